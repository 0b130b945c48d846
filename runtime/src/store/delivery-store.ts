import { sql } from 'kysely';
import type { Delivery, DeliveryStore } from '../ports/index.js';
import { channelCounts, channelStates, saveChannelState } from './channel-states.js';
import type { Connection } from './connection.js';
import { readSettings, saveSettings } from './notification-settings.js';

export function createDeliveryStore(connection: Connection): DeliveryStore {
  const { db } = connection;
  return {
    settingsOf: (people) => readSettings(connection, people),
    saveSettings: (person, settings) => saveSettings(connection, person, settings),

    async add(deliveries, at) {
      if (deliveries.length === 0) return;
      await sql`
        insert into delivery (key, channel, recipient, person_id, notice_ids, digest, status, due_at, created_at)
        select key, channel, coalesce(person_id::text, ''), person_id,
          array(select json_array_elements_text(notice_ids::json)::int), digest, 'waiting',
          ${at}::timestamptz, ${at}::timestamptz
        from unnest(
          ${deliveries.map(({ key }) => key)}::text[],
          ${deliveries.map(({ channel }) => channel)}::text[],
          ${deliveries.map(({ personId }) => personId)}::int[],
          ${deliveries.map(({ noticeIds }) => JSON.stringify(noticeIds))}::text[],
          ${deliveries.map(({ digest }) => digest)}::boolean[]
        ) with ordinality as given(key, channel, person_id, notice_ids, digest, place)
        order by place
        on conflict (key) do nothing`.execute(db);
    },

    async messagesSince(person, since) {
      const { rows } = await sql<{ count: number }>`
        select count(distinct notice_ids) as count from delivery
        where person_id = ${person}::int and not digest and created_at >= ${since}::timestamptz`.execute(db);
      return rows[0]?.count ?? 0;
    },

    async claim({ channels, leaseUntil, limit, now }) {
      // Of each recipient the head is taken, and with it what waits right behind: nobody else can have that.
      const { rows } = await sql<Delivery>`
        with head as (
          select distinct on (d.channel, d.recipient) d.id, d.channel, d.recipient
          from delivery d
          where d.status in ('waiting','sending') and d.channel = any(${[...channels]}::text[])
            and not exists (select from channel_state s
              where s.channel = d.channel and s.paused_until > ${now}::timestamptz)
          order by d.channel, d.recipient, d.id
        ),
        taken as (
          select d.id, d.channel, d.recipient from delivery d join head using (id)
          where d.status = 'waiting' and d.due_at <= ${now}::timestamptz
            or d.status = 'sending' and d.lease_until <= ${now}::timestamptz
          order by d.id limit ${limit} for update of d skip locked
        ),
        due as (
          select id from taken
          union all
          select behind.id from taken t cross join lateral (
            select d.id from delivery d
            where d.channel = t.channel and d.recipient = t.recipient and d.id > t.id
              and (d.status = 'waiting' or d.status = 'sending' and d.lease_until <= ${now}::timestamptz)
            order by d.id limit ${TOGETHER}
          ) as behind
        )
        update delivery set status = 'sending', attempts = attempts + 1, lease_until = ${leaseUntil}::timestamptz
        where id in (select id from due)
        returning ${DELIVERY}`.execute(db);
      return rows.sort(byId);
    },

    async finish({ attempts, id }, { at, dueAt, error, reference = null, status, uncounted = false }) {
      const { numAffectedRows } = await sql`
        update delivery set
          status = ${status},
          attempts = attempts - ${uncounted ? 1 : 0}::int,
          due_at = coalesce(${dueAt ?? null}::timestamptz, due_at),
          lease_until = null,
          finished_at = ${status === 'waiting' ? null : at}::timestamptz,
          reference = coalesce(${reference}::text, reference),
          last_error = coalesce(${error === undefined ? null : JSON.stringify(error)}::json, last_error)
        where id = ${id}::bigint and status = 'sending' and attempts = ${attempts}::int`.execute(db);
      return numAffectedRows === 1n;
    },

    states: () => channelStates(connection),
    saveState: (state) => saveChannelState(connection, state),

    async counts() {
      const total = { waiting: 0, sending: 0, sent: 0, dead: 0 };
      for (const counts of (await channelCounts(connection)).values()) {
        for (const status of STATUSES) total[status] += counts[status];
      }
      return total;
    },

    countsByChannel: () => channelCounts(connection),

    async nextDue() {
      const { rows } = await sql<{ at: string | null }>`
        select min(case when status = 'waiting' then due_at else lease_until end) as at from delivery
        where status in ('waiting','sending')`.execute(db);
      return rows[0]?.at ?? null;
    },

    async dead({ beforeId, limit }) {
      const { rows } = await sql<Delivery>`
        select ${DELIVERY} from delivery
        where status = 'dead' and (${beforeId ?? null}::bigint is null or id < ${beforeId ?? null}::bigint)
        order by delivery.id desc limit ${limit}`.execute(db);
      return rows;
    },

    async replay(ids, at) {
      const { numAffectedRows } = await sql`
        update delivery set status = 'waiting', attempts = 0, replays = replays + 1, finished_at = null,
          due_at = ${at}::timestamptz
        where status = 'dead'
          and (${ids === undefined}::boolean or id = any(${[...(ids ?? [])]}::bigint[]))`.execute(db);
      return Number(numAffectedRows ?? 0);
    },
  };
}

/** Messages of one recipient claimed at a time, beside the first. */
const TOGETHER = 9;
const STATUSES = ['waiting', 'sending', 'sent', 'dead'] as const;

const DELIVERY = sql.raw(`
  id::text, key, channel, person_id as "personId", notice_ids as "noticeIds", digest, status, attempts,
  due_at as "dueAt", created_at as "createdAt", finished_at as "finishedAt", last_error as "lastError"`);

function byId(a: Delivery, b: Delivery): number {
  return Number(a.id) - Number(b.id);
}
