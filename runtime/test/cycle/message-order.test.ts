import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutboxRow, Store } from '../../src/ports/index.js';
import { startWorkers } from '../../src/workers/index.js';
import { withTestDatabase } from '../support/index.js';
import { storedState } from './stored-state.js';
import { LAST, NOW, tinyCollege, type TinyCollege } from './tiny-college.js';
import { shufflingQueue } from './shuffling-queue.js';
import { untilNothingIsPending } from './until.js';

const CODES = ['A', 'B', 'C'];

async function reportAll(college: TinyCollege): Promise<void> {
  for (const [index, code] of CODES.entries()) {
    await college.report(code, LAST, 95);
    await college.report(code, NOW, 88 + index);
    await college.report(code, '2025-2026-1', 94);
  }
}

async function stateAfter(work: (college: TinyCollege, store: Store) => Promise<void>) {
  const database = await withTestDatabase();
  try {
    const college = await tinyCollege(database.store, CODES);
    await work(college, database.store);
    return await storedState(database.store);
  } finally {
    await database.close();
  }
}

test('messages delivered twice and in any order lead to the same verdicts, warnings and tasks', async () => {
  const inOrder = await stateAfter(async (college) => {
    await reportAll(college);
    await college.settle();
  });
  expect(inOrder.warnings.length).toBeGreaterThan(0);
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const shuffled = await stateAfter(async (college, store) => {
        await reportAll(college);
        const stop = await startWorkers({
          ...college.deps,
          queue: shufflingQueue(seed),
          pollMs: 20,
        });
        await untilNothingIsPending(store);
        await stop();
      });
      expect(shuffled).toEqual(inOrder);
    }),
    { numRuns: 6, seed: 20260901 },
  );
}, 120_000);

test('the same rows worked off by two at once are done once', async () => {
  const state = await stateAfter(async (college, store) => {
    await reportAll(college);
    await Promise.all([college.settle(), college.settle(), college.settle()]);
    const left: OutboxRow[] = await store.relay.claim(10, 0);
    expect(left).toEqual([]);
  });
  expect(state.tasks).toEqual([...new Set(state.tasks)]);
  expect(state).toEqual(
    await stateAfter(async (college) => {
      await reportAll(college);
      await college.settle();
    }),
  );
});
