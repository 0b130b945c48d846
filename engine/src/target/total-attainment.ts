import {
  addFractions,
  divideFractions,
  fractionOf,
  leastFraction,
  greatestFraction,
  multiplyFractions,
  ONE,
  ZERO,
} from '../rounding/index.js';
import { attainmentNumber } from './attainment.js';

export interface TotalAttainment {
  /** `null` where it depends on targets of which nothing is known. */
  readonly attainment: number | null;
  readonly least: number;
  readonly most: number;
}

/**
 * Attainment of several targets by weight (综合达成度): each counts from 0 to 1, so that more in one does not make up
 * for less in another; what is not known counts between 0 and 1. `undefined` without any weight.
 */
export function totalAttainment(
  parts: readonly { readonly weight?: number; readonly attainment: number | null }[],
): TotalAttainment | undefined {
  const weights = parts.map(({ weight = 1 }) => fractionOf(weight));
  const all = addFractions(...weights);
  if (all.numerator === 0n) return undefined;
  const sum = (unknown: typeof ZERO) =>
    addFractions(
      ...parts.map(({ attainment }, i) => {
        const attained =
          attainment === null ? unknown : leastFraction(ONE, greatestFraction(ZERO, fractionOf(attainment)));
        return multiplyFractions(weights[i] ?? ONE, attained);
      }),
    );
  const [least, most] = [ZERO, ONE].map((unknown) =>
    attainmentNumber(divideFractions(sum(unknown), all)),
  ) as [number, number];
  return { attainment: least === most ? least : null, least, most };
}
