import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepDailySweep } from '../../src/workers/daily-sweep.js';
import { startWorkers } from '../../src/workers/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { QUEUE_BACKENDS, type OpenedQueue } from './queue-backends.js';
import { storedState } from './stored-state.js';
import { LAST, NOW, tinyCollege, type TinyCollege } from './tiny-college.js';
import { until, untilNothingIsPending } from './until.js';

const CODES = ['A', 'B', 'C'];
const EVERY_SECOND = '* * * * * *';

describe.each(QUEUE_BACKENDS)('the daily sweep in $name', { timeout: 60_000 }, (backend) => {
  let database: TestDatabase;
  let college: TinyCollege;
  let opened: OpenedQueue;
  let stop: (() => Promise<void>) | undefined;

  beforeEach(async () => {
    database = await withTestDatabase();
    college = await tinyCollege(database.store, CODES);
    opened = await backend.open(database);
    stop = undefined;
    for (const [index, code] of CODES.entries()) {
      await college.report(code, LAST, 95);
      await college.report(code, NOW, 85 + 4 * index);
    }
    await college.settle();
  });
  afterEach(async () => {
    await stop?.();
    await opened.close();
    await database.close();
  });

  test('comes to the same as the evaluation of what changed, though the queue was lost', async () => {
    const incremental = await storedState(database.store);
    expect(incremental.warnings.length).toBeGreaterThan(0);
    stop = await startWorkers({
      ...college.deps,
      queue: opened.queue,
      sweepPattern: EVERY_SECOND,
      lookMs: 100,
    });
    // the timetable is lost with all the rest, and made again
    await opened.wipe();
    await database.pool.query('truncate verdict, verdict_current');
    const { verdicts } = database.store.read;
    await until('a sweep has come', async () => (await verdicts.count()) === incremental.verdicts.length);
    await opened.queue.repeat('monitor', 'sweep', undefined);
    await untilNothingIsPending(database.store);
    expect(await storedState(database.store)).toEqual(incremental);
  });

  test('a timetable alone does not count as work; it follows its setting and ends with it', async () => {
    const times: unknown[] = [];
    const queue: typeof opened.queue = {
      ...opened.queue,
      repeat: async (name, id, timetable) => {
        times.push(timetable?.pattern);
        await opened.queue.repeat(name, id, timetable);
      },
    };
    stop = await keepDailySweep({ ...college.deps, queue, lookMs: 20 });
    expect(times).toEqual(['0 30 2 * * *']);
    expect((await opened.queue.counts()).monitor).toEqual({ waiting: 0, active: 0, failed: 0 });
    await database.store.transaction((unit) => unit.settings.set({ sweepAt: '23:05' }));
    await until('the new time is kept', async () => times.at(-1) === '0 5 23 * * *');
    await database.store.transaction((unit) => unit.settings.set({ sweepAt: null }));
    await until('there is none', async () => times.at(-1) === undefined);
  });
});
