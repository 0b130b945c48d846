import {
  addFractions,
  compareFractions,
  divideFractions,
  multiplyFractions,
  ZERO,
  type Fraction,
} from '../rounding/index.js';
import type { Bound } from './interval.js';

/** Between what a denominator lies; `most: null` is without bound. */
export interface WeightRange {
  readonly least: Fraction;
  readonly most: Fraction | null;
}

export interface WeightedBound {
  /** Where the child's values begin, `null`: nowhere. */
  readonly low: Bound;
  readonly weight: WeightRange;
}

interface FiniteBound {
  readonly low: Fraction;
  readonly open: boolean;
  readonly weight: WeightRange;
}

/**
 * The least value of Σ w·l ÷ Σ w over all weights within their ranges: the smallest bounds take the most weight, the
 * others the least, and the best cut between the two is found by trying each. `undefined`: no weight at all.
 */
export function leastWeighted(children: readonly WeightedBound[]): Bound | undefined {
  const weighable = children.filter(({ weight }) => canWeigh(weight));
  if (weighable.length === 0) return undefined;
  if (weighable.some(({ low }) => low.value === null)) return { value: null, open: true };
  const finite = weighable.map(finiteOf).sort((a, b) => compareFractions(a.low, b.low));
  const bounded = bestCut(finite);
  const heaviest = finite.find(({ weight }) => weight.most === null);
  if (heaviest && (bounded === undefined || compareFractions(heaviest.low, bounded) < 0)) {
    // reached only where nothing else has to weigh anything
    const others = finite.filter((one) => one !== heaviest && compareFractions(one.low, heaviest.low) !== 0);
    const reached = others.every(({ weight }) => weight.least.numerator === 0n);
    return { value: heaviest.low, open: !reached || heaviest.open };
  }
  if (bounded === undefined) return undefined;
  return { value: bounded, open: !isReached(finite, bounded) };
}

/**
 * The greatest of what different weights would guarantee, and whether some weights do guarantee it, strictly or not.
 * `undefined`: no weight at all.
 */
export function mostFavourable(
  children: readonly WeightedBound[],
): { readonly low: Bound; readonly reached: boolean } | undefined {
  const weighable = children.filter(({ weight }) => canWeigh(weight));
  if (weighable.some(({ low, weight }) => low.value === null && weight.least.numerator > 0n)) {
    return { low: { value: null, open: true }, reached: true };
  }
  const finite = weighable.filter(({ low }) => low.value !== null).map(finiteOf);
  const flipped = finite.map(({ low, weight }) => ({ low: { value: negate(low), open: false }, weight }));
  const least = leastWeighted(flipped);
  if (least === undefined) {
    return weighable.length === 0 ? undefined : { low: { value: null, open: true }, reached: true };
  }
  const value = negate(least.value as Fraction);
  const open = finite.some((one) => one.open && weighsAt(one, value));
  return { low: { value, open }, reached: !least.open };
}

function canWeigh({ most }: WeightRange): boolean {
  return most === null || most.numerator > 0n;
}

function finiteOf({ low, weight }: WeightedBound): FiniteBound {
  return { low: low.value as Fraction, open: low.open, weight };
}

function negate({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator };
}

/** Children without an upper bound of their weight take the least. @param sorted  by bound, ascending */
function bestCut(sorted: readonly FiniteBound[]): Fraction | undefined {
  let best: Fraction | undefined;
  for (let cut = 0; cut <= sorted.length; cut++) {
    const weights = sorted.map(({ weight }, i) => (i < cut ? (weight.most ?? weight.least) : weight.least));
    const total = addFractions(...weights);
    if (total.numerator === 0n) continue;
    const sum = addFractions(...sorted.map(({ low }, i) => multiplyFractions(low, weights[i] as Fraction)));
    const value = divideFractions(sum, total);
    if (best === undefined || compareFractions(value, best) < 0) best = value;
  }
  return best;
}

/** Whether weights that give the value need no child whose own bound is left out. */
function isReached(children: readonly FiniteBound[], value: Fraction): boolean {
  const blocked = children.some((one) => {
    if (!one.open) return false;
    const order = compareFractions(one.low, value);
    return order < 0 ? canWeigh(one.weight) : one.weight.least.numerator > 0n;
  });
  if (blocked) return false;
  const total = addFractions(
    ...children.map(({ low, open, weight }) =>
      compareFractions(low, value) <= 0 && !open ? (weight.most ?? weight.least) : weight.least,
    ),
  );
  const heavy = children.some(
    ({ low, open, weight }) => weight.most === null && !open && compareFractions(low, value) === 0,
  );
  return heavy || compareFractions(total, ZERO) > 0;
}

/** Whether some weights that give the greatest value let this child weigh something. */
function weighsAt({ low, weight }: FiniteBound, value: Fraction): boolean {
  return compareFractions(low, value) >= 0 ? canWeigh(weight) : weight.least.numerator > 0n;
}
