import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialAtLeast, binomialAtMost, clopperPearson, wilson } from './binomial.js';
import { chanceOf } from './index.js';

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}

test('tails are the sums that the definition asks for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: -1, max: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (trials, successes, p) => {
        let sum = 0;
        for (let k = 0; k <= Math.min(successes, trials); k++)
          sum += choose(trials, k) * p ** k * (1 - p) ** (trials - k);
        expect(binomialAtMost(successes, trials, p)).toBeCloseTo(sum, 9);
        expect(binomialAtMost(successes, trials, p) + binomialAtLeast(successes + 1, trials, p)).toBeCloseTo(
          1,
          9,
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('limits are those of the tables', () => {
  // Clopper and Pearson's 95 % limits; Wilson's of Newcombe, Stat. Med. 17 (1998), table I
  const close = (limits: readonly number[], expected: readonly number[]) =>
    limits.forEach((limit, i) => expect(limit).toBeCloseTo(expected[i] ?? NaN, 4));
  close(clopperPearson(81, 263, 0.95), [0.2527, 0.3676]);
  close(clopperPearson(15, 148, 0.95), [0.0578, 0.1617]);
  close(clopperPearson(0, 20, 0.95), [0, 0.1684]);
  close(clopperPearson(29, 29, 0.95), [0.8806, 1]);
  close(wilson(81, 263, 1.959963984540054), [0.2553, 0.3662]);
  close(wilson(0, 20, 1.959963984540054), [0, 0.1611]);
});

test('a small group beyond the line may be there by chance, a large one is not', () => {
  const small = chanceOf({ successes: 14, trials: 18, scale: 100 }, 85, 2);
  expect(small).toMatchObject({ small: true, couldExplain: true, method: 'clopperPearson' });
  const large = chanceOf({ successes: 1400, trials: 1800, scale: 100 }, 85, 2);
  expect(large).toMatchObject({ small: false, couldExplain: false, method: 'wilson', probability: 0 });
  const above = chanceOf({ successes: 9, trials: 30, scale: 100 }, 25, 2);
  expect(above?.probability).toBeCloseTo(binomialAtLeast(9, 30, 0.25), 4);
});

test('what is no share of whole numbers has no chance to speak of', () => {
  for (const [successes, trials] of [
    [5, 4],
    [1.5, 4],
    [0, 0],
    [-1, 3],
  ] as const)
    expect(chanceOf({ successes, trials, scale: 100 }, 50, 2)).toBeUndefined();
  expect(chanceOf({ successes: 3, trials: 4, scale: 100 }, undefined, 2)).not.toHaveProperty('probability');
});
