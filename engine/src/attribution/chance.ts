import { roundComputed } from '../rounding/index.js';
import { binomialAtLeast, binomialAtMost, clopperPearson, wilson } from './binomial.js';

/** A share of a counted group: so many of so many. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
  /** Value of the whole: 100 for a percentage, 1 for a ratio. */
  readonly scale: number;
}

/** What chance alone can do in a group of this size. */
export interface ChanceEvidence {
  readonly successes: number;
  readonly trials: number;
  /** Fewer than a hundred. */
  readonly small: boolean;
  /** 95 % limits of the value behind the one measured, in the indicator's unit. */
  readonly limits: readonly [number, number];
  readonly method: 'clopperPearson' | 'wilson';
  /** The line judged against. */
  readonly line?: number;
  /** How likely a value this far beyond the line, or further, is if the true one lies on it. */
  readonly probability?: number;
  /** That it is more likely than one in twenty. */
  readonly couldExplain?: boolean;
}

const CONFIDENCE = 0.95;
const Z = 1.959963984540054;
/** Above it Wilson's limits are the exact ones, to all digits that are shown. */
const EXACT_UP_TO = 1000;
const SMALL = 100;
/** Tails of larger groups are not counted out. */
const MOST_TRIALS = 100_000;

/**
 * @param line  in the indicator's unit; `undefined` where the rule judges against none
 * @returns     `undefined` for what is no share of whole numbers
 */
export function chanceOf(
  { successes, trials, scale }: Proportion,
  line: number | undefined,
  decimals: number,
): ChanceEvidence | undefined {
  const isCount = (count: number) => Number.isInteger(count) && count >= 0;
  if (!isCount(successes) || !isCount(trials) || trials === 0 || successes > trials || trials > MOST_TRIALS)
    return undefined;
  const exact = trials <= EXACT_UP_TO;
  const limits = exact ? clopperPearson(successes, trials, CONFIDENCE) : wilson(successes, trials, Z);
  const evidence = {
    successes,
    trials,
    small: trials < SMALL,
    limits: limits.map((limit) => roundComputed(limit * scale, decimals)) as [number, number],
    method: exact ? 'clopperPearson' : 'wilson',
  } as const;
  const share = line === undefined ? NaN : line / scale;
  // 0 and 1 as the true share allow no chance at all
  if (line === undefined || !(share > 0 && share < 1)) return evidence;
  const below = successes / trials < share;
  const probability = below
    ? binomialAtMost(successes, trials, share)
    : binomialAtLeast(successes, trials, share);
  return {
    ...evidence,
    line,
    probability: roundComputed(probability, 4),
    couldExplain: probability > 1 - CONFIDENCE,
  };
}
