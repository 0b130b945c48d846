import { sql, type RawBuilder } from 'kysely';
import type { RevisionPlan, RevisionPlanStore } from '../ports/index.js';
import type { Connection } from './connection.js';
import { keyOf } from './keys.js';

export function createRevisionPlanStore(connection: Connection): RevisionPlanStore {
  const { db } = connection;

  return {
    async insert(plan) {
      const { at, by, rule, ruleVersion, steps } = plan;
      const { id } = await db
        .insertInto('revision_plan')
        .values({
          rule_id: await keyOf(connection, 'rule', rule),
          rule_version: ruleVersion,
          by,
          at,
          steps: JSON.stringify(steps),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return { ...plan, id, undoneAt: null, undoneBy: null };
    },

    async find(id) {
      const [found] = await selectPlans(connection, sql`p.id = ${id}`);
      return found;
    },

    ofRule: (rule) => selectPlans(connection, sql`k.code = ${rule}`),

    async undo(id, by, at) {
      const undone = await db
        .updateTable('revision_plan')
        .set({ undone_by: by, undone_at: at })
        .where('id', '=', id)
        .where('undone_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return undone !== undefined;
    },
  };
}

async function selectPlans({ db }: Connection, which: RawBuilder<boolean>): Promise<RevisionPlan[]> {
  const { rows } = await sql<RevisionPlan>`
    select p.id, k.code as rule, p.rule_version as "ruleVersion", p.by, p.at, p.steps,
      p.undone_at as "undoneAt", p.undone_by as "undoneBy"
    from revision_plan p join definition_key k on k.id = p.rule_id
    where ${which} order by p.id desc`.execute(db);
  return rows;
}
