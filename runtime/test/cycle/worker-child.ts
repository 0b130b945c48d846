import { createPool, createStore } from '../../src/store/index.js';
import { startWorkers } from '../../src/workers/index.js';
import { silentLog } from '../support/silent-log.js';
import { openQueue, type QueueAddress } from './queue-backends.js';
import { testClock } from './test-clock.js';

/** A worker in a process of its own, for tests that kill it: `node worker-child.mjs <address as JSON> <now>`. */
const address = JSON.parse(process.argv[2] ?? '{}') as QueueAddress;
const pool = createPool({ databaseUrl: address.databaseUrl, size: 4, log: silentLog });
await startWorkers({
  store: await createStore({ pool, log: silentLog }),
  queue: await openQueue(address),
  clock: testClock(process.argv[3]),
  log: silentLog,
  pollMs: 50,
});
process.stdout.write('ready\n');
