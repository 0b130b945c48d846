import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/index.js';
import { completeTask } from '../../src/services/index.js';
import { startWorkers } from '../../src/workers/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { QUEUE_BACKENDS, type OpenedQueue } from './queue-backends.js';
import { storedState } from './stored-state.js';
import { LAST, NOW, tinyCollege, type TinyCollege } from './tiny-college.js';
import { pendingCount, until, untilNothingIsPending } from './until.js';

const CODES = ['A', 'B', 'C', 'D', 'E', 'F'];
const POLL_MS = 50;
/** A row whose job was lost with a connection comes again after this, in production after minutes. */
const STALE_MS = 10_000;

async function reportAll(college: TinyCollege): Promise<void> {
  for (const [index, code] of CODES.entries()) {
    await college.report(code, LAST, 95);
    await college.report(code, NOW, 85 + 2 * index);
  }
}

/** The same reports, worked off in this process without any queue. */
async function undisturbed() {
  const database = await withTestDatabase();
  try {
    const college = await tinyCollege(database.store, CODES);
    await reportAll(college);
    await college.settle();
    return await storedState(database.store);
  } finally {
    await database.close();
  }
}

describe.each(QUEUE_BACKENDS)('through queues in $name', { timeout: 120_000 }, (backend) => {
  let database: TestDatabase;
  let store: Store;
  let college: TinyCollege;
  let opened: OpenedQueue;
  let stop: (() => Promise<void>) | undefined;

  beforeEach(async () => {
    database = await withTestDatabase();
    ({ store } = database);
    college = await tinyCollege(store, CODES);
    opened = await backend.open(database);
    stop = undefined;
  });
  afterEach(async () => {
    await stop?.();
    await opened.close();
    await database.close();
  });

  const start = async (queues?: []): Promise<void> => {
    stop = await startWorkers({
      ...college.deps,
      queue: opened.queue,
      pollMs: POLL_MS,
      staleMs: STALE_MS,
      ...(queues === undefined ? {} : { queues }),
    });
  };
  const stopNow = async (): Promise<void> => {
    await stop?.();
    stop = undefined;
  };

  test('the cycle goes round: observation, warning, task, proof', async () => {
    await start();
    await reportAll(college);
    await untilNothingIsPending(store);
    expect(await storedState(store)).toEqual(await undisturbed());
    const [task] = await store.read.processes.listTasks({ status: 'open', limit: 1 });
    await completeTask(college.deps, {
      taskId: task?.id ?? 0,
      by: college.owner,
      values: { cause: '早八课' },
    });
    const [subject] = await store.read.subjects.byIds([
      (await store.read.warnings.find(task?.warningId ?? 0))?.subjectId ?? 0,
    ]);
    await college.report(subject?.code ?? '', '2026-2027-2', 96);
    await untilNothingIsPending(store);
    expect(await store.read.warnings.find(task?.warningId ?? 0)).toMatchObject({
      state: 'resolved',
      endedBy: 'verification',
    });
    // finished jobs are not kept
    await until('the queues are empty', async () =>
      Object.values(await opened.queue.counts()).every(
        ({ active, failed, waiting }) => active + failed + waiting === 0,
      ),
    );
  });

  test('all queue data deleted while work is pending: everything pending still happens', async () => {
    await reportAll(college);
    const pending = await pendingCount(store);
    // handed over to the queues, but nobody consumes
    await start([]);
    await until('all is handed over', async () => (await opened.queue.counts()).monitor.waiting >= pending);
    await stopNow();
    await opened.wipe();
    expect((await opened.queue.counts()).monitor.waiting).toBe(0);
    await start();
    await untilNothingIsPending(store);
    expect(await storedState(store)).toEqual(await undisturbed());
  });

  test('queue data deleted under running workers: everything pending still happens', async () => {
    await start();
    for (const [index, code] of CODES.entries()) {
      await college.report(code, LAST, 95);
      await opened.wipe();
      await college.report(code, NOW, 85 + 2 * index);
    }
    await opened.wipe();
    await untilNothingIsPending(store);
    expect(await storedState(store)).toEqual(await undisturbed());
  });

  test('connections of the queues cut under running workers: everything pending still happens', async () => {
    await start();
    for (const [index, code] of CODES.entries()) {
      await college.report(code, LAST, 95);
      await opened.cut();
      await college.report(code, NOW, 85 + 2 * index);
    }
    await opened.cut();
    await untilNothingIsPending(store);
    expect(await storedState(store)).toEqual(await undisturbed());
  });

  test('a message that always fails is set aside with its error and holds up nothing', async () => {
    const noPeriod = 7;
    await store.transaction((unit) =>
      unit.outbox.add([
        {
          queue: 'monitor',
          kind: 'evaluate',
          level: 'class',
          periodKind: 'semester',
          rules: ['low-attendance'],
          subjectIds: [college.classes['A'] ?? 0],
          fromPeriod: noPeriod,
          toPeriod: noPeriod + 1,
          warn: true,
        },
      ]),
    );
    await reportAll(college);
    await start();
    await untilNothingIsPending(store);
    expect(await store.relay.parked()).toEqual({ monitor: 1, warn: 0, diagnose: 0, improve: 0 });
    const { rows } = await database.pool.query<{ last_error: string }>(
      'select last_error from outbox where parked',
    );
    expect(rows[0]?.last_error).toContain('period');
    expect(await storedState(store)).toEqual(await undisturbed());
  });
});
