import {
  addFractions,
  compareFractions,
  exactNumber,
  fraction,
  fractionOf,
  negateFraction,
  ZERO,
  type ExactNumber,
  type Fraction,
} from '../rounding/index.js';
import type { LineOperator, TargetBound } from '../model/index.js';

/** One end of an interval: `null` is without end; `open`: the end itself is left out. */
export interface Bound {
  readonly value: Fraction | null;
  readonly open: boolean;
}

/** The values that something may have. */
export interface Interval {
  readonly low: Bound;
  readonly high: Bound;
}

export const UNBOUNDED: Bound = { value: null, open: true };
/** No value at all. */
export const NOTHING: Interval = { low: { value: ZERO, open: true }, high: { value: ZERO, open: true } };
export const ANYTHING: Interval = { low: UNBOUNDED, high: UNBOUNDED };

export function closed(value: Fraction): Bound {
  return { value, open: false };
}

export function intervalOfOperator(operator: LineOperator, value: number): Interval {
  const bound = { value: fractionOf(value), open: operator === 'lessThan' || operator === 'greaterThan' };
  return operator.startsWith('greater') ? { low: bound, high: UNBOUNDED } : { low: UNBOUNDED, high: bound };
}

/** @param operator  what a value without an operator of its own is compared with */
export function intervalOfBound(bound: TargetBound, operator: LineOperator): Interval {
  if ('least' in bound) {
    return { low: closed(fractionOf(bound.least)), high: closed(fractionOf(bound.most)) };
  }
  return intervalOfOperator(bound.operator ?? operator, bound.value);
}

export function intersect(a: Interval, b: Interval): Interval {
  return {
    low: tighterLow(a.low, b.low),
    high: negateBound(tighterLow(negateBound(a.high), negateBound(b.high))),
  };
}

function tighterLow(a: Bound, b: Bound): Bound {
  if (a.value === null) return b;
  if (b.value === null) return a;
  const order = compareFractions(a.value, b.value);
  if (order !== 0) return order > 0 ? a : b;
  return { value: a.value, open: a.open || b.open };
}

export function negateBound({ value, open }: Bound): Bound {
  return { value: value === null ? null : negateFraction(value), open };
}

/** The interval seen from the other side: what was least is most. */
export function negateInterval({ low, high }: Interval): Interval {
  return { low: negateBound(high), high: negateBound(low) };
}

export function isEmpty({ low, high }: Interval): boolean {
  if (low.value === null || high.value === null) return false;
  const order = compareFractions(low.value, high.value);
  return order > 0 || (order === 0 && (low.open || high.open));
}

export function contains(outer: Interval, inner: Interval): boolean {
  return isAtLeast(inner.low, outer.low) && isAtLeast(negateBound(inner.high), negateBound(outer.high));
}

/** Whether everything from `low` on satisfies a requirement that begins at `required`. */
export function isAtLeast(low: Bound, required: Bound): boolean {
  if (required.value === null) return true;
  if (low.value === null) return false;
  const order = compareFractions(low.value, required.value);
  return order > 0 || (order === 0 && (low.open || !required.open));
}

/** Whole numbers only: an open or broken end moves to the next whole number inside. */
export function wholeInterval(interval: Interval): Interval {
  return { low: wholeLow(interval.low), high: negateBound(wholeLow(negateBound(interval.high))) };
}

function wholeLow({ value, open }: Bound): Bound {
  if (value === null) return UNBOUNDED;
  const { numerator, denominator } = value;
  const floor = numerator >= 0n ? numerator / denominator : -((-numerator + denominator - 1n) / denominator);
  const down = fraction(floor, 1n);
  const exact = compareFractions(down, value) === 0;
  return closed(exact && !open ? down : addFractions(down, fraction(1n, 1n)));
}

export function boundNumber({ value }: Bound): ExactNumber | null {
  return value === null ? null : exactNumber(value);
}
