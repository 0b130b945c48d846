import { createChannels, readNotifyConfig } from '../../src/notify/index.js';
import type { Channels, Notice, NotificationSettings, PersonId } from '../../src/ports/index.js';
import {
  deliverDueMessages,
  notify,
  planDueMessages,
  shareNotices,
  type ServiceDeps,
} from '../../src/services/index.js';
import { drainOutbox } from '../../src/workers/index.js';
import { foundCollege, type College } from '../api/college.js';
import { plainNotice } from './plain-notice.js';
import { silentLog, withTestDatabase, type TestDatabase } from '../support/index.js';

export const MINUTE_MS = 60_000;
export const PUBLIC_URL = 'https://zhengai.example.edu.cn';
/** Long, as the machine may be busy; a server that is down says so at once. */
export const TIMEOUT_MS = 20_000;

/** The small college with channels that lead to servers of the test. */
export interface NotifiedCollege {
  readonly database: TestDatabase;
  readonly college: College;
  readonly clock: { now: () => string; advance(ms: number): void };
  readonly deps: ServiceDeps;
  readonly channels: Channels;
  /** Writes notices to these people and routes them. */
  tell(to: readonly PersonId[], notices: readonly (Partial<Notice> & Pick<Notice, 'key'>)[]): Promise<void>;
  set(person: PersonId, settings: NotificationSettings): Promise<void>;
  /** What a worker does each time it looks. */
  look(): Promise<void>;
  /** Lets time pass, a worker looking each minute. */
  pass(minutes: number): Promise<void>;
  /** As it was at first: nobody was told anything, nobody has set anything, it is ten o'clock. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

/** A Tuesday at ten in the morning, by the college's clock. */
export const TEN_O_CLOCK = '2026-11-24T02:00:00.000Z';

export async function notifiedCollege(
  environment: Readonly<Record<string, string>>,
): Promise<NotifiedCollege> {
  const database = await withTestDatabase();
  const college = await foundCollege(database.store);
  let nowMs = Date.parse(TEN_O_CLOCK);
  const clock = {
    now: () => new Date(nowMs).toISOString(),
    advance: (ms: number) => {
      nowMs += ms;
    },
  };
  const deps: ServiceDeps = { store: database.store, clock, log: silentLog };
  const config = readNotifyConfig({ PUBLIC_URL, NOTIFY_ALLOWED_HOSTS: '127.0.0.1', ...environment });
  const channels = createChannels(config, clock, TIMEOUT_MS);
  const look = async (): Promise<void> => {
    await planDueMessages(deps, channels);
    await shareNotices(deps, channels);
    await deliverDueMessages(deps, channels);
  };
  return {
    database,
    college,
    clock,
    deps,
    channels,
    async tell(to, notices) {
      const audience = [{ kind: 'people' as const, personIds: to }];
      const written = notices.map((notice) => plainNotice(notice.key, { audience, ...notice }));
      await database.store.transaction((unit) => notify(unit, deps, written));
      await drainOutbox(deps);
    },
    set: (person, settings) => database.store.read.deliveries.saveSettings(person, settings),
    look,
    async pass(minutes) {
      for (let minute = 0; minute < minutes; minute++) {
        clock.advance(MINUTE_MS);
        await look();
      }
    },
    async startAgain() {
      nowMs = Date.parse(TEN_O_CLOCK);
      await database.pool.query(
        `truncate notice, notice_recipient, notification_plan, notification_setting, delivery, channel_state`,
      );
    },
    async close() {
      await channels.close();
      await database.close();
    },
  };
}
