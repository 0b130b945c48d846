import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveOutCents, splitGap, splitRatio, splitSum, type UnitAmount, type UnitChange } from './index.js';
import { shownGap, shownSplit } from './unit-split.js';

const RUNS = Number(process.env.ZHENGAI_SOAK ?? 400);
const count = fc.integer({ min: 0, max: 2000 });
const amount: fc.Arbitrary<UnitAmount> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ numerator: count, denominator: count }) },
  { weight: 1, arbitrary: fc.constant<UnitAmount>('absent') },
  { weight: 1, arbitrary: fc.constant<UnitAmount>('missing') },
);
const units: fc.Arbitrary<UnitChange[]> = fc
  .array(fc.record({ before: amount, after: amount }), { minLength: 1, maxLength: 30 })
  .map((list) => list.map((one, i) => ({ ...one, unit: `u${i}`, name: `U${i}` })));
const whole = fc.option(
  fc.record({
    before: fc.record({ numerator: count, denominator: fc.integer({ min: 1, max: 40_000 }) }),
    after: fc.record({ numerator: count, denominator: fc.integer({ min: 1, max: 40_000 }) }),
  }),
  { nil: undefined },
);
const decimals = fc.integer({ min: 0, max: 4 });
const head = { unitName: { zh: '专业', en: 'programme' }, period: '2023-2024' };
const cents = (value: number, places: number) => Math.round(value * 10 ** places);

/** Sub-units of sub-units, each known or not: what a whole sums up, flattened to its parts. */
const tree = fc
  .array(fc.array(amount, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 })
  .map((faculties) =>
    faculties.map((programmes) =>
      programmes
        .flatMap((one) => (typeof one === 'string' ? [] : [one]))
        .reduce(
          (sum, one) => ({
            numerator: sum.numerator + one.numerator,
            denominator: sum.denominator + one.denominator,
          }),
          { numerator: 0, denominator: 0 },
        ),
    ),
  );

test('the parts of a ratio add up, before rounding within noise and after it to the cent, missing units or not', () => {
  fc.assert(
    fc.property(units, whole, fc.constantFrom(1, 100), decimals, (given, sums, scale, places) => {
      const split = splitRatio(given, scale, sums);
      if (!split) return;
      const sum = split.parts.reduce((total, { within, composition }) => total + within + composition, 0);
      const size = split.parts.reduce((most, one) => Math.max(most, Math.abs(one.composition)), 100);
      expect(Math.abs(sum - (split.to - split.from))).toBeLessThanOrEqual(1e-9 * size);

      const shown = shownSplit(split, { ...head, kind: 'ratio', decimals: places });
      const by = cents(shown.to, places) - cents(shown.from, places);
      expect(cents(shown.by, places)).toBe(by);
      expect(shown.parts.reduce((total, { effect }) => total + cents(effect, places), 0)).toBe(by);
      const { within, composition, turnover } = shown;
      expect(cents(within, places) + cents(composition, places) + cents(turnover, places)).toBe(by);
    }),
    { numRuns: RUNS },
  );
});

test('the parts of a sum add up to the cent', () => {
  fc.assert(
    fc.property(units, whole, fc.constantFrom(1, -2, 0.1), decimals, (given, sums, factor, places) => {
      const split = splitSum(given, factor, sums);
      const shown = shownSplit(split, { ...head, kind: 'sum', decimals: places });
      const by = cents(shown.to, places) - cents(shown.from, places);
      expect(shown.parts.reduce((total, { effect }) => total + cents(effect, places), 0)).toBe(by);
      if (sums === undefined) expect(shown.parts.some(({ status }) => status === 'rest')).toBe(false);
    }),
    { numRuns: RUNS },
  );
});

test('the parts of a distance to a line add up to the cent', () => {
  fc.assert(
    fc.property(units, fc.double({ min: 0, max: 100, noNaN: true }), decimals, (given, line, places) => {
      const now = given.map(({ unit, name, after }) => ({ unit, name, amount: after }));
      const gap = splitGap(now, line, 100);
      if (!gap) return;
      const shown = shownGap(gap, { ...head, against: 'line', decimals: places, reference: line });
      expect(shown.parts.reduce((sum, { effect }) => sum + cents(effect, places), 0)).toBe(
        cents(shown.by, places),
      );
    }),
    { numRuns: RUNS },
  );
});

test('a split by faculty and one by programme come to the same change', () => {
  fc.assert(
    fc.property(tree, tree, (old, now) => {
      const faculties = Array.from({ length: Math.max(old.length, now.length) }, (_, i) => ({
        unit: `f${i}`,
        name: `F${i}`,
        before: old[i] ?? ('absent' as const),
        after: now[i] ?? ('absent' as const),
      }));
      const split = splitRatio(faculties, 100);
      if (!split) return;
      const sum = split.parts.reduce((total, { within, composition }) => total + within + composition, 0);
      expect(sum).toBeCloseTo(split.to - split.from, 6);
    }),
    { numRuns: RUNS },
  );
});

test('the midpoint split of two units is what the textbook says', () => {
  const split = splitRatio([
    {
      unit: 'a',
      name: 'A',
      before: { numerator: 50, denominator: 100 },
      after: { numerator: 120, denominator: 200 },
    },
    {
      unit: 'b',
      name: 'B',
      before: { numerator: 270, denominator: 300 },
      after: { numerator: 180, denominator: 200 },
    },
  ]);
  // shares .25 → .5 and .75 → .5; rates .5 → .6 and .9 → .9; the whole .8 → .75
  expect(split?.parts[0]?.within).toBeCloseTo(0.375 * 0.1);
  expect(split?.parts[0]?.composition).toBeCloseTo(0.25 * (0.55 - 0.775));
  expect(split?.parts[1]?.within).toBeCloseTo(0);
  expect(split?.parts[1]?.composition).toBeCloseTo(-0.25 * (0.9 - 0.775));
});

test('who enters, leaves or is lost sight of is told apart, and what no unit accounts for is the rest', () => {
  const one = { numerator: 1, denominator: 2 };
  const split = splitRatio(
    [
      { unit: 'new', name: '', before: 'absent', after: one },
      { unit: 'gone', name: '', before: one, after: 'absent' },
      { unit: 'lost', name: '', before: one, after: 'missing' },
      { unit: 'found', name: '', before: 'missing', after: one },
      { unit: 'stays', name: '', before: one, after: one },
      { unit: 'unknown', name: '', before: 'missing', after: 'missing' },
    ],
    1,
    { before: { numerator: 10, denominator: 20 }, after: { numerator: 11, denominator: 20 } },
  );
  expect(split?.parts.map(({ unit, status }) => `${unit ?? '–'} ${status}`)).toEqual([
    'new entered',
    'gone left',
    'lost lostSight',
    'found knownLater',
    'stays continuing',
    '– rest',
  ]);
});

test('every constructed Simpson’s paradox is recognised, and nothing else is', () => {
  const rate = fc.integer({ min: 1, max: 99 });
  fc.assert(
    fc.property(
      fc.array(fc.record({ rate, rise: fc.integer({ min: -3, max: 6 }), old: count, now: count }), {
        minLength: 2,
        maxLength: 6,
      }),
      (given) => {
        const list = given.map(({ rate: percent, rise, old, now }, i) => ({
          unit: `u${i}`,
          name: `U${i}`,
          before: { numerator: percent * (old + 1), denominator: 100 * (old + 1) },
          after: { numerator: (percent + rise) * (now + 1), denominator: 100 * (now + 1) },
        }));
        const split = splitRatio(list, 100);
        if (!split) return;
        const { by, reversal } = shownSplit(split, { ...head, kind: 'ratio', decimals: 2 });
        const allUp = given.every(({ rise }) => rise >= 0) && given.some(({ rise }) => rise > 0);
        const allDown = given.every(({ rise }) => rise <= 0) && given.some(({ rise }) => rise < 0);
        expect(reversal?.units).toBe(allUp && by < 0 ? 'up' : allDown && by > 0 ? 'down' : undefined);
        if (reversal) expect(reversal.shifted).not.toBeNull();
      },
    ),
    { numRuns: RUNS },
  );
});

test('the last cents go to the parts that lost most by being cut', () => {
  expect(giveOutCents([1 / 3, 1 / 3, 1 / 3], 1, 2)).toEqual([0.34, 0.33, 0.33]);
  expect(giveOutCents([0.126, 0.125, -0.251], 0, 2)).toEqual([0.13, 0.12, -0.25]);
  expect(giveOutCents([0, 2.005, 0], 2.01, 2)).toEqual([0, 2.01, 0]);
  expect(giveOutCents([], 0, 2)).toEqual([]);
});
