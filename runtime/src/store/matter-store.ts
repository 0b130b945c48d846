import { sql } from 'kysely';
import type { Matter, MatterCount, MatterId, MatterStore, SubjectId } from '../ports/index.js';
import type { Connection } from './connection.js';
import { keyOf } from './keys.js';
import { warningMatches } from './warning-filter.js';

export function createMatterStore(connection: Connection): MatterStore {
  const { db } = connection;
  const byIds = async (ids: readonly MatterId[]): Promise<Matter[]> => {
    if (ids.length === 0) return [];
    const { rows } = await sql<Matter>`
      select m.id, k.code as rule, m.department_id as "departmentId"
      from matter m join definition_key k on k.id = m.rule_id
      where m.id = any(${[...ids]}::int[]) order by m.id`.execute(db);
    return rows;
  };

  return {
    async ensure(rule, departmentIds) {
      if (departmentIds.length === 0) return new Map<SubjectId | null, MatterId>();
      const ruleId = await keyOf(connection, 'rule', rule);
      const ids = [...new Set(departmentIds)].sort((a, b) => (a ?? 0) - (b ?? 0));
      const find = async () => {
        const { rows } = await sql<{ id: MatterId; departmentId: SubjectId | null }>`
          select m.id, m.department_id as "departmentId"
          from unnest(${ids}::int[]) as given(id)
          join matter m on m.rule_id = ${ruleId} and m.department_id is not distinct from given.id`.execute(
          db,
        );
        return new Map(rows.map(({ departmentId, id }) => [departmentId, id]));
      };
      const found = await find();
      const missing = ids.filter((id) => !found.has(id));
      if (missing.length === 0) return found;
      await sql`
        insert into matter (rule_id, department_id)
        select ${ruleId}::int, given.id from unnest(${missing}::int[]) as given(id) order by given.id
        on conflict do nothing`.execute(db);
      return find();
    },

    async find(id) {
      return (await byIds([id]))[0];
    },

    byIds,

    async list(filter, limit) {
      const { rows } = await sql<MatterCount>`
        select m.id, k.code as rule, m.department_id as "departmentId", found.*
        from (
          select w.matter_id as "matterId", count(*) as rows,
            count(*) filter (where w.state in ('open', 'recovering')) as open,
            count(*) filter (where w.acknowledged_by is not null) as acknowledged,
            array_agg(distinct w.severity) as severities,
            min(w.opened_at) as "firstOpenedAt", max(w.updated_at) as "updatedAt"
          from warning w
          where w.matter_id is not null and ${warningMatches(filter)}
          group by w.matter_id
        ) as found
        join matter m on m.id = found."matterId"
        join definition_key k on k.id = m.rule_id
        order by found."updatedAt" desc, m.id
        limit ${limit}`.execute(db);
      return rows;
    },
  };
}
