import type { VerdictBatch } from '../ports/index.js';
import type { Connection, StatementClient } from './connection.js';
import { copyIn, copyOut, GrowingInt32, integerList, sortedOrder, type RowEncoder } from './copy/index.js';
import { keyOf } from './keys.js';
import { copyIfNew } from './optimistic-copy.js';
import { stageRows } from './staged-rows.js';

/** Below this many subjects a read names them. */
const FEW_SUBJECTS = 2_000;

interface ChangedCells {
  readonly subjectId: Int32Array;
  readonly period: Int32Array;
}

/**
 * Compares with the verdicts in force here rather than in the database: a sweep that changes little then costs
 * one read and no write.
 */
export async function writeVerdicts(connection: Connection, batch: VerdictBatch): Promise<ChangedCells> {
  if (batch.length === 0) return { subjectId: new Int32Array(0), period: new Int32Array(0) };
  const ruleId = await keyOf(connection, 'rule', batch.rule);
  return connection.withClient(async (client) => {
    // In the order of the primary key, so that two that write the same cells never wait for each other.
    const order = sortedOrder(batch.length, [batch.period, batch.subjectId]);
    const { differing, inForce } = await compareWithStored(client, ruleId, batch, order);
    if (differing.length === 0) return cellsOf(batch, differing);
    if (
      inForce === 0 &&
      (await copyIfNew(client, CURRENT, differing.length, rowsOf(ruleId, batch, differing)))
    ) {
      await copyIn(client, HISTORY, differing.length, rowsOf(ruleId, batch, differing));
      return cellsOf(batch, differing);
    }
    return upsert(client, ruleId, batch, differing);
  });
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

/** Rows of the batch that differ from what is stored, in their order, and how many cells of it are stored at all. */
async function compareWithStored(
  client: StatementClient,
  ruleId: number,
  batch: VerdictBatch,
  order: Uint32Array,
): Promise<{ differing: Uint32Array; inForce: number }> {
  const periodAt = (index: number): number => batch.period[order[index] as number] as number;
  const subjects = new Set(batch.subjectId);
  const ofSubjects = subjects.size <= FEW_SUBJECTS ? `and subject_id in (${integerList(subjects)})` : '';
  const query = `
    select period, subject_id, rule_version, verdict, value from verdict_current
    where rule_id = ${ruleId} ${ofSubjects}
      and period between ${integerList([periodAt(0)])} and ${integerList([periodAt(order.length - 1)])}
    order by period, subject_id`;
  const differing = new Uint32Array(order.length);
  let [found, inForce, next] = [0, 0, 0];
  await copyOut(client, query, (stored) => {
    const [period, subjectId] = [stored.int4(), stored.int4()];
    // Both are in the same order: pass over what has no verdict yet.
    let row = order[next];
    while (row !== undefined && isBefore(batch, row, period, subjectId)) {
      differing[found++] = row;
      row = order[++next];
    }
    if (row === undefined || batch.period[row] !== period || batch.subjectId[row] !== subjectId) return;
    next++;
    inForce++;
    const [ruleVersion, verdict, value] = [stored.int4(), stored.int2(), stored.float8()];
    if (
      ruleVersion !== batch.ruleVersion ||
      verdict !== batch.verdict[row] ||
      !isSame(value, batch.value[row] as number)
    ) {
      differing[found++] = row;
    }
  });
  for (; next < order.length; next++) differing[found++] = order[next] as number;
  return { differing: differing.subarray(0, found), inForce };
}

function isBefore(batch: VerdictBatch, row: number, period: number, subjectId: number): boolean {
  const own = batch.period[row] as number;
  return own < period || (own === period && (batch.subjectId[row] as number) < subjectId);
}

function isSame(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

async function upsert(
  client: StatementClient,
  ruleId: number,
  batch: VerdictBatch,
  rows: Uint32Array,
): Promise<ChangedCells> {
  const stage = await stageRows(client, 'verdict', rows.length, rowsOf(ruleId, batch, rows));
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
