import { sql } from 'kysely';
import type { WarningCount, WarningFilter } from '../ports/index.js';
import type { Connection } from './connection.js';
import { warningMatches } from './warning-filter.js';

/** By rule, severity, state and stage, in this order. */
export async function countUnresolved({ db }: Connection, filter: WarningFilter): Promise<WarningCount[]> {
  const { rows } = await sql<WarningCount>`
    select k.code as rule, w.severity, w.state, stage.name as stage, count(*) as count
    from warning w
    join definition_key k on k.id = w.rule_id
    cross join lateral (
      select case
        when w.state = 'pending' then 'monitor'
        when exists (select from process_instance i where i.warning_id = w.id and i.status = 'running'
          and i.accepted_at is not null) then 'verify'
        when exists (select from process_instance i where i.warning_id = w.id and i.status = 'running')
          then 'improve'
        when w.acknowledged_by is not null then 'diagnose'
        else 'warn'
      end
    ) as stage(name)
    where w.state <> 'resolved' and ${warningMatches(filter)}
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4`.execute(db);
  return rows;
}
