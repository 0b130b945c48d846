import {
  compareFractions,
  divideFractions,
  ONE,
  roundedNumber,
  subtractFractions,
  ZERO,
  type Fraction,
} from '../rounding/index.js';

/** Attainment is given to so many decimals: 0.9125 is 91.25 %. */
export const ATTAINMENT_DECIMALS = 4;

interface Range {
  readonly direction: 'range';
  readonly least: Fraction;
  readonly most: Fraction;
}
export type Aim = { readonly direction: 'higher' | 'lower'; readonly target: Fraction } | Range;

/**
 * How far a value reaches its target (达成度), not capped: 1.05 is five per cent more than was asked for.
 *
 * | | `ratio` | `progress` from the baseline |
 * |---|---|---|
 * | higher is better | value ÷ target | (value − baseline) ÷ (target − baseline) |
 * | lower is better | target ÷ value | (baseline − value) ÷ (baseline − target) |
 * | range | 1 inside; below: value ÷ least; above: most ÷ value | 1 − distance ÷ baseline's distance |
 *
 * A quotient of values that are not both positive says nothing, nor does a way of no length: then 1 where the target is
 * met, else `null`.
 */
export function attainmentOf(
  value: Fraction,
  aim: Aim,
  met: boolean,
  baseline: Fraction | undefined,
): Fraction | null {
  const attained = baseline === undefined ? byRatio(value, aim) : byProgress(value, aim, baseline);
  return attained ?? (met ? ONE : null);
}

function byRatio(value: Fraction, aim: Aim): Fraction | null {
  if (aim.direction !== 'range') {
    return aim.direction === 'higher' ? quotient(value, aim.target) : quotient(aim.target, value);
  }
  if (compareFractions(value, aim.least) < 0) return quotient(value, aim.least);
  return compareFractions(value, aim.most) > 0 ? quotient(aim.most, value) : ONE;
}

function byProgress(value: Fraction, aim: Aim, baseline: Fraction): Fraction | null {
  if (aim.direction !== 'range') {
    const way = subtractFractions(aim.target, baseline);
    return way.numerator === 0n ? null : divideFractions(subtractFractions(value, baseline), way);
  }
  const start = distance(baseline, aim);
  if (start.numerator === 0n) return null;
  return subtractFractions(ONE, divideFractions(distance(value, aim), start));
}

function distance(value: Fraction, { least, most }: Range): Fraction {
  if (compareFractions(value, least) < 0) return subtractFractions(least, value);
  return compareFractions(value, most) > 0 ? subtractFractions(value, most) : ZERO;
}

function quotient(above: Fraction, below: Fraction): Fraction | null {
  // nothing of something is 0; otherwise both have to be positive
  if (above.numerator < 0n || below.numerator <= 0n) return null;
  return divideFractions(above, below);
}

export function attainmentNumber(attained: Fraction | null): number | null {
  return attained === null ? null : roundedNumber(attained, ATTAINMENT_DECIMALS);
}
