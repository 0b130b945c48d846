import { sql } from 'kysely';
import type { HierarchyEdge, SubjectId } from '../ports/index.js';
import type { Connection } from './connection.js';

/** See `SubjectStore.edgesAround`. A hierarchy that runs in a circle ends: each subject is met once. */
export async function edgesAround(
  { db }: Connection,
  ids: readonly SubjectId[],
  direction: 'below' | 'above',
  hierarchy: string | undefined,
): Promise<HierarchyEdge[]> {
  if (ids.length === 0) return [];
  const [near, far] =
    direction === 'below'
      ? [sql.ref('e.parent_id'), sql.ref('e.child_id')]
      : [sql.ref('e.child_id'), sql.ref('e.parent_id')];
  const only = hierarchy === undefined ? sql`true` : sql`e.hierarchy = ${hierarchy}`;
  const { rows } = await sql<{
    hierarchy: string;
    parentLevel: string;
    parentCode: string;
    childLevel: string;
    childCode: string;
    validFrom: string | null;
    validTo: string | null;
  }>`
    with recursive met(id) as (
      select unnest(${[...ids]}::int[])
      union
      select ${far} from met m join hierarchy_edge e on ${near} = m.id and ${only}
    )
    select e.hierarchy, pl.code as "parentLevel", p.code as "parentCode",
      cl.code as "childLevel", c.code as "childCode", e.valid_from as "validFrom", e.valid_to as "validTo"
    from hierarchy_edge e
    join subject p on p.id = e.parent_id
    join definition_key pl on pl.id = p.level_id
    join subject c on c.id = e.child_id
    join definition_key cl on cl.id = c.level_id
    where ${near} in (select id from met) and ${only}
    order by e.id`.execute(db);
  return rows.map((row) => ({
    hierarchy: row.hierarchy,
    parent: { level: row.parentLevel, code: row.parentCode },
    child: { level: row.childLevel, code: row.childCode },
    validFrom: row.validFrom,
    validTo: row.validTo,
  }));
}
