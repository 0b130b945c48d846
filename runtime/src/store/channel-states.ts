import { sql } from 'kysely';
import type { ChannelName, ChannelState, DeliveryCounts } from '../ports/index.js';
import type { Connection } from './connection.js';

export async function channelStates({ db }: Connection): Promise<ChannelState[]> {
  const { rows } = await sql<ChannelState>`
    select channel, paused_until as "pausedUntil", failures, last_error as "lastError",
      last_failed_at as "lastFailedAt", last_sent_at as "lastSentAt"
    from channel_state order by channel`.execute(db);
  return rows;
}

/** What is not given stays as it is. */
export async function saveChannelState(
  { db }: Connection,
  state: Pick<ChannelState, 'channel'> & Partial<ChannelState>,
): Promise<void> {
  const { channel, failures, lastError, lastFailedAt, lastSentAt, pausedUntil } = state;
  const error = lastError === undefined || lastError === null ? null : JSON.stringify(lastError);
  await sql`
    insert into channel_state (channel, paused_until, failures, last_error, last_failed_at, last_sent_at)
    values (${channel}, ${pausedUntil ?? null}::timestamptz, ${failures ?? 0}::int, ${error}::json,
      ${lastFailedAt ?? null}::timestamptz, ${lastSentAt ?? null}::timestamptz)
    on conflict (channel) do update set
      paused_until = case when ${pausedUntil === undefined}::boolean
        then channel_state.paused_until else excluded.paused_until end,
      failures = case when ${failures === undefined}::boolean
        then channel_state.failures else excluded.failures end,
      last_error = coalesce(excluded.last_error, channel_state.last_error),
      last_failed_at = coalesce(excluded.last_failed_at, channel_state.last_failed_at),
      last_sent_at = greatest(excluded.last_sent_at, channel_state.last_sent_at)`.execute(db);
}

export async function channelCounts({ db }: Connection): Promise<Map<ChannelName, DeliveryCounts>> {
  const { rows } = await sql<{ channel: ChannelName } & DeliveryCounts>`
    select channel,
      count(*) filter (where status = 'waiting') as waiting,
      count(*) filter (where status = 'sending') as sending,
      count(*) filter (where status = 'sent') as sent,
      count(*) filter (where status = 'dead') as dead
    from delivery group by channel`.execute(db);
  return new Map(rows.map(({ channel, ...counts }) => [channel, counts]));
}
