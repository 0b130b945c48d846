import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enqueueSweep, handleEvaluate, recordObservations } from '../../src/services/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { storedState } from './stored-state.js';
import { LAST, NOW, tinyCollege, type TinyCollege } from './tiny-college.js';

const CODES = ['A', 'B', 'C', 'D'];
const PERIODS = ['2024-2025-1', '2024-2025-2', '2025-2026-1', LAST, NOW];
const ITEMS = ['attended', 'expected', 'dropouts'];

let database: TestDatabase;
let college: TinyCollege;
beforeEach(async () => {
  database = await withTestDatabase();
  college = await tinyCollege(database.store, CODES);
});
afterEach(() => database.close());

/** Works off the pending evaluations. @returns how many cells they computed */
async function evaluatedCells(): Promise<number> {
  const rows = await database.store.relay.claim(1_000, 0);
  return database.store.transaction(async (unit) => {
    let cells = 0;
    for (const { id, message } of rows) {
      if (message.kind !== 'evaluate') continue;
      cells += (await handleEvaluate(unit, college.deps, message)).cells;
      await unit.outbox.acknowledge([id]);
    }
    return cells;
  });
}

const report = (observations: { item: string; code: string; period: string; value: number | null }[]) => {
  college.clock.advance(60_000);
  return recordObservations(college.deps, {
    source: 'test',
    by: null,
    observations: observations.map(({ code, ...rest }) => ({
      ...rest,
      subject: { level: 'class', code },
    })),
  });
};

describe('a new observation evaluates only what depends on it', () => {
  beforeEach(async () => {
    await report(
      CODES.flatMap((code) =>
        PERIODS.flatMap((period) =>
          ITEMS.map((item) => ({ item, code, period, value: item === 'dropouts' ? 1 : 100 })),
        ),
      ),
    );
    await college.settle();
  });

  test('a sweep judges every rule of every subject in every period', async () => {
    await enqueueSweep(college.deps, { warn: false });
    expect(await evaluatedCells()).toBe(3 * CODES.length * PERIODS.length);
  });

  test('an item of one rule, one subject, one period: one cell', async () => {
    await report([{ item: 'dropouts', code: 'B', period: '2025-2026-1', value: 9 }]);
    expect(await evaluatedCells()).toBe(1);
  });

  test('an item of two rules, one of which looks a period back: three cells', async () => {
    await report([{ item: 'attended', code: 'B', period: '2025-2026-1', value: 80 }]);
    expect(await evaluatedCells()).toBe(3);
  });

  test('nothing lies after the last period: two cells', async () => {
    await report([{ item: 'attended', code: 'B', period: NOW, value: 80 }]);
    expect(await evaluatedCells()).toBe(2);
  });

  test('the first value of a new period judges it for everybody', async () => {
    await report([{ item: 'attended', code: 'B', period: '2026-2027-2', value: 80 }]);
    // two rules of B, and all three of all four (B's again) in the new period
    expect(await evaluatedCells()).toBe(2 + 3 * CODES.length);
  });
});

test('whatever comes in, in whatever order: what is stored equals a sweep', async () => {
  const observation = fc.record({
    item: fc.constantFrom(...ITEMS),
    code: fc.constantFrom('U', ...CODES),
    period: fc.constantFrom(...PERIODS),
    value: fc.oneof(fc.integer({ min: 80, max: 100 }), fc.constant(null)),
  });
  const batches = fc.sample(fc.array(observation, { minLength: 1, maxLength: 4 }), {
    seed: 7,
    numRuns: 25,
  });
  // a subject without dates: valid while it has data
  await database.store.transaction((unit) =>
    unit.subjects.upsert([{ level: 'class', code: 'U', name: 'U 班' }]),
  );
  for (const batch of batches) {
    await report(batch);
    await college.settle();
  }
  const incremental = await storedState(database.store);
  await enqueueSweep(college.deps, { warn: true });
  await college.settle();
  expect(await storedState(database.store)).toEqual(incremental);
  expect(incremental.verdicts.length).toBeGreaterThan(50);

  // and equals verdicts computed from nothing
  await database.pool.query('truncate verdict, verdict_current');
  await enqueueSweep(college.deps, { warn: false });
  await college.settle();
  expect((await storedState(database.store)).verdicts).toEqual(incremental.verdicts);
}, 120_000);
