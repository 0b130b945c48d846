import { VERDICT_OF_CODE } from '@zhengai/engine';
import { sql } from 'kysely';
import type { StoredVerdict, SubjectId, VerdictBatch, VerdictStore } from '../ports/index.js';
import type { Connection } from './connection.js';
import { copyOut, GrowingInt32, integerList, sortedOrder } from './copy/index.js';
import { findKeys, keyOf } from './keys.js';
import { stageRows } from './staged-rows.js';

export function createVerdictStore(connection: Connection): VerdictStore {
  return {
    write: (batch) => connection.atomically((transaction) => writeVerdicts(transaction, batch)),
    ofRule: (rule, subjectIds) => readVerdicts(connection, rule, subjectIds),

    async count() {
      const { count } = await connection.db
        .selectFrom('verdict_current')
        .select(sql<number>`count(*)`.as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

async function writeVerdicts(
  connection: Connection,
  batch: VerdictBatch,
): Promise<{ subjectId: Int32Array; period: Int32Array }> {
  const ruleId = await keyOf(connection, 'rule', batch.rule);
  const version = integerList([batch.ruleVersion]);
  const asOf = `'${new Date(batch.asOf).toISOString()}'::timestamptz`;
  const [subjectId, period] = [new GrowingInt32(), new GrowingInt32()];
  // In the order of the primary key, so that two that write the same cells never wait for each other.
  const order = sortedOrder(batch.length, [batch.period, batch.subjectId]);
  await connection.withClient(async (client) => {
    const stage = await stageRows(client, 'verdict', batch.length, (encoder, index) => {
      const row = order[index] as number;
      encoder.beginRow(4, 36);
      encoder.int4(batch.period[row] as number);
      encoder.int4(batch.subjectId[row] as number);
      encoder.int2(batch.verdict[row] as number);
      encoder.float8(batch.value[row] as number);
    });
    // What was computed from older knowledge never replaces what was computed from newer.
    const statement = `
      with changed as (
        insert into verdict_current as c
          (rule_id, period, subject_id, rule_version, verdict, value, as_of)
        select ${ruleId}, period, subject_id, ${version}, verdict, value, ${asOf} from ${stage}
        on conflict (rule_id, period, subject_id) do update
        set rule_version = excluded.rule_version, verdict = excluded.verdict, value = excluded.value,
          as_of = excluded.as_of
        where excluded.as_of >= c.as_of
          and (excluded.verdict <> c.verdict or excluded.rule_version <> c.rule_version
            or excluded.value is distinct from c.value)
        returning subject_id, period, verdict, value
      ),
      kept as (
        insert into verdict (rule_id, subject_id, period, rule_version, verdict, value, as_of)
        select ${ruleId}, subject_id, period, ${version}, verdict, value, ${asOf} from changed
      )
      select subject_id, period from changed`;
    await copyOut(client, statement, (row) => {
      subjectId.push(row.int4());
      period.push(row.int4());
    });
  });
  return { subjectId: subjectId.toArray(), period: period.toArray() };
}

async function readVerdicts(
  connection: Connection,
  rule: string,
  subjectIds?: readonly SubjectId[],
): Promise<StoredVerdict[]> {
  const ruleId = (await findKeys(connection, 'rule', [rule])).get(rule);
  if (ruleId === undefined || subjectIds?.length === 0) return [];
  const ofSubjects = subjectIds === undefined ? '' : `and subject_id in (${integerList(subjectIds)})`;
  const verdicts: StoredVerdict[] = [];
  const instants = new Map<number, string>();
  await connection.withClient((client) =>
    copyOut(
      client,
      `select subject_id, period, verdict, value, rule_version, as_of from verdict_current
       where rule_id = ${ruleId} ${ofSubjects} order by period, subject_id`,
      (row) => {
        const [subjectId, period, code, value] = [row.int4(), row.int4(), row.int2(), row.float8()];
        const [ruleVersion, asOfMs] = [row.int4(), row.timestamp()];
        let asOf = instants.get(asOfMs);
        if (asOf === undefined) instants.set(asOfMs, (asOf = new Date(asOfMs).toISOString()));
        verdicts.push({
          subjectId,
          period,
          verdict: VERDICT_OF_CODE[code] ?? 'unknown',
          value: Number.isNaN(value) ? null : value,
          ruleVersion,
          asOf,
        });
      },
    ),
  );
  return verdicts;
}
