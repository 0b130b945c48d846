import { sql } from 'kysely';
import { StaleTask, type ProcessStore, type Task, type TaskStatus } from '../ports/index.js';
import type { Connection } from './connection.js';
import { assertTransaction } from './store-misuse.js';

type TaskStore = Pick<ProcessStore, 'insertTask' | 'findTask' | 'lockTask' | 'listTasks' | 'saveTask'>;

export function createTaskStore(connection: Connection): TaskStore {
  const { db } = connection;
  const find = async (id: number): Promise<Task | undefined> =>
    selectTasks(connection).where('t.id', '=', id).executeTakeFirst();

  return {
    async insertTask(task) {
      const inserted = await db
        .insertInto('task')
        .values({
          instance_id: task.instanceId,
          warning_id: task.warningId,
          node_id: task.nodeId,
          visit: task.visit,
          title: JSON.stringify(task.title),
          status: 'open',
          assignee_id: task.assigneeId,
          department_id: task.departmentId,
          due_on: task.dueOn,
          values: JSON.stringify(task.values),
          created_at: task.createdAt,
        })
        .onConflict((conflict) => conflict.columns(['instance_id', 'node_id', 'visit']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return inserted && find(inserted.id);
    },

    findTask: find,

    async lockTask(id) {
      assertTransaction(connection, 'processes.lockTask');
      return selectTasks(connection).where('t.id', '=', id).forUpdate().executeTakeFirst();
    },

    async listTasks({ status, assigneeId, departmentIds, subjectIds, warningId, limit }) {
      let query = selectTasks(connection);
      if (status !== undefined) query = query.where('t.status', '=', status);
      if (warningId !== undefined) query = query.where('t.warning_id', '=', warningId);
      if (assigneeId !== undefined || departmentIds !== undefined || subjectIds !== undefined) {
        query = query.where((match) =>
          match.or([
            ...(assigneeId === undefined ? [] : [match('t.assignee_id', '=', assigneeId)]),
            ...(departmentIds === undefined
              ? []
              : [match('t.department_id', '=', sql<number>`any(${[...departmentIds]}::int[])`)]),
            ...(subjectIds === undefined
              ? []
              : [
                  sql<boolean>`exists (select from warning w
                    where w.id = t.warning_id and w.subject_id = any(${[...subjectIds]}::int[]))`,
                ]),
          ]),
        );
      }
      return query.orderBy('t.due_on').orderBy('t.id').limit(limit).execute();
    },

    async saveTask(id, change, expectedRevision) {
      let update = db
        .updateTable('task')
        .set({
          revision: sql<number>`revision + 1`,
          ...(change.status !== undefined && { status: change.status }),
          ...(change.values !== undefined && { values: JSON.stringify(change.values) }),
          ...(change.completedAt !== undefined && { completed_at: change.completedAt }),
          ...(change.completedBy !== undefined && { completed_by: change.completedBy }),
        })
        .where('id', '=', id);
      if (expectedRevision !== undefined) update = update.where('revision', '=', expectedRevision);
      const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
      const task = await find(id);
      if (task === undefined) throw new Error(`task ${id} does not exist`);
      if (numUpdatedRows === 0n) throw new StaleTask(task.revision);
      return task;
    },
  };
}

function selectTasks({ db }: Connection) {
  return db
    .selectFrom('task as t')
    .select([
      't.id',
      't.instance_id as instanceId',
      't.warning_id as warningId',
      't.node_id as nodeId',
      't.visit',
      sql<Task['title']>`t.title`.as('title'),
      sql<TaskStatus>`t.status`.as('status'),
      't.assignee_id as assigneeId',
      't.department_id as departmentId',
      't.due_on as dueOn',
      't.values',
      't.revision',
      't.created_at as createdAt',
      't.completed_at as completedAt',
      't.completed_by as completedBy',
    ]);
}
