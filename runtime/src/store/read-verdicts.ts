import { VERDICT_OF_CODE } from '@zhengai/engine';
import type { StoredVerdict, SubjectId } from '../ports/index.js';
import type { Connection } from './connection.js';
import { copyOut, integerList } from './copy/index.js';
import { findKeys } from './keys.js';

/** Ascending by period, then by subject. */
export async function readVerdicts(
  connection: Connection,
  rule: string,
  subjectIds?: readonly SubjectId[],
): Promise<StoredVerdict[]> {
  const ruleId = (await findKeys(connection, 'rule', [rule])).get(rule);
  if (ruleId === undefined || subjectIds?.length === 0) return [];
  const ofSubjects = subjectIds === undefined ? '' : `and subject_id in (${integerList(subjectIds)})`;
  const query = `
    select subject_id, period, verdict, value, rule_version, as_of from verdict_current
    where rule_id = ${ruleId} ${ofSubjects} order by period, subject_id`;
  const verdicts: StoredVerdict[] = [];
  // Few sweeps make many verdicts.
  const instants = new Map<number, string>();
  await connection.withClient((client) =>
    copyOut(client, query, (row) => {
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
    }),
  );
  return verdicts;
}
