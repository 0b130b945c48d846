import {
  addFractions,
  compareFractions,
  divideFractions,
  fractionOf,
  greatestFraction,
  leastFraction,
  type Fraction,
} from '../rounding/index.js';
import type { Aggregation } from '../model/index.js';
import {
  closed,
  contains,
  intersect,
  intervalOfOperator,
  isEmpty,
  type Bound,
  type Interval,
} from './interval.js';
import { leastWeighted, mostFavourable, type WeightRange } from './weighted-low.js';

export interface ChainChild {
  readonly values: Interval;
  readonly weight: WeightRange;
}

/** From where on the parent's value lies. */
export interface GuaranteedLow {
  /** Whatever the weights are. `undefined`: there is no value at all. */
  readonly certain: Bound | undefined;
  /** With the most favourable weights, where they are not known. */
  readonly atBest: { readonly low: Bound; readonly reached: boolean } | undefined;
}

const NOWHERE: Bound = { value: null, open: true };

/**
 * @param flipped  values were negated to look at the upper end: what is the greatest becomes the least
 */
export function guaranteedLow(
  aggregation: Aggregation,
  children: readonly ChainChild[],
  flipped: boolean,
): GuaranteedLow {
  const lows = children.map(({ values }) => values.low);
  switch (aggregation.kind) {
    case 'sum':
      return sure(sumOf(lows));
    case 'mean': {
      const { value, open } = sumOf(lows);
      return sure({ value: value && divideFractions(value, fractionOf(lows.length)), open });
    }
    case 'max':
      return sure(flipped ? leastLow(lows) : greatestLow(lows));
    case 'min':
      return sure(flipped ? greatestLow(lows) : leastLow(lows));
    case 'weightedRatio': {
      const weighted = children.map(({ values, weight }) => ({ low: values.low, weight }));
      return { certain: leastWeighted(weighted), atBest: mostFavourable(weighted) };
    }
    case 'count':
      return sure(closed(fractionOf(countLow(aggregation, children, flipped))));
  }
}

function sure(low: Bound): GuaranteedLow {
  return { certain: low, atBest: { low, reached: true } };
}

function sumOf(lows: readonly Bound[]): Bound {
  const values = lows.map(({ value }) => value);
  if (!values.every((value) => value !== null)) return NOWHERE;
  return { value: addFractions(...values), open: lows.some(({ open }) => open) };
}

/** Of the greatest of several values; one that never reaches it must be left out for the end to be left out. */
function greatestLow(lows: readonly Bound[]): Bound {
  const [first, ...others] = lows.flatMap(({ value }) => (value === null ? [] : [value]));
  if (first === undefined) return NOWHERE;
  const value = greatestFraction(first, ...others);
  return { value, open: lows.some((one) => one.open && isAt(one, value)) };
}

function leastLow(lows: readonly Bound[]): Bound {
  const values = lows.map(({ value }) => value);
  if (!values.every((value) => value !== null)) return NOWHERE;
  const [first, ...others] = values as [Fraction, ...Fraction[]];
  const value = leastFraction(first, ...others);
  return { value, open: lows.filter((one) => isAt(one, value)).every(({ open }) => open) };
}

function isAt(bound: Bound, value: Fraction): boolean {
  return bound.value !== null && compareFractions(bound.value, value) === 0;
}

/** How many children hold for certain; negated: how many may hold. Their own values are never negated here. */
function countLow(
  { operator, value }: Extract<Aggregation, { kind: 'count' }>,
  children: readonly ChainChild[],
  flipped: boolean,
): number {
  const holding = intervalOfOperator(operator, value);
  if (!flipped) return children.filter(({ values }) => contains(holding, values)).length;
  return -children.filter(({ values }) => !isEmpty(intersect(holding, values))).length;
}
