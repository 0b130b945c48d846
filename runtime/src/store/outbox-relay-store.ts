import { sql } from 'kysely';
import { QUEUE_NAMES, type OutboxRelayStore, type OutboxRow, type QueueName } from '../ports/index.js';
import { CHANNELS } from './channels.js';
import type { Connection } from './connection.js';
import type { NotificationListener } from './notification-listener.js';

/** The database's clock counts here, as relays run on several machines. */
export function createOutboxRelayStore(
  { db }: Connection,
  listen: () => NotificationListener,
): OutboxRelayStore {
  const countByQueue = async (parked: boolean): Promise<Record<QueueName, number>> => {
    const rows = await db
      .selectFrom('outbox')
      .select(['queue', sql<number>`count(*)`.as('count')])
      .where('parked', '=', parked)
      .groupBy('queue')
      .execute();
    const counts = new Map(rows.map(({ queue, count }) => [queue, count]));
    return byQueue((queue) => counts.get(queue) ?? 0);
  };

  return {
    async claim(limit, staleAfterMs) {
      const { rows } = await sql<OutboxRow>`
        with fresh as (
          select id from outbox where handed_over_at is null and not parked
          order by id limit ${limit} for update skip locked
        ),
        stale as (
          select id from outbox
          where handed_over_at < clock_timestamp() - make_interval(secs => ${staleAfterMs / 1000}::float8)
            and not parked
          order by id limit ${limit} for update skip locked
        ),
        due as (select id from fresh union all select id from stale order by id limit ${limit}),
        claimed as (
          update outbox set handed_over_at = clock_timestamp(), attempts = attempts + 1
          where id in (select id from due)
          returning id, message, attempts
        )
        select id::text, message, attempts from claimed order by claimed.id`.execute(db);
      return rows;
    },

    async releaseAll() {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ handed_over_at: null })
        .where('handed_over_at', 'is not', null)
        .where('parked', '=', false)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },

    pending: () => countByQueue(false),
    parked: () => countByQueue(true),

    async recordFailure(ids, error, parkAfter) {
      if (ids.length === 0) return;
      await sql`
        update outbox set failures = failures + 1, last_error = ${error}, parked = failures + 1 >= ${parkAfter}::int
        where id in (select id from outbox where id = any(${[...ids]}::bigint[]) order by id for update)`.execute(
        db,
      );
    },

    async onAdded(listener) {
      const notifications = listen();
      await notifications.start(CHANNELS.outbox, {
        onNotification: () => listener(),
        // What was added while nobody listened.
        onReconnected: () => listener(),
      });
      return () => notifications.stop();
    },
  };
}

function byQueue(countOf: (queue: QueueName) => number): Record<QueueName, number> {
  return Object.fromEntries(QUEUE_NAMES.map((queue) => [queue, countOf(queue)])) as Record<QueueName, number>;
}
