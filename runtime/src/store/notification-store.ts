import { sql } from 'kysely';
import type { NotificationStore, PersonId, StoredNotice, WaitingNotice } from '../ports/index.js';
import type { Connection } from './connection.js';
import { addNotices, deliverToInbox } from './notice-rows.js';
import { assertTransaction } from './store-misuse.js';

export function createNotificationStore(connection: Connection): NotificationStore {
  const { db } = connection;
  const noticeRows = async (where: ReturnType<typeof sql<boolean>>): Promise<StoredNotice[]> => {
    const { rows } =
      await sql<StoredNotice>`select ${NOTICE} from notice n where ${where} order by n.id`.execute(db);
    return rows;
  };

  return {
    addNotices: (notices, at) => addNotices(connection, notices, at),

    async byIds(ids) {
      const rows = await noticeRows(sql`n.id = any(${[...ids]}::int[])`);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },

    async takeUnrouted(ids) {
      assertTransaction(connection, 'notifications.takeUnrouted');
      await sql`
        select from notice where id = any(${[...ids]}::int[]) and routed_at is null
        order by id for update`.execute(db);
      return noticeRows(sql`n.id = any(${[...ids]}::int[]) and n.routed_at is null`);
    },

    deliverToInbox: (entries, at, planAt) => deliverToInbox(connection, entries, at, planAt),

    async markRouted(ids, at) {
      await sql`update notice set routed_at = ${at}::timestamptz where id = any(${[...ids]}::int[])`.execute(
        db,
      );
    },

    async takeUnshared(routedUntil, limit) {
      assertTransaction(connection, 'notifications.takeUnshared');
      const { rows } = await sql<{
        free: boolean;
      }>`select pg_try_advisory_xact_lock(${SHARING}) as free`.execute(db);
      if (!rows[0]?.free) return [];
      return noticeRows(sql`n.id in (
        select id from notice where not shared and routed_at <= ${routedUntil}::timestamptz
        order by id limit ${limit})`);
    },

    async markShared(ids) {
      await sql`update notice set shared = true where id = any(${[...ids]}::int[])`.execute(db);
    },

    async inbox(person, { beforeId, limit, unread = false }) {
      const { rows } = await sql<StoredNotice & { readAt: string | null }>`
        select ${NOTICE}, r.read_at as "readAt"
        from notice_recipient r join notice n on n.id = r.notice_id
        where r.person_id = ${person}::int
          and (${!unread}::boolean or r.read_at is null)
          and (${beforeId ?? null}::int is null or r.notice_id < ${beforeId ?? null}::int)
        order by r.notice_id desc limit ${limit}`.execute(db);
      return rows.map(({ readAt, ...notice }) => ({ notice, readAt }));
    },

    async unreadCount(person) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from notice_recipient
        where person_id = ${person}::int and read_at is null`.execute(db);
      return rows[0]?.count ?? 0;
    },

    async markRead(person, noticeIds, readAt) {
      const { numAffectedRows } = await sql`
        update notice_recipient set read_at = ${readAt}::timestamptz
        where person_id = ${person}::int and (read_at is null) = ${readAt !== null}::boolean
          and (${noticeIds === undefined}::boolean or notice_id = any(${[...(noticeIds ?? [])]}::int[]))`.execute(
        db,
      );
      return Number(numAffectedRows ?? 0);
    },

    async takeDuePlans(now, limit) {
      assertTransaction(connection, 'notifications.takeDuePlans');
      const { rows } = await sql<{ id: PersonId }>`
        select person_id as id from notification_plan where due_at <= ${now}::timestamptz
        order by due_at, person_id limit ${limit} for update skip locked`.execute(db);
      return rows.map(({ id }) => id);
    },

    async waitingFor(person) {
      const { rows } = await sql<WaitingNotice>`
        select ${NOTICE},
          r.read_at is not null
            or (n.kind = any(${ASKING}::text[]) and coalesce(w.state = 'resolved', t.status <> 'open', false))
            as over
        from notice_recipient r
        join notice n on n.id = r.notice_id
        left join warning w on w.id = n.warning_id
        left join task t on t.id = n.task_id
        where r.person_id = ${person}::int and r.waiting
        order by n.id`.execute(db);
      return rows;
    },

    async settle(person, noticeIds) {
      await sql`
        update notice_recipient set waiting = false
        where person_id = ${person}::int and notice_id = any(${[...noticeIds]}::int[])`.execute(db);
    },

    async planAgain(person, at) {
      if (at === null) await sql`delete from notification_plan where person_id = ${person}::int`.execute(db);
      else {
        await sql`
          update notification_plan set due_at = ${at}::timestamptz where person_id = ${person}::int`.execute(
          db,
        );
      }
    },
  };
}

/** Advisory lock of whoever considers groups and other systems: one at a time keeps their order. */
const SHARING = 4_310_010;

/** Kinds that ask somebody to act: without an object once their warning or task is over. */
const ASKING = [
  'warningOpened',
  'warningReopened',
  'warningToConfirm',
  'warningAssigned',
  'warningEscalated',
  'taskAssigned',
  'taskDue',
  'taskOverdue',
  'taskReturned',
];

const NOTICE = sql.raw(`
  n.id, n.key, n.kind, n.subject_id as "subjectId", n.rule, n.warning_id as "warningId", n.task_id as "taskId",
  n.severity, n.severity_rank as "severityRank", n.effect, n.text, n.link, n.audience, n.personal,
  n.created_at as "createdAt"`);
