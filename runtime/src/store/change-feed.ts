import type { Change, ChangeFeed, Log } from '../ports/index.js';
import { CHANNELS } from './channels.js';
import { NotificationListener } from './notification-listener.js';

/** Changes as they are committed, by whichever process; those made while the connection was lost are not told. */
export async function createChangeFeed(options: {
  readonly databaseUrl: string;
  readonly log: Log;
}): Promise<ChangeFeed> {
  const { databaseUrl, log } = options;
  const listeners = new Set<(change: Change) => void>();
  const notifications = new NotificationListener({ connectionString: databaseUrl }, log);
  await notifications.start(CHANNELS.change, {
    onNotification: (payload) => {
      for (const change of JSON.parse(payload) as Change[]) {
        for (const listener of [...listeners]) tell(listener, change, log);
      }
    },
  });
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => notifications.stop(),
  };
}

/** One listener that fails must not keep the others from hearing. */
function tell(listener: (change: Change) => void, change: Change, log: Log): void {
  try {
    listener(change);
  } catch (error) {
    log.error({ error: String(error), kind: change.kind }, 'a listener for changes failed');
  }
}
