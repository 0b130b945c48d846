import { sql } from 'kysely';
import { Failure, type ObservationBatch } from '../ports/index.js';
import type { Connection, StatementClient } from './connection.js';
import { copyIn, type RowEncoder } from './copy/index.js';
import { extendExtents } from './observation-extents.js';
import { at, orderBatch, type OrderedBatch } from './observation-batch.js';
import { copyIfNew } from './optimistic-copy.js';
import { stageRows } from './staged-rows.js';

/** Cells looked at to guess whether a batch brings new ones or corrects old ones. */
const PROBES = 64;

export async function appendObservations(
  connection: Connection,
  importId: number,
  batch: ObservationBatch,
): Promise<{ appended: number; changed: number }> {
  if (batch.length === 0) return { appended: 0, changed: 0 };
  const ordered = orderBatch(batch, await sliceIdsOf(connection, batch));
  await assertKnown(connection, ordered);
  await extendExtents(connection, ordered);
  const insertedAt = await countAppended(connection, importId, batch.length);
  const looksNew = await probe(connection, ordered);
  return connection.withClient(async (client) => {
    await appendToHistory(client, ordered, importId, insertedAt);
    const { length } = ordered.latest;
    const rows = currentRows(ordered, importId);
    const areNew = looksNew && (await copyIfNew(client, 'observation_current', length, rows));
    const changed = areNew ? length : await mergeIntoCurrent(client, length, rows);
    return { appended: batch.length, changed };
  });
}

async function appendToHistory(
  client: StatementClient,
  { batch, sliceId, order }: OrderedBatch,
  importId: number,
  insertedAt: number,
): Promise<void> {
  const target = `observation
    (item_id, subject_id, period, slice_id, value, known_at, inserted_at, import_id, value_text)`;
  await copyIn(client, target, order.length, (encoder, index) => {
    const row = order[index] as number;
    encoder.beginRow(9, 80);
    encoder.int4(at(batch.item, row));
    encoder.int4(at(batch.subjectId, row));
    encoder.int4(at(batch.period, row));
    encoder.int4(at(sliceId, row));
    encoder.float8(at(batch.number, row));
    encoder.timestamp(at(batch.knownAt, row));
    encoder.timestamp(insertedAt);
    encoder.int4(importId);
    encoder.text(batch.text?.[row] ?? null);
  });
}

/** The columns of `observation_current`, in their order. */
function currentRows({ batch, sliceId, latest }: OrderedBatch, importId: number) {
  return (encoder: RowEncoder, index: number): void => {
    const row = latest[index] as number;
    encoder.beginRow(8, 72);
    encoder.int4(at(batch.item, row));
    encoder.int4(at(sliceId, row));
    encoder.int4(at(batch.subjectId, row));
    encoder.int4(at(batch.period, row));
    encoder.float8(at(batch.number, row));
    encoder.timestamp(at(batch.knownAt, row));
    encoder.int4(importId);
    encoder.text(batch.text?.[row] ?? null);
  };
}

/** @returns how many cells changed */
async function mergeIntoCurrent(
  client: StatementClient,
  rows: number,
  writeRow: (encoder: RowEncoder, index: number) => void,
): Promise<number> {
  const stage = await stageRows(client, 'observation', rows, writeRow);
  const { rowCount } = await client.query(`
    insert into observation_current as c
    select * from ${stage}
    on conflict (item_id, slice_id, subject_id, period) do update
    set value = excluded.value, value_text = excluded.value_text, known_at = excluded.known_at,
      import_id = excluded.import_id
    where excluded.known_at > c.known_at
      or (excluded.known_at = c.known_at
        and (excluded.value is distinct from c.value or excluded.value_text is distinct from c.value_text))`);
  return rowCount ?? 0;
}

/** Whether none of some cells spread over the batch has a value yet. */
async function probe({ db }: Connection, { batch, sliceId, latest }: OrderedBatch): Promise<boolean> {
  const step = Math.max(1, Math.floor(latest.length / PROBES));
  const probes = [...latest.filter((_, index) => index % step === 0)];
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from unnest(
        ${probes.map((row) => at(batch.item, row))}::int[],
        ${probes.map((row) => at(sliceId, row))}::int[],
        ${probes.map((row) => at(batch.subjectId, row))}::int[],
        ${probes.map((row) => at(batch.period, row))}::int[]
      ) as p(item_id, slice_id, subject_id, period)
      cross join lateral (
        select from observation_current c
        where c.item_id = p.item_id and c.slice_id = p.slice_id
          and c.subject_id = p.subject_id and c.period = p.period
        limit 1
      ) as hit
    ) as found`.execute(db);
  return rows[0]?.found === false;
}

/** The wide tables have no foreign keys: the keys of a batch are looked up at once. */
async function assertKnown({ db }: Connection, { itemIds, subjectIds }: OrderedBatch): Promise<void> {
  const { rows } = await sql<{ what: 'item' | 'subject'; id: number }>`
    select 'subject' as what, id from unnest(${[...subjectIds]}::int[]) as g(id)
    where not exists (select from subject s where s.id = g.id)
    union all
    select 'item', id from unnest(${[...itemIds]}::int[]) as g(id)
    where not exists (select from definition_key k where k.id = g.id and k.kind = 'item')
    limit 1`.execute(db);
  const [unknown] = rows;
  if (unknown === undefined) return;
  throw new Failure(`observation.unknown${unknown.what === 'item' ? 'Item' : 'Subject'}`, {
    zh: `编号为 ${unknown.id} 的${unknown.what === 'item' ? '数据项' : '对象'}不存在。请先建立它。`,
    en: `There is no ${unknown.what} with key ${unknown.id}. Create it first.`,
  });
}

/** @returns when the import began, in milliseconds: the instant at which we knew its values */
async function countAppended({ db }: Connection, importId: number, rows: number): Promise<number> {
  const { started_at } = await db
    .updateTable('data_import')
    .set({ appended: sql<number>`appended + ${rows}::int` })
    .where('id', '=', importId)
    .returning('started_at')
    .executeTakeFirstOrThrow();
  return Date.parse(started_at);
}

/** Keys of the batch's slices, made where missing; 0 is the total. */
async function sliceIdsOf({ db }: Connection, batch: ObservationBatch): Promise<ArrayLike<number>> {
  const sliceIds = new Int32Array(batch.length);
  const codes = [...new Set(batch.slice)].filter((code) => code !== null && code !== '').sort();
  if (codes.length === 0) return sliceIds;
  await sql`
    insert into slice (code)
    select code from unnest(${codes}::text[]) as g(code)
    where not exists (select from slice s where s.code = g.code)
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ id: number; code: string }>`
    select id, code from slice where code = any(${codes}::text[])`.execute(db);
  const ids = new Map<string | null, number>(rows.map(({ id, code }) => [code, id]));
  for (let i = 0; i < batch.length; i++) sliceIds[i] = ids.get(batch.slice?.[i] ?? null) ?? 0;
  return sliceIds;
}
