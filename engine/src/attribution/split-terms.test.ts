import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileIndicator } from '../indicator/index.js';
import { EMPTY_DICTIONARY, type Dictionary, type Indicator } from '../model/index.js';
import { shapley, splitTerms } from './index.js';

const RUNS = Number(process.env.ZHENGAI_SOAK ?? 150);
const named = (code: string) => ({
  code,
  name: { zh: code, en: code },
  level: 'college',
  periodKind: 'academicYear' as const,
});
const letters = [...'abcdefghijklmnop'];
const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  items: letters.map((code) => ({ ...named(code), valueType: 'number', kind: 'stock', unit: '人' })),
};
const compiled = (formula: string) => {
  const indicator: Indicator = {
    ...named('x'),
    direction: 'higher',
    decimals: 2,
    bases: [{ code: 'own', name: { zh: '', en: '' }, formula }],
  };
  return compileIndicator(indicator, dictionary);
};
const facts = (values: readonly (number | null)[]) =>
  Object.fromEntries(values.map((value, i) => [`item:${letters[i] ?? ''}`, value]));
const at = { period: '2023-2024', decimals: 2 };
const effects = (
  formula: string,
  before: readonly number[],
  after: readonly number[],
): Record<string, number> =>
  Object.fromEntries(
    splitTerms(compiled(formula), facts(before), facts(after), at)?.parts.map(({ facts: [key], effect }) => [
      key?.slice(5) ?? '',
      effect,
    ]) ?? [],
  );

/** The definition, order by order. */
function byOrders(values: readonly number[], count: number): number[] {
  const orders = permutations(Array.from({ length: count }, (_, i) => i));
  const sums = new Array<number>(count).fill(0);
  for (const order of orders) {
    let made = 0;
    for (const change of order) {
      const next = made | (1 << change);
      sums[change] = (sums[change] ?? 0) + (values[next] ?? 0) - (values[made] ?? 0);
      made = next;
    }
  }
  return sums.map((sum) => sum / orders.length);
}

function permutations(list: readonly number[]): number[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((one) =>
    permutations(list.filter((other) => other !== one)).map((rest) => [one, ...rest]),
  );
}

test('effects are the mean over all orders, as counted out one by one', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 5 })
        .chain((size) =>
          fc.tuple(
            fc.constant(size),
            fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 ** size, maxLength: 2 ** size }),
          ),
        ),
      ([size, values]) => {
        const found = shapley(Float64Array.from(values), size);
        byOrders(values, size).forEach((effect, i) => expect(found?.[i]).toBeCloseTo(effect, 8));
      },
    ),
    { numRuns: RUNS },
  );
});

const FORMULAS = [
  'a / b * 100',
  '(a + b) / (c + d)',
  'a * b * c / d',
  'if a > b then c else d + a',
  'max(a, b) - min(c, d)',
  '(a - b) / (a + b + 1) * c + d ** 2',
];

test('whatever the formula, the effects add up to the change as it is shown, to the cent', () => {
  const value = fc.integer({ min: 1, max: 500 });
  const four = fc.array(value, { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...FORMULAS), four, four, (formula, before, after) => {
      const split = splitTerms(compiled(formula), facts(before), facts(after), at);
      if (!split) return;
      const cents = (amount: number) => Math.round(amount * 100);
      expect(split.parts.reduce((sum, { effect }) => sum + cents(effect), 0)).toBe(cents(split.by));
    }),
    { numRuns: RUNS },
  );
});

test('the change of a ratio is told by its numerator and its denominator, at the midpoint', () => {
  // 18.8 → 24: with the old 500 and the new 400 teachers
  expect(effects('a / b', [9400, 500], [9600, 400])).toEqual({ a: 0.45, b: 4.75 });
  expect(effects('a * b', [2, 3], [4, 5])).toEqual({ a: 8, b: 6 });
});

test('what did not change has no part in it', () => {
  expect(effects('a / b * c', [1, 2, 3], [2, 2, 3])).toEqual({ a: 1.5 });
  expect(splitTerms(compiled('a / b'), facts([1, 2]), facts([1, 2]), at)).toBeUndefined();
  // of a formula of one fact there is nothing to say
  expect(splitTerms(compiled('a * 100'), facts([1]), facts([2]), at)).toBeUndefined();
});

test('no split where a value is missing, or not known on a way between', () => {
  expect(splitTerms(compiled('a / b'), facts([1, null]), facts([1, 2]), at)).toBeUndefined();
  expect(splitTerms(compiled('c / (a - b)'), facts([3, 2, 1]), facts([2, 1, 5]), at)).toBeUndefined();
});

test('of many terms the small ones are told as one, and all still add up', () => {
  const formula = letters.join(' + ');
  const before = letters.map(() => 10);
  const after = letters.map((_, i) => 11 + i);
  const split = splitTerms(compiled(formula), facts(before), facts(after), at);
  expect(split?.parts).toHaveLength(12);
  expect(split?.parts.find(({ facts: keys }) => keys.length > 1)).toMatchObject({
    label: { zh: '其余 5 项' },
    effect: 1 + 2 + 3 + 4 + 5,
  });
  expect(split?.parts.reduce((sum, { effect }) => sum + effect, 0)).toBe(split?.by);
});
