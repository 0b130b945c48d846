import { sql } from 'kysely';
import type pg from 'pg';
import { Failure, type ObservationBatch } from '../ports/index.js';
import type { Connection } from './connection.js';
import { copyIn, type RowEncoder } from './copy/index.js';
import { at, orderBatch, type OrderedBatch } from './observation-batch.js';
import { stageRows } from './staged-rows.js';

/** First half of the advisory locks on items; the second is the item's key. */
const ITEM_LOCKS = 0x6f627376;
/** Fewer rows than this are never the first of their items in bulk. */
const BULK_ROWS = 1_000;

export async function appendObservations(
  connection: Connection,
  importId: number,
  batch: ObservationBatch,
): Promise<{ appended: number; changed: number }> {
  if (batch.length === 0) return { appended: 0, changed: 0 };
  const ordered = orderBatch(batch, await sliceIdsOf(connection, batch));
  await assertKnown(connection, ordered);
  const insertedAt = await countAppended(connection, importId, batch.length);
  return connection.withClient(async (client) => {
    await appendToHistory(client, ordered, importId, insertedAt);
    const changed = await mergeIntoCurrent(connection, client, ordered, importId);
    return { appended: batch.length, changed };
  });
}

async function appendToHistory(
  client: pg.ClientBase,
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

/** @returns how many cells changed */
async function mergeIntoCurrent(
  connection: Connection,
  client: pg.ClientBase,
  ordered: OrderedBatch,
  importId: number,
): Promise<number> {
  const { batch, latest } = ordered;
  const first = await lockItems(connection, ordered);
  const fresh = latest.filter((row) => first.has(at(batch.item, row)));
  const others = first.size === 0 ? latest : latest.filter((row) => !first.has(at(batch.item, row)));
  await copyIn(client, 'observation_current', fresh.length, currentRows(ordered, fresh, importId));
  if (others.length === 0) return fresh.length;
  const stage = await stageRows(client, 'observation', others.length, currentRows(ordered, others, importId));
  const { rowCount } = await client.query(`
    insert into observation_current as c
    select * from ${stage}
    on conflict (item_id, slice_id, subject_id, period) do update
    set value = excluded.value, value_text = excluded.value_text, known_at = excluded.known_at,
      import_id = excluded.import_id
    where excluded.known_at > c.known_at
      or (excluded.known_at = c.known_at
        and (excluded.value is distinct from c.value or excluded.value_text is distinct from c.value_text))`);
  return fresh.length + (rowCount ?? 0);
}

function currentRows({ batch, sliceId }: OrderedBatch, rows: Uint32Array, importId: number) {
  return (encoder: RowEncoder, index: number): void => {
    const row = rows[index] as number;
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

/**
 * Lets others write the same items at the same time, but for those that have no value yet: these are this
 * transaction's alone, so that their rows can be written without looking for what they supersede.
 *
 * @returns the items without a value
 */
async function lockItems({ db }: Connection, { batch, itemIds }: OrderedBatch): Promise<ReadonlySet<number>> {
  const empty = batch.length < BULK_ROWS ? new Set<number>() : await withoutValues(itemIds);
  for (const itemId of itemIds) {
    const shared = empty.has(itemId) ? '' : '_shared';
    await sql`select ${sql.raw(`pg_advisory_xact_lock${shared}`)}(${ITEM_LOCKS}::int, ${itemId}::int)`.execute(
      db,
    );
  }
  // Another transaction may have been first while this one waited.
  return empty.size === 0 ? empty : withoutValues([...empty]);

  async function withoutValues(ids: readonly number[]): Promise<Set<number>> {
    const { rows } = await sql<{ id: number }>`
      select id from unnest(${[...ids]}::int[]) as i(id)
      where not exists (select from observation_current where item_id = i.id)`.execute(db);
    return new Set(rows.map(({ id }) => id));
  }
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
