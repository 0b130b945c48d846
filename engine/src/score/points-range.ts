import {
  addFractions,
  compareFractions,
  exactNumber,
  fractionOf,
  greatestFraction,
  leastFraction,
  multiplyFractions,
  readExact,
  roundedNumber,
  ZERO,
  type ExactNumber,
  type Fraction,
} from '../rounding/index.js';
import type { ScoreRange } from './form-given.js';

/** What points may be, given what is known. */
export interface PointsRange {
  readonly least: Fraction;
  readonly most: Fraction;
}

export function exactly(points: Fraction): PointsRange {
  return { least: points, most: points };
}

/** Nothing is known: from nothing to the full mark. */
export function upTo(full: Fraction): PointsRange {
  return { least: ZERO, most: full };
}

export function addRanges(ranges: readonly PointsRange[]): PointsRange {
  return {
    least: addFractions(...ranges.map(({ least }) => least)),
    most: addFractions(...ranges.map(({ most }) => most)),
  };
}

/** @param factor  not negative */
export function scaleRange({ least, most }: PointsRange, factor: Fraction): PointsRange {
  return { least: multiplyFractions(least, factor), most: multiplyFractions(most, factor) };
}

export function clampRange(range: PointsRange, low: Fraction, high: Fraction): PointsRange {
  const clamp = (value: Fraction) => leastFraction(high, greatestFraction(low, value));
  return { least: clamp(range.least), most: clamp(range.most) };
}

/** Everything that either may be. */
export function hullOf(first: PointsRange, ...others: readonly PointsRange[]): PointsRange {
  return {
    least: leastFraction(first.least, ...others.map(({ least }) => least)),
    most: greatestFraction(first.most, ...others.map(({ most }) => most)),
  };
}

export function roundRange({ least, most }: PointsRange, decimals: number): ScoreRange {
  const [low, high] = [roundedNumber(least, decimals), roundedNumber(most, decimals)];
  return { points: low === high ? low : null, least: low, most: high };
}

/** The exact range that a rounded one stands for. */
export function rangeOf({ least, most }: ScoreRange): PointsRange {
  return { least: fractionOf(least), most: fractionOf(most) };
}

export function exactOrNull(value: ExactNumber | null): Fraction | null {
  return value === null ? null : readExact(value);
}

export function toExact(value: Fraction | null): ExactNumber | null {
  return value === null ? null : exactNumber(value);
}

export function isWorse(value: Fraction, than: Fraction, direction: 'higher' | 'lower'): boolean {
  const order = compareFractions(value, than);
  return direction === 'higher' ? order < 0 : order > 0;
}
