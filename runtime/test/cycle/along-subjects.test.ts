import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { periodKey } from '@zhengai/engine';
import { enqueueAfterImport, enqueueSweep, explainVerdict } from '../../src/services/index.js';
import { startWorkers } from '../../src/workers/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { CLASSES, collegeAround, verdictsAround } from './college-around.js';
import { QUEUE_BACKENDS } from './queue-backends.js';
import { LAST, NOW, type TinyCollege } from './tiny-college.js';
import { untilNothingIsPending } from './until.js';

let database: TestDatabase;
let college: TinyCollege;
beforeEach(async () => {
  database = await withTestDatabase();
  college = await collegeAround(database.store);
});
afterEach(() => database.close());

/** Of one subject, as `verdictsAround` writes it. */
const of = async (start: string) =>
  (await verdictsAround(database.store)).filter((line) => line.startsWith(start));

test.each(QUEUE_BACKENDS)(
  'departments follow their classes through queues in $name',
  async (backend) => {
    const opened = await backend.open(database);
    const stop = await startWorkers({ ...college.deps, queue: opened.queue, pollMs: 50 });
    try {
      await college.report('A', LAST, 80);
      await untilNothingIsPending(database.store);
      // B is not known yet: nothing can be said of its department
      expect(await of('low-department D1')).toEqual([`low-department D1 ${LAST}: unknown null`]);
      await college.report('B', LAST, 96);
      await untilNothingIsPending(database.store);
      expect(await of('low-department D1')).toEqual([`low-department D1 ${LAST}: triggered 88`]);
      expect(await of('below-department')).toEqual(
        expect.arrayContaining([
          `below-department A ${LAST}: triggered -8`,
          `below-department B ${LAST}: clear 8`,
          `below-department C ${LAST}: unknown null`,
        ]),
      );
      const warnings = await database.store.read.warnings.list({ rule: 'low-department', limit: 10 });
      expect(warnings.map(({ state }) => state)).toEqual(['open']);
      await college.report('A', LAST, 90);
      await untilNothingIsPending(database.store);
      expect(await of('low-department D1')).toEqual([`low-department D1 ${LAST}: clear 93`]);
    } finally {
      await stop();
      await opened.close();
    }
  },
  120_000,
);

test('a class counts where it stood on the last day of the period', async () => {
  for (const [index, code] of CLASSES.entries()) {
    await college.report(code, LAST, 80 + 5 * index);
    await college.report(code, NOW, 80 + 5 * index);
  }
  await college.settle();
  expect(await of('low-department')).toEqual([
    `low-department D1 ${LAST}: triggered 82.5`,
    `low-department D1 ${NOW}: triggered 80`,
    `low-department D2 ${LAST}: clear 92.5`,
    `low-department D2 ${NOW}: clear 90`,
  ]);
  expect(await of(`last-of-all A ${NOW}`)).toEqual([`last-of-all A ${NOW}: triggered 4`]);
  // a late correction of one class moves the others
  await college.report('D', NOW, 70);
  await college.settle();
  expect(await of(`last-of-all A ${NOW}`)).toEqual([`last-of-all A ${NOW}: clear 3`]);
  const explained = await explainVerdict(college.deps, {
    rule: 'low-department',
    subject: 'D2',
    period: NOW,
  });
  expect([explained.evaluation.verdict, explained.value]).toEqual(['triggered', 81.7]);
  // as new as the newest of its classes
  expect(JSON.stringify(explained.evaluation.explanation)).toContain(college.clock.now());
});

test('an import of classes asks for their departments too', async () => {
  const subjectId = CLASSES.flatMap((code) => [college.classes[code] ?? 0, college.classes[code] ?? 0]);
  await database.store.transaction(async (unit) => {
    const at = college.clock.now();
    const importId = await unit.observations.beginImport({
      source: 'file',
      file: null,
      sha256: null,
      by: null,
      at,
    });
    const ids = await unit.observations.itemIds(['attended', 'expected']);
    await unit.observations.append(importId, {
      length: subjectId.length,
      item: subjectId.map((_, row) => ids.get(row % 2 === 0 ? 'attended' : 'expected') ?? 0),
      subjectId,
      period: subjectId.map(() => periodKey(LAST)),
      number: subjectId.map((_, row) => (row % 2 === 0 ? 80 + row : 100)),
      knownAt: subjectId.map(() => Date.parse(at)),
    });
    const period = periodKey(LAST);
    const touched = {
      level: 'class',
      periodKind: 'semester' as const,
      subjectIds: Object.values(college.classes),
    };
    await enqueueAfterImport(unit, [{ ...touched, fromPeriod: period, toPeriod: period }], { warn: false });
  });
  await college.settle();
  expect(await of('low-department')).toEqual([
    `low-department D1 ${LAST}: triggered 81`,
    `low-department D2 ${LAST}: triggered 85`,
  ]);
});

describe('whatever comes in, in whatever order', () => {
  test('what is stored equals a sweep', async () => {
    const reports = fc.sample(
      fc.record({
        code: fc.constantFrom(...CLASSES),
        period: fc.constantFrom('2025-2026-1', LAST, NOW),
        attended: fc.option(fc.integer({ min: 80, max: 95 }), { freq: 6 }),
      }),
      { seed: 11, numRuns: 14 },
    );
    for (const code of CLASSES) {
      for (const period of ['2025-2026-1', LAST, NOW]) await college.report(code, period, 89);
    }
    for (const { attended, code, period } of reports) {
      await college.report(code, period, attended);
      await college.settle();
    }
    const incremental = await verdictsAround(database.store);
    await database.pool.query('truncate verdict, verdict_current');
    await enqueueSweep(college.deps, { warn: false });
    await college.settle();
    expect(await verdictsAround(database.store)).toEqual(incremental);
    expect(incremental.filter((line) => line.includes('triggered')).length).toBeGreaterThan(3);
    expect(incremental.length).toBe((4 + 4 + 2) * 3);
  }, 120_000);
});
