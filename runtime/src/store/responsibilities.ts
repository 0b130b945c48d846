import { sql } from 'kysely';
import type {
  PersonId,
  ResponsibilityInput,
  ResponsibilityRole,
  ResponsibleParties,
  SubjectId,
} from '../ports/index.js';
import type { Connection } from './connection.js';

/** Colleges and offices answer for what lies below them here. */
const HIERARCHY = 'administrative';

export async function addResponsibilities(
  { db }: Connection,
  rows: readonly ResponsibilityInput[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into responsibility (kind, code, subject_id, role, person_id, department_id, valid_from, valid_to)
    select * from unnest(
      ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.code)}::text[],
      ${rows.map((row) => row.subjectId)}::int[],
      ${rows.map((row) => row.role)}::text[],
      ${rows.map((row) => row.personId ?? null)}::int[],
      ${rows.map((row) => row.departmentId ?? null)}::int[],
      ${rows.map((row) => row.validFrom ?? null)}::date[],
      ${rows.map((row) => row.validTo ?? null)}::date[]
    )
    on conflict do nothing`.execute(db);
}

interface PartyRow {
  readonly subjectId: SubjectId;
  readonly role: ResponsibilityRole;
  readonly personId: PersonId | null;
  readonly departmentId: SubjectId | null;
}

/**
 * For each subject and role the nearest assignment: of the subject itself, else of its nearest ancestor, else of
 * no subject; at the same distance one for the code goes before one for all, one for the kind before one for any,
 * the later beginning before the earlier.
 */
export async function responsibleFor(
  { db }: Connection,
  kind: ResponsibilityInput['kind'],
  code: string | null,
  subjectIds: readonly SubjectId[],
  asOf: string,
): Promise<Map<SubjectId, ResponsibleParties>> {
  const parties = new Map<SubjectId, ResponsibleParties>(subjectIds.map((id) => [id, {}]));
  if (subjectIds.length === 0) return parties;
  const { rows } = await sql<PartyRow>`
    with recursive above(subject_id, at_id, distance, path) as (
      select id, id, 0, array[id] from unnest(${[...parties.keys()]}::int[]) as given(id)
      union all
      select a.subject_id, e.parent_id, a.distance + 1, a.path || e.parent_id
      from above a
      join hierarchy_edge e on e.hierarchy = ${HIERARCHY} and e.child_id = a.at_id
        and (e.valid_from is null or e.valid_from <= ${asOf}::date)
        and (e.valid_to is null or e.valid_to >= ${asOf}::date)
      where not e.parent_id = any(a.path)
    ),
    valid as (
      select * from responsibility
      where kind in (${kind}, 'any') and (code is null or code = ${code}::text)
        and (valid_from is null or valid_from <= ${asOf}::date)
        and (valid_to is null or valid_to >= ${asOf}::date)
    ),
    candidate(for_id, distance, id, kind, code, subject_id, role, person_id, department_id, valid_from, valid_to)
    as (
      select a.subject_id, a.distance, v.* from above a join valid v on v.subject_id = a.at_id
      union all
      select given.id, 1000000, v.* from unnest(${[...parties.keys()]}::int[]) as given(id), valid v
      where v.subject_id is null
    )
    select distinct on (c.for_id, c.role)
      c.for_id as "subjectId", c.role, c.person_id as "personId", c.department_id as "departmentId"
    from candidate c
    order by c.for_id, c.role, c.distance, c.code nulls last, (c.kind = 'any'),
      c.valid_from desc nulls last, c.id`.execute(db);
  for (const { subjectId, role, personId, departmentId } of rows) {
    parties.set(subjectId, { ...parties.get(subjectId), [role]: { personId, departmentId } });
  }
  return parties;
}

/** Subjects assigned to a person by name, and what lies below them; assignments to no subject name none. */
export async function subjectsOf({ db }: Connection, id: PersonId, asOf: string): Promise<SubjectId[]> {
  const { rows } = await sql<{ id: SubjectId }>`
    with recursive below(id) as (
      select subject_id from responsibility
      where person_id = ${id} and subject_id is not null
        and (valid_from is null or valid_from <= ${asOf}::date)
        and (valid_to is null or valid_to >= ${asOf}::date)
      union
      select e.child_id
      from below b
      join hierarchy_edge e on e.hierarchy = ${HIERARCHY} and e.parent_id = b.id
        and (e.valid_from is null or e.valid_from <= ${asOf}::date)
        and (e.valid_to is null or e.valid_to >= ${asOf}::date)
    )
    select id from below order by id`.execute(db);
  return rows.map((row) => row.id);
}
