import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LABELS_NEEDED, ledgerOf, sweepThresholds, type LedgerEntry } from './index.js';

const day = (n: number) => new Date(Date.UTC(2024, 0, 1) + n * 86_400_000).toISOString();

test('a ledger counts what became of the warnings of a rule', () => {
  const entries: LedgerEntry[] = [
    { subject: 'A', openedAt: day(0), resolvedAt: day(20), endedBy: 'recovery', respondedAt: day(1), wasRight: true },
    { subject: 'A', openedAt: day(50), resolvedAt: day(60), endedBy: 'dismissal', respondedAt: day(53), dismissedFor: 'dataWrong', wasRight: false },
    { subject: 'B', openedAt: day(0), resolvedAt: day(1), endedBy: 'recovery' },
    { subject: 'B', openedAt: day(100), respondedAt: day(105), wasRight: true },
    { subject: 'C', openedAt: day(0) },
  ]; // prettier-ignore
  expect(ledgerOf(entries)).toEqual({
    opened: 5,
    standing: 2,
    ended: { recovery: 2, dismissal: 1 },
    dismissedFor: { dataWrong: 1 },
    confirmed: 2,
    falseAlarms: 1,
    precision: 2 / 3,
    medianResponseHours: 72,
    unanswered: 1,
    flaps: 1,
    repeatedSubjects: 2,
    repeats: 2,
  });
});

test('a rule that has warned of nothing has an empty ledger', () => {
  expect(ledgerOf([])).toMatchObject({ opened: 0, precision: null, medianResponseHours: null, flaps: 0 });
});

describe('thresholds', () => {
  const labelled = (rights: number, wrongs: number) => [
    ...Array.from({ length: rights }, (_, i) => ({ value: 40 + i, wasRight: true })),
    ...Array.from({ length: wrongs }, (_, i) => ({ value: 55 + i, wasRight: false })),
  ];

  test('are swept once enough warnings are labelled', () => {
    expect(sweepThresholds(labelled(10, LABELS_NEEDED - 11), 'low')).toBeUndefined();
    const sweep = sweepThresholds(labelled(15, 15), 'low');
    expect(sweep).toMatchObject({ labelled: 30, best: { threshold: 54, precision: 1, recall: 1 } });
    expect(sweep?.thresholds[0]).toEqual({ threshold: 69, raised: 30, precision: 0.5, recall: 1 });
    expect(ledgerOf([], { trouble: 'low' }).thresholds).toBeUndefined();
  });

  test('without a right one nothing can be said', () => {
    expect(sweepThresholds(labelled(0, 40), 'low')).toBeUndefined();
  });

  const entry = fc.record({ value: fc.integer({ min: 0, max: 20 }), wasRight: fc.boolean() });

  test('agree with counting, for every threshold and both directions', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: LABELS_NEEDED, maxLength: 60 }),
        fc.constantFrom('high' as const, 'low' as const),
        (entries, trouble) => {
          const sweep = sweepThresholds(entries, trouble);
          const right = entries.filter(({ wasRight }) => wasRight).length;
          if (!sweep) return expect(right).toBe(0);
          for (const [i, one] of sweep.thresholds.entries()) {
            const raised = entries.filter(({ value }) =>
              trouble === 'high' ? value >= one.threshold : value <= one.threshold,
            );
            const found = raised.filter(({ wasRight }) => wasRight).length;
            expect(one).toMatchObject({
              raised: raised.length,
              precision: found / raised.length,
              recall: found / right,
            });
            expect(one.raised).toBeLessThan(sweep.thresholds[i - 1]?.raised ?? Infinity);
          }
        },
      ),
      { seed: 11, numRuns: 100 },
    );
  });
});
