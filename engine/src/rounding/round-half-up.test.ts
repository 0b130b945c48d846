import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundAll, roundComputed, roundHalfUp } from './index.js';

test.each([
  [1.005, 2, 1.01],
  [-1.005, 2, -1.01],
  [2.675, 2, 2.68],
  [8.345, 2, 8.35],
  [17.995, 2, 18],
  [0.1 + 0.2, 2, 0.3],
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [-0.001, 2, 0],
  [-0, 2, 0],
  [0.5, 0, 1],
  [0.49999999999999994, 0, 0],
  [5e-7, 6, 0.000001],
  [4.9e-7, 6, 0],
  [1e21, 2, 1e21],
  [1e15 + 0.3, 2, 1e15 + 0.3],
  [9007199254740992, 2, 9007199254740992],
  [1250, -2, 1300],
  [-1250, -2, -1300],
  [40, -2, 0],
  [60, -3, 0],
  [123456789.125, 2, 123456789.13],
  [1.00000000005, 10, 1.0000000001],
  [12345678901.5, 0, 12345678902],
])('%d to %i decimals is %d', (value, decimals, expected) => {
  expect(roundHalfUp(value, decimals)).toBe(expected);
});

test('what is not known stays not known', () => {
  expect(roundHalfUp(NaN, 2)).toBeNaN();
  expect([...roundAll(Float64Array.of(1.005, NaN, -2.345), 2)]).toEqual([1.01, NaN, -2.35]);
});

/** Oracle in whole numbers: value = numerator / 10^scale, nothing shared with the implementation. */
function oracle(value: number, decimals: number): number {
  const text = Math.abs(value).toString();
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  let numerator = BigInt(whole + fraction);
  let scale = fraction.length - Number(exponent);
  if (scale < 0) {
    numerator *= 10n ** BigInt(-scale);
    scale = 0;
  }
  const divisor = 10n ** BigInt(scale);
  const units = (2n * numerator * 10n ** BigInt(decimals) + divisor) / (2n * divisor);
  const result = Number(`${units}e-${decimals}`);
  return value < 0 && units !== 0n ? -result : result;
}

test('agrees with whole-number arithmetic on any value and on ties', () => {
  const decimals = fc.integer({ min: 0, max: 10 });
  const any = fc.double({ noNaN: true, noDefaultInfinity: true });
  const everyday = fc.double({ min: -1e7, max: 1e7, noNaN: true });
  const ratio = fc.tuple(fc.integer({ min: -50_000, max: 50_000 }), fc.integer({ min: 1, max: 5000 }));
  const tie = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 10 }))
    .map(([k, d]) => [Number(`${k}5e-${d + 1}`), d] as const);
  const agrees = (value: number, places: number) => {
    expect(roundHalfUp(value, places)).toBe(oracle(value, places));
  };
  const options = { seed: 20040206, numRuns: 5000 };
  fc.assert(fc.property(any, decimals, agrees), options);
  fc.assert(fc.property(everyday, decimals, agrees), options);
  fc.assert(
    fc.property(ratio, decimals, ([p, q], d) => agrees(p / q, d)),
    options,
  );
  fc.assert(
    fc.property(tie, ([value, d]) => agrees(value, d)),
    options,
  );
});

test('the noise of binary fractions does not decide a tie', () => {
  const wrong: string[] = [];
  for (let whole = 1; whole <= 400; whole++) {
    for (let part = 1; part <= whole; part++) {
      for (const decimals of [0, 1, 2]) {
        // 2 * 100 * 10^decimals * part / whole, an odd whole number where the percentage is a tie
        const doubled = 200 * 10 ** decimals * part;
        if (doubled % whole !== 0 || (doubled / whole) % 2 === 0) continue;
        const expected = (doubled / whole + 1) / 2 / 10 ** decimals;
        const percentage = (part / whole) * 100;
        const rounded = [
          roundComputed(percentage, decimals),
          roundAll(Float64Array.of(percentage), decimals)[0],
        ];
        if (rounded.some((one) => one !== expected))
          wrong.push(`${part}/${whole}, ${decimals}: ${String(rounded)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(roundComputed(1234567890123456, 0)).toBe(1234567890123456);
  expect([roundComputed(1.005, 2), roundComputed(-0.5, 0), roundComputed(NaN, 1)]).toEqual([1.01, -1, NaN]);
});
