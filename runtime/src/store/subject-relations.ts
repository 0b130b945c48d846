import { sql } from 'kysely';
import type { AttributeInput, HierarchyEdge, MembershipInput } from '../ports/index.js';
import type { Connection } from './connection.js';
import { keysOf } from './keys.js';
import { resolveSubjects } from './subject-refs.js';

export async function addEdges(connection: Connection, edges: readonly HierarchyEdge[]): Promise<void> {
  if (edges.length === 0) return;
  const children = await resolveSubjects(
    connection,
    edges.map((edge) => edge.child),
  );
  const parents = await resolveSubjects(
    connection,
    edges.map((edge) => edge.parent),
  );
  const rows = lastOfEach(
    edges.map((edge, index) => ({ ...edge, child: children[index], parent: parents[index] })),
    (edge) => `${edge.hierarchy}\n${edge.child}\n${edge.validFrom ?? ''}`,
  );
  await sql`
    insert into hierarchy_edge (hierarchy, child_id, parent_id, valid_from, valid_to)
    select * from unnest(
      ${rows.map((row) => row.hierarchy)}::text[],
      ${rows.map((row) => row.child)}::int[],
      ${rows.map((row) => row.parent)}::int[],
      ${rows.map((row) => row.validFrom ?? null)}::date[],
      ${rows.map((row) => row.validTo ?? null)}::date[]
    )
    on conflict (hierarchy, child_id, coalesce(valid_from, '-infinity'::date))
    do update set parent_id = excluded.parent_id, valid_to = excluded.valid_to`.execute(connection.db);
}

export async function addMemberships(
  connection: Connection,
  memberships: readonly MembershipInput[],
): Promise<void> {
  if (memberships.length === 0) return;
  const members = await resolveSubjects(
    connection,
    memberships.map((row) => row.member),
  );
  const groups = await resolveSubjects(
    connection,
    memberships.map((row) => row.of),
  );
  const rows = lastOfEach(
    memberships.map((row, index) => ({ ...row, member: members[index], of: groups[index] })),
    (row) => `${row.kind}\n${row.member}\n${row.of}\n${row.validFrom ?? ''}`,
  );
  await sql`
    insert into membership (kind, member_id, of_id, weight, valid_from, valid_to)
    select * from unnest(
      ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.member)}::int[],
      ${rows.map((row) => row.of)}::int[],
      ${rows.map((row) => row.weight)}::float8[],
      ${rows.map((row) => row.validFrom ?? null)}::date[],
      ${rows.map((row) => row.validTo ?? null)}::date[]
    )
    on conflict (kind, member_id, of_id, coalesce(valid_from, '-infinity'::date))
    do update set weight = excluded.weight, valid_to = excluded.valid_to`.execute(connection.db);
}

export async function setAttributes(
  connection: Connection,
  attributes: readonly AttributeInput[],
): Promise<void> {
  if (attributes.length === 0) return;
  const keys = await keysOf(
    connection,
    'attribute',
    attributes.map((row) => row.attribute),
  );
  const subjects = await resolveSubjects(
    connection,
    attributes.map((row) => row.subject),
  );
  const rows = lastOfEach(
    attributes.map((row, index) => ({ ...row, subject: subjects[index] })),
    (row) => `${row.subject}\n${row.attribute}\n${row.validFrom ?? ''}`,
  );
  await sql`
    insert into subject_attribute (subject_id, attribute_id, value, valid_from, valid_to)
    select * from unnest(
      ${rows.map((row) => row.subject)}::int[],
      ${rows.map((row) => keys.get(row.attribute))}::int[],
      ${rows.map((row) => JSON.stringify(row.value))}::jsonb[],
      ${rows.map((row) => row.validFrom ?? null)}::date[],
      ${rows.map((row) => row.validTo ?? null)}::date[]
    )
    on conflict (subject_id, attribute_id, coalesce(valid_from, '-infinity'::date))
    do update set value = excluded.value, valid_to = excluded.valid_to`.execute(connection.db);
}

/** One statement may touch a row only once. */
function lastOfEach<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
