import type { VerdictBatch } from '../ports/index.js';
import type { Connection, StatementClient } from './connection.js';
import { copyIn, copyOut, GrowingInt32, integerList, sortedOrder, type RowEncoder } from './copy/index.js';
import { keysOf } from './keys.js';
import { copyIfNew } from './optimistic-copy.js';
import { stageRows } from './staged-rows.js';
import { VerdictComparison } from './verdict-comparison.js';

/** Below this many subjects a read names them. */
const FEW_SUBJECTS = 2_000;

interface ChangedCells {
  readonly subjectId: Int32Array;
  readonly period: Int32Array;
}

interface Work {
  readonly ruleId: number;
  readonly batch: VerdictBatch;
  readonly comparison: VerdictComparison;
}

/**
 * Compares with the verdicts in force here rather than in the database, those of all the rules in one read: a sweep that
 * changes little then costs one read and no write.
 *
 * @returns what changed, by batch as given
 */
export async function writeVerdicts(
  connection: Connection,
  batches: readonly VerdictBatch[],
): Promise<ChangedCells[]> {
  const keys = await keysOf(
    connection,
    'rule',
    batches.map(({ rule }) => rule),
  );
  const orderOf = orderOnce();
  const work = batches.map((batch): Work => {
    const ruleId = keys.get(batch.rule);
    if (ruleId === undefined) throw new Error(`no key could be made for rule ${batch.rule}`);
    return { ruleId, batch, comparison: new VerdictComparison(batch, orderOf(batch)) };
  });
  const inOrder = work.filter(({ batch }) => batch.length > 0).sort((a, b) => a.ruleId - b.ruleId);
  const changed = new Map<VerdictBatch, ChangedCells>();
  if (inOrder.length > 0) {
    await connection.withClient(async (client) => {
      await compareWithStored(client, inOrder);
      for (const one of inOrder) changed.set(one.batch, await writeDiffering(client, one));
    });
  }
  return batches.map((batch) => changed.get(batch) ?? cellsOf(batch, new Uint32Array(0)));
}

/**
 * In the order of the primary key, so that two that write the same cells never wait for each other; batches that share
 * their cells share the order.
 */
function orderOnce(): (batch: VerdictBatch) => Uint32Array {
  const known = new Map<Int32Array, { readonly subjectId: Int32Array; readonly order: Uint32Array }>();
  return ({ length, period, subjectId }) => {
    const found = known.get(period);
    if (found?.subjectId === subjectId && found.order.length === length) return found.order;
    const order = sortedOrder(length, [period, subjectId]);
    known.set(period, { subjectId, order });
    return order;
  };
}

async function writeDiffering(
  client: StatementClient,
  { batch, comparison, ruleId }: Work,
): Promise<ChangedCells> {
  const { differing, inForce } = comparison.end();
  if (differing.length === 0) return cellsOf(batch, differing);
  const rows = rowsOf(ruleId, batch, differing);
  if (inForce === 0 && (await copyIfNew(client, CURRENT, differing.length, rows))) {
    await copyIn(client, HISTORY, differing.length, rows);
    return cellsOf(batch, differing);
  }
  return upsert(client, differing.length, rows);
}

const COLUMNS = '(rule_id, period, subject_id, rule_version, verdict, value, as_of)';
const CURRENT = `verdict_current ${COLUMNS}`;
const HISTORY = `verdict ${COLUMNS}`;

function rowsOf(ruleId: number, batch: VerdictBatch, rows: Uint32Array) {
  const asOf = Date.parse(batch.asOf);
  return (encoder: RowEncoder, index: number): void => {
    const row = rows[index] as number;
    encoder.beginRow(7, 64);
    encoder.int4(ruleId);
    encoder.int4(batch.period[row] as number);
    encoder.int4(batch.subjectId[row] as number);
    encoder.int4(batch.ruleVersion);
    encoder.int2(batch.verdict[row] as number);
    encoder.float8(batch.value[row] as number);
    encoder.timestamp(asOf);
  };
}

async function compareWithStored(client: StatementClient, work: readonly Work[]): Promise<void> {
  const subjects = new Set<number>();
  const periods = new Set<number>();
  const cells = new Map(work.map(({ batch }) => [batch.subjectId, batch]));
  for (const { period, subjectId } of cells.values()) {
    for (const id of subjectId) subjects.add(id);
    for (const key of period) periods.add(key);
  }
  const ids = [...subjects].sort((a, b) => a - b);
  const ofSubjects =
    ids.length <= FEW_SUBJECTS
      ? `in (${integerList(ids)})`
      : `between ${integerList(ids.slice(0, 1))} and ${integerList(ids.slice(-1))}`;
  const query = `
    select rule_id, period, subject_id, rule_version, verdict, value from verdict_current
    where rule_id in (${integerList(work.map(({ ruleId }) => ruleId))})
      and period in (${integerList(periods)}) and subject_id ${ofSubjects}
    order by rule_id, period, subject_id`;
  let [at, rule] = [0, work[0]];
  await copyOut(client, query, (stored) => {
    const ruleId = stored.int4();
    while (rule !== undefined && rule.ruleId < ruleId) rule = work[++at];
    rule?.comparison.meet(stored.int4(), stored.int4(), stored.int4(), stored.int2(), stored.float8());
  });
}

async function upsert(
  client: StatementClient,
  count: number,
  rows: (encoder: RowEncoder, index: number) => void,
): Promise<ChangedCells> {
  const stage = await stageRows(client, 'verdict', count, rows);
  const [subjectId, period] = [new GrowingInt32(), new GrowingInt32()];
  // What was computed from older knowledge never replaces what was computed from newer.
  const statement = `
    with changed as (
      insert into verdict_current as c ${COLUMNS}
      select * from ${stage}
      on conflict (rule_id, period, subject_id) do update
      set rule_version = excluded.rule_version, verdict = excluded.verdict, value = excluded.value,
        as_of = excluded.as_of
      where excluded.as_of >= c.as_of
        and (excluded.verdict <> c.verdict or excluded.rule_version <> c.rule_version
          or excluded.value is distinct from c.value)
      returning rule_id, period, subject_id, rule_version, verdict, value, as_of
    ),
    kept as (insert into verdict ${COLUMNS} select * from changed)
    select subject_id, period from changed`;
  await copyOut(client, statement, (row) => {
    subjectId.push(row.int4());
    period.push(row.int4());
  });
  return { subjectId: subjectId.toArray(), period: period.toArray() };
}

function cellsOf(batch: VerdictBatch, rows: Uint32Array): ChangedCells {
  const subjectId = new Int32Array(rows.length);
  const period = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    subjectId[i] = batch.subjectId[row] as number;
    period[i] = batch.period[row] as number;
  }
  return { subjectId, period };
}
