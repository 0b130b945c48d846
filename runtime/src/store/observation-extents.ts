import { sql } from 'kysely';
import type { Connection } from './connection.js';
import { findKeys } from './keys.js';
import { at, type OrderedBatch } from './observation-batch.js';

interface Extent {
  readonly itemId: number;
  readonly levelId: number;
  first: number;
  last: number;
}

/** Keeps the first and last period of each item and level; writes only where a batch reaches further. */
export async function extendExtents({ db }: Connection, ordered: OrderedBatch): Promise<void> {
  const subjects = await db
    .selectFrom('subject')
    .select(['id', 'level_id'])
    .where('id', '=', sql<number>`any(${[...ordered.subjectIds]}::int[])`)
    .execute();
  const extents = extentsOf(ordered, new Map(subjects.map(({ id, level_id }) => [id, level_id])));
  // The rows are looked at first: an upsert would lock them for others even where nothing changes.
  await sql`
    insert into observation_extent as e (item_id, level_id, first_period, last_period)
    select g.item_id, g.level_id, g.first_period, g.last_period
    from unnest(
      ${extents.map(({ itemId }) => itemId)}::int[],
      ${extents.map(({ levelId }) => levelId)}::int[],
      ${extents.map(({ first }) => first)}::int[],
      ${extents.map(({ last }) => last)}::int[]
    ) as g(item_id, level_id, first_period, last_period)
    left join observation_extent known on known.item_id = g.item_id and known.level_id = g.level_id
    where known.item_id is null or g.first_period < known.first_period or g.last_period > known.last_period
    order by g.item_id, g.level_id
    on conflict (item_id, level_id) do update
    set first_period = least(e.first_period, excluded.first_period),
      last_period = greatest(e.last_period, excluded.last_period)`.execute(db);
}

/** Rows come by item, and an item's subjects are nearly always of one level: the extent at hand is mostly the right one. */
function extentsOf({ batch, order }: OrderedBatch, levelOf: ReadonlyMap<number, number>): Extent[] {
  const extents: Extent[] = [];
  let extent: Extent | undefined;
  for (const row of order) {
    const [itemId, period] = [at(batch.item, row), at(batch.period, row)];
    const levelId = levelOf.get(at(batch.subjectId, row)) ?? 0;
    if (extent?.itemId !== itemId || extent.levelId !== levelId) {
      extent = extents.find((known) => known.itemId === itemId && known.levelId === levelId);
    }
    if (!extent) extents.push((extent = { itemId, levelId, first: period, last: period }));
    else if (period < extent.first) extent.first = period;
    else if (period > extent.last) extent.last = period;
  }
  return extents;
}

/** First and last period with any value of these items, for subjects of a level. */
export async function readPeriodRange(
  connection: Connection,
  level: string,
  items: readonly string[],
): Promise<{ from: number; to: number } | undefined> {
  const itemIds = [...(await findKeys(connection, 'item', items)).values()];
  const [levelId] = (await findKeys(connection, 'level', [level])).values();
  if (itemIds.length === 0 || levelId === undefined) return undefined;
  const { rows } = await sql<{ from: number | null; to: number | null }>`
    select min(first_period) as "from", max(last_period) as "to" from observation_extent
    where item_id = any(${itemIds}::int[]) and level_id = ${levelId}`.execute(connection.db);
  const { from, to } = rows[0] ?? { from: null, to: null };
  return from === null || to === null ? undefined : { from, to };
}
