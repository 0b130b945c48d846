import type { Log } from '../ports/index.js';
import { startNotifier, startWorkers } from '../workers/index.js';
import type { Connection } from './connect.js';
import { openChannels } from './open-channels.js';
import { systemClock } from './system-clock.js';
import { announceWorker } from './worker-presence.js';

/** Works on all queues until it is stopped. @returns stop: waits for running jobs */
export async function runWorker(connection: Connection, log: Log): Promise<() => Promise<void>> {
  const channels = openChannels(process.env);
  const queue = await connection.openQueue();
  const leave = await announceWorker(connection.databaseUrl);
  const stopWorkers = await startWorkers({ store: connection.store, queue, clock: systemClock, log });
  const stopNotifier = startNotifier({ store: connection.store, clock: systemClock, log, channels });
  return async () => {
    await stopNotifier();
    await channels.close();
    await stopWorkers();
    await leave();
  };
}
