import { sql } from 'kysely';
import type { EffectOutcome, ProcessInstance, ProcessStore } from '../ports/index.js';
import type { Connection } from './connection.js';
import { keyOf } from './keys.js';
import { assertTransaction } from './store-misuse.js';
import { createTaskStore } from './task-store.js';

export function createProcessStore(connection: Connection): ProcessStore {
  const { db } = connection;
  const awaiting = () =>
    selectInstances(connection).where('i.status', '=', 'running').where('i.accepted_at', 'is not', null);

  return {
    async insertInstance(instance) {
      const inserted = await db
        .insertInto('process_instance')
        .values({
          process_id: await keyOf(connection, 'process', instance.process),
          process_version: instance.processVersion,
          warning_id: instance.warningId,
          state: JSON.stringify(instance.state),
          status: instance.state.status,
          seq: instance.seq,
          frozen: JSON.stringify(instance.frozen),
          accepted_at: instance.frozen.acceptedAt,
          outcome: instance.outcome,
          outcome_reason: instance.outcomeReason && JSON.stringify(instance.outcomeReason),
          started_at: instance.startedAt,
        })
        .onConflict((conflict) => conflict.columns(['warning_id', 'process_id']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return inserted && { ...instance, id: inserted.id };
    },

    async findInstance(id) {
      return selectInstances(connection).where('i.id', '=', id).executeTakeFirst();
    },

    async lockInstance(id) {
      assertTransaction(connection, 'processes.lockInstance');
      return selectInstances(connection).where('i.id', '=', id).forUpdate('i').executeTakeFirst();
    },

    async ofWarning(id) {
      return selectInstances(connection).where('i.warning_id', '=', id).orderBy('i.id').execute();
    },

    async awaitingVerification(rule, subjectIds) {
      return awaiting()
        .innerJoin('warning as w', 'w.id', 'i.warning_id')
        .innerJoin('definition_key as r', 'r.id', 'w.rule_id')
        .where('r.code', '=', rule)
        .where('w.subject_id', '=', sql<number>`any(${[...subjectIds]}::int[])`)
        .orderBy('i.id')
        .execute();
    },

    async listAwaiting(limit) {
      return awaiting().orderBy('i.id').limit(limit).execute();
    },

    async saveInstance(id, change) {
      const columns = {
        ...(change.state !== undefined && {
          state: JSON.stringify(change.state),
          status: change.state.status,
        }),
        ...(change.seq !== undefined && { seq: change.seq }),
        ...(change.frozen !== undefined && {
          frozen: JSON.stringify(change.frozen),
          accepted_at: change.frozen.acceptedAt,
        }),
        ...(change.outcome !== undefined && { outcome: change.outcome }),
        ...(change.outcomeReason !== undefined && {
          outcome_reason: change.outcomeReason && JSON.stringify(change.outcomeReason),
        }),
      };
      if (Object.keys(columns).length === 0) return;
      await db.updateTable('process_instance').set(columns).where('id', '=', id).execute();
    },

    async addEvent(id, seq, event, at) {
      await db
        .insertInto('process_event')
        .values({ instance_id: id, seq, event: JSON.stringify(event), at })
        .execute();
    },

    ...createTaskStore(connection),
  };
}

function selectInstances({ db }: Connection) {
  return db
    .selectFrom('process_instance as i')
    .innerJoin('definition_key as k', 'k.id', 'i.process_id')
    .select([
      'i.id',
      'k.code as process',
      'i.process_version as processVersion',
      'i.warning_id as warningId',
      sql<ProcessInstance['state']>`i.state`.as('state'),
      'i.seq',
      sql<ProcessInstance['frozen']>`i.frozen`.as('frozen'),
      sql<EffectOutcome | null>`i.outcome`.as('outcome'),
      sql<ProcessInstance['outcomeReason']>`i.outcome_reason`.as('outcomeReason'),
      'i.started_at as startedAt',
    ]);
}
