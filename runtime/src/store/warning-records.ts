import { sql } from 'kysely';
import type { WarningRecord } from '../ports/index.js';
import type { Connection } from './connection.js';

/** What people do about a warning, in any way. */
const ANSWERS = [
  'acknowledged',
  'assigned',
  'commented',
  'silenced',
  'dismissed',
  'confirmed',
  'rejected',
  'appealed',
];

/** All warnings of a rule, oldest first. */
export async function readRecords(
  { db }: Connection,
  rule: string,
  ruleVersion: number | undefined,
): Promise<WarningRecord[]> {
  const { rows } = await sql<WarningRecord>`
    select w.id, s.code as subject, w.rule_version as "ruleVersion", w.opened_at as "openedAt",
      case when w.state = 'resolved' then found."resolvedAt" end as "resolvedAt",
      case when w.state = 'resolved' then w.ended_by end as "endedBy",
      least(found."answeredAt", task."answeredAt") as "respondedAt",
      found.reason as "dismissedFor", found.value, found.confirmed, found.rejected
    from warning w
    join definition_key k on k.id = w.rule_id and k.kind = 'rule'
    join subject s on s.id = w.subject_id
    cross join lateral (
      select max(e.at) filter (where e.kind = 'resolved') as "resolvedAt",
        min(e.at) filter (where e.by is not null and e.kind = any(${ANSWERS}::text[])) as "answeredAt",
        (array_agg(e.data ->> 'reason' order by e.id desc)
          filter (where e.kind in ('dismissed', 'rejected')))[1] as reason,
        ((array_agg(e.data ->> 'value' order by e.id) filter (where e.kind = 'opened'))[1])::float8 as value,
        bool_or(e.kind in ('confirmed', 'verifiedEffective', 'verifiedNotEffective')) as confirmed,
        bool_or(e.kind in ('dismissed', 'rejected') and e.data ->> 'reason' = 'falseAlarm') as rejected
      from warning_event e where e.warning_id = w.id
    ) as found
    cross join lateral (
      select min(t.completed_at) as "answeredAt" from task t where t.warning_id = w.id
    ) as task
    where k.code = ${rule} and (${ruleVersion ?? null}::int is null or w.rule_version = ${ruleVersion ?? null}::int)
    order by w.id`.execute(db);
  return rows;
}
