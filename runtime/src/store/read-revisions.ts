import { sql } from 'kysely';
import type { CellRevisions, ObservationStore } from '../ports/index.js';
import type { Connection } from './connection.js';
import { findKeys } from './keys.js';

/** One pass over the ranges of pages in which any of the items, subjects and periods lie. */
export async function readRevisions(
  connection: Connection,
  { item, subjectId, period }: Parameters<ObservationStore['revisionsOf']>[0],
): Promise<CellRevisions[]> {
  const keys = await findKeys(connection, 'item', [...new Set(item)]);
  if (keys.size === 0 || subjectId.length === 0 || period.length === 0) return [];
  const codes = new Map([...keys].map(([code, id]) => [id, code]));
  const { rows } = await sql<Omit<CellRevisions, 'item'> & { readonly itemId: number }>`
    select o.item_id as "itemId", o.subject_id as "subjectId", o.period,
      count(distinct coalesce(o.value_text, o.value::text, ''))::int as values,
      (extract(epoch from min(o.known_at)) * 1000)::float8 as "firstKnownAt",
      (array_agg(o.entered_by is not null and o.reviewed_by is null
        order by o.known_at desc, o.inserted_at desc))[1] as unreviewed
    from observation o
    where o.item_id = any(${[...keys.values()]}::int[])
      and o.subject_id = any(${[...new Set(subjectId)]}::int[])
      and o.period = any(${[...new Set(period)]}::int[])
      and o.slice_id = 0
    group by o.item_id, o.subject_id, o.period`.execute(connection.db);
  return rows.map(({ itemId, ...row }) => ({ item: codes.get(itemId) ?? '', ...row }));
}
