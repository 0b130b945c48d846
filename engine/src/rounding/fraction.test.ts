import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addFractions,
  compareFractions,
  divideFractions,
  exactNumber,
  fraction,
  fractionOf,
  fractionToNumber,
  greatestFraction,
  leastFraction,
  multiplyFractions,
  readExact,
  roundedNumber,
  subtractFractions,
} from './index.js';

test('a decimal is what it is written as', () => {
  expect(fractionOf(0.1)).toEqual({ numerator: 1n, denominator: 10n });
  expect(fractionOf(-1.25)).toEqual({ numerator: -5n, denominator: 4n });
  expect(fractionOf(1e21)).toEqual({ numerator: 10n ** 21n, denominator: 1n });
  expect(fractionOf(5e-7)).toEqual({ numerator: 1n, denominator: 2_000_000n });
  expect(() => fractionOf(Infinity)).toThrow(RangeError);
});

test('thirds stay thirds', () => {
  const third = divideFractions(fractionOf(1), fractionOf(3));
  expect(addFractions(third, third, third)).toEqual(fractionOf(1));
  expect(multiplyFractions(third, fractionOf(0.015))).toEqual(fractionOf(0.005));
  expect(exactNumber(third)).toBe('1/3');
  expect(exactNumber(subtractFractions(fractionOf(0.3), fractionOf(0.1)))).toBe(0.2);
  expect(() => divideFractions(third, fractionOf(0))).toThrow(RangeError);
  expect(() => readExact('a third')).toThrow(RangeError);
});

test.each([
  [fraction(1n, 200n), 2, 0.01],
  [fraction(-1n, 200n), 2, -0.01],
  [fraction(1n, 3n), 2, 0.33],
  [fraction(2n, 3n), 0, 1],
  [fraction(17995n, 1000n), 2, 18],
])('a tie goes away from zero: %o to %i decimals', (value, decimals, expected) => {
  expect(roundedNumber(value, decimals)).toBe(expected);
});

test('what is written is read back, order and nearest number agree', () => {
  const parts = fc.tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.bigInt(1n, 10n ** 30n));
  fc.assert(
    fc.property(parts, parts, ([a, b], [c, d]) => {
      const [x, y] = [fraction(a, b), fraction(c, d)];
      expect(readExact(exactNumber(x))).toEqual(x);
      expect(compareFractions(x, y)).toBe(a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
      expect(compareFractions(leastFraction(x, y), greatestFraction(x, y))).toBeLessThanOrEqual(0);
      const near = fractionToNumber(x);
      expect(Math.abs(near - Number(a) / Number(b))).toBeLessThanOrEqual(Math.abs(near) * 1e-14);
    }),
    { numRuns: 300 },
  );
});
