import { sql } from 'kysely';
import { DEFAULT_NOTIFICATION_SETTINGS, type NotificationSettings, type PersonId } from '../ports/index.js';
import type { Connection } from './connection.js';

interface SettingRow {
  readonly personId: PersonId;
  readonly channels: NotificationSettings['channels'];
  readonly addresses: NotificationSettings['addresses'];
  readonly from: string | null;
  readonly until: string | null;
  readonly weeklyBudget: number;
  readonly digestAt: string;
}

/** People who have set nothing have the defaults. */
export async function readSettings(
  { db }: Connection,
  people: readonly PersonId[],
): Promise<Map<PersonId, NotificationSettings>> {
  const { rows } = await sql<SettingRow>`
    select person_id as "personId", channels, addresses, quiet_from as "from", quiet_until as "until",
      weekly_budget as "weeklyBudget", digest_at as "digestAt"
    from notification_setting where person_id = any(${[...people]}::int[])`.execute(db);
  const stored = new Map(
    rows.map(({ from, personId, until, ...settings }) => [
      personId,
      { ...settings, quiet: from === null || until === null ? null : { from, until } },
    ]),
  );
  return new Map(people.map((id) => [id, stored.get(id) ?? DEFAULT_NOTIFICATION_SETTINGS]));
}

export async function saveSettings(
  { db }: Connection,
  person: PersonId,
  { addresses, channels, digestAt, quiet, weeklyBudget }: NotificationSettings,
): Promise<void> {
  await sql`
    insert into notification_setting (person_id, channels, addresses, quiet_from, quiet_until, weekly_budget,
      digest_at)
    values (${person}::int, ${channels === null ? null : [...channels]}::text[], ${JSON.stringify(addresses)}::json,
      ${quiet?.from ?? null}, ${quiet?.until ?? null}, ${weeklyBudget}::int, ${digestAt})
    on conflict (person_id) do update set
      channels = excluded.channels, addresses = excluded.addresses, quiet_from = excluded.quiet_from,
      quiet_until = excluded.quiet_until, weekly_budget = excluded.weekly_budget, digest_at = excluded.digest_at`.execute(
    db,
  );
}
