import { sql } from 'kysely';
import type { SubjectId, WarningId } from '../ports/index.js';
import type { Connection } from './connection.js';

const inForce = (asOf: string) => sql`
  (e.valid_from is null or e.valid_from <= ${asOf}::date) and (e.valid_to is null or e.valid_to >= ${asOf}::date)`;

/** The nearest open or recovering warning of one of the rules, of each subject or of one above it. */
export async function standingAbove(
  { db }: Connection,
  causes: readonly { readonly rule: string; readonly hierarchy: string | null }[],
  subjectIds: readonly SubjectId[],
  asOf: string,
): Promise<Map<SubjectId, WarningId>> {
  if (causes.length === 0 || subjectIds.length === 0) return new Map();
  const { rows } = await sql<{ subjectId: SubjectId; warningId: WarningId }>`
    with recursive cause(rule_id, hierarchy) as (
      select k.id, given.hierarchy
      from unnest(${causes.map(({ rule }) => rule)}::text[], ${causes.map(({ hierarchy }) => hierarchy)}::text[])
        as given(rule, hierarchy)
      join definition_key k on k.kind = 'rule' and k.code = given.rule
    ),
    above(subject_id, hierarchy, at_id, distance, path) as (
      select s.id, h.hierarchy, s.id, 0, array[s.id]
      from unnest(${[...subjectIds]}::int[]) as s(id), (select distinct hierarchy from cause) as h
      union all
      select a.subject_id, a.hierarchy, e.parent_id, a.distance + 1, a.path || e.parent_id
      from above a
      join hierarchy_edge e on (a.hierarchy is null or e.hierarchy = a.hierarchy) and e.child_id = a.at_id and ${inForce(asOf)}
      where not e.parent_id = any(a.path)
    )
    select distinct on (a.subject_id) a.subject_id as "subjectId", w.id as "warningId"
    from above a
    join cause c on c.hierarchy is not distinct from a.hierarchy
    join warning w on w.rule_id = c.rule_id and w.subject_id = a.at_id and w.state in ('open', 'recovering')
    order by a.subject_id, a.distance, w.id`.execute(db);
  return new Map(rows.map(({ subjectId, warningId }) => [subjectId, warningId]));
}

/** Subjects with an unresolved warning of the rule that are, or stand below, one of these; ascending. */
export async function standingBelow(
  { db }: Connection,
  rule: string,
  hierarchy: string | null,
  subjectIds: readonly SubjectId[],
  asOf: string,
): Promise<SubjectId[]> {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<{ id: SubjectId }>`
    with recursive below(id) as (
      select id from unnest(${[...subjectIds]}::int[]) as given(id)
      union
      select e.child_id from below b
      join hierarchy_edge e on (${hierarchy}::text is null or e.hierarchy = ${hierarchy}) and e.parent_id = b.id and ${inForce(asOf)}
    )
    select distinct w.subject_id as id
    from warning w
    join definition_key k on k.id = w.rule_id and k.kind = 'rule' and k.code = ${rule}
    join below b on b.id = w.subject_id
    where w.state <> 'resolved'
    order by 1`.execute(db);
  return rows.map((row) => row.id);
}
