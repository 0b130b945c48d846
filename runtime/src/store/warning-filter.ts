import { sql, type RawBuilder } from 'kysely';
import type { SubjectId, WarningFilter } from '../ports/index.js';

const ints = (values: readonly number[]) => sql`${[...values]}::int[]`;
const texts = (values: readonly string[]) => sql`${[...values]}::text[]`;

/** What a filter asks of a row of `warning as w`. */
export function warningMatches(filter: WarningFilter): RawBuilder<boolean> {
  const { confirmations, level, muted, rule, seenBy, severities, states, subjectIds } = filter;
  const conditions: RawBuilder<boolean>[] = [];
  const and = (condition: RawBuilder<boolean>): void => void conditions.push(condition);
  if (states !== undefined) and(sql`w.state = any(${texts(states)})`);
  if (subjectIds !== undefined) and(sql`w.subject_id = any(${ints(subjectIds)})`);
  if (severities !== undefined) and(sql`w.severity = any(${texts(severities)})`);
  if (confirmations !== undefined) and(sql`w.confirmation = any(${texts(confirmations)})`);
  if (rule !== undefined) {
    and(sql`w.rule_id = (select id from definition_key where kind = 'rule' and code = ${rule})`);
  }
  if (level !== undefined) {
    and(sql`w.subject_id in (select s.id from subject s
      join definition_key l on l.id = s.level_id where l.kind = 'level' and l.code = ${level})`);
  }
  if (filter.departmentId !== undefined) and(ofDepartment(filter.departmentId));
  if (filter.matterId !== undefined) and(sql`w.matter_id = ${filter.matterId}`);
  if (filter.assignedTo !== undefined) and(sql`w.assigned_to = ${filter.assignedTo}`);
  if (filter.withheld !== undefined) and(sql`w.withheld = ${filter.withheld}`);
  if (filter.overturned !== undefined) and(sql`(w.overturned_at is not null) = ${filter.overturned}`);
  if (filter.told !== undefined) and(sql`(w.told_at is not null) = ${filter.told}`);
  if (muted !== undefined) {
    and(sql`(w.muted_by is not null or exists (${silencesOver(muted.at)})) = ${muted.is}`);
  }
  if (seenBy !== undefined) {
    and(sql`not w.withheld
      and (w.subject_id = any(${ints(seenBy.subjectIds)}) or w.assigned_to = ${seenBy.personId})`);
  }
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`;
}

function ofDepartment(id: SubjectId | null): RawBuilder<boolean> {
  return sql`w.matter_id in (select id from matter where department_id is not distinct from ${id}::int)`;
}

/** What a silence `s` must be to speak of a row of `warning as w`. */
export const SILENCE_SPEAKS_OF_WARNING = sql<boolean>`
  (s.rule_id is null or s.rule_id = w.rule_id)
  and (s.subject_id is null or s.subject_id = w.subject_id
    or (s.with_below and s.subject_id in (
      with recursive above(id) as (
        select e.parent_id from hierarchy_edge e
        where e.hierarchy = 'administrative' and e.child_id = w.subject_id
        union
        select e.parent_id from above a
        join hierarchy_edge e on e.hierarchy = 'administrative' and e.child_id = a.id
      )
      select id from above)))`;

/** Rows of silences that a row of `warning as w` is under at an instant. */
export function silencesOver(at: string): RawBuilder<unknown> {
  return sql`
    select s.id from silence s
    where s.ended_at is null and s.at <= ${at}::timestamptz and s.ends_at > ${at}::timestamptz
      and ${SILENCE_SPEAKS_OF_WARNING}
      and not (s.until_data_changes and exists (
        select from verdict_current v
        where v.rule_id = w.rule_id and v.subject_id = w.subject_id and v.as_of > s.at))`;
}
