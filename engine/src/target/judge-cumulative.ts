import type { CumulativeTarget, Dictionary, LineVerdict } from '../model/index.js';
import {
  addFractions,
  compareFractions,
  fractionOf,
  fractionToNumber,
  subtractFractions,
  ZERO,
  type Fraction,
} from '../rounding/index.js';
import { attainmentNumber, attainmentOf } from './attainment.js';
import { roundedValue } from './judge-numeric.js';

/** One period of a cumulative target. */
export interface CumulativeRow {
  readonly period: string;
  /** Set for the period itself. */
  readonly own: number;
  /** What was still owed from the periods before (结转); negative where they did more. */
  readonly carriedOver: number | null;
  readonly value: number | null;
  /** Totals up to and including the period, what was carried in among them. */
  readonly due: number;
  readonly achieved: number | null;
}

export interface CumulativeJudgement {
  readonly kind: 'cumulative';
  readonly verdict: LineVerdict;
  readonly attainment: number | null;
  readonly period: string | null;
  /** Up to the period that is judged, oldest first. */
  readonly rows: readonly CumulativeRow[];
  /** Which total was judged. */
  readonly stage: 'running' | 'midTerm' | 'final' | null;
}

export function judgeCumulative(
  target: CumulativeTarget,
  period: string | undefined,
  values: Readonly<Record<string, number | null>>,
  dictionary: Dictionary,
): CumulativeJudgement {
  const last = target.values.findIndex((one) => one.period === period);
  let due: Fraction = ZERO;
  let achieved: Fraction | null = fractionOf(target.carriedIn ?? 0);
  const rows = target.values.slice(0, last + 1).map((one): CumulativeRow => {
    const given = Object.hasOwn(values, one.period) ? values[one.period] : null;
    const value = roundedValue(target.indicator, given, dictionary);
    const carriedOver = achieved && fractionToNumber(subtractFractions(due, achieved));
    due = dueBy(target, one.period) ?? addFractions(due, fractionOf(one.value));
    achieved = achieved && value !== null ? addFractions(achieved, fractionOf(value)) : null;
    return {
      period: one.period,
      own: one.value,
      carriedOver,
      value,
      due: fractionToNumber(due),
      achieved: achieved && fractionToNumber(achieved),
    };
  });
  const head = {
    kind: 'cumulative' as const,
    period: period ?? null,
    rows,
    stage: stageOf(target, period, last),
  };
  if (rows.length === 0 || achieved === null) return { ...head, verdict: 'unknown', attainment: null };
  const met = compareFractions(achieved, due) >= 0;
  const attained = attainmentOf(achieved, { direction: 'higher', target: due }, met, undefined);
  return { ...head, verdict: met ? 'met' : 'notMet', attainment: attainmentNumber(attained) };
}

/** The total that the document sets for a period. */
function dueBy({ midTerm, final }: CumulativeTarget, period: string): Fraction | undefined {
  const set = [final, midTerm].find((one) => one?.period === period);
  return set && fractionOf(set.value);
}

function stageOf(
  { midTerm, final, values }: CumulativeTarget,
  period: string | undefined,
  index: number,
): CumulativeJudgement['stage'] {
  if (index < 0) return null;
  if (period === (final?.period ?? values.at(-1)?.period)) return 'final';
  return period === midTerm?.period ? 'midTerm' : 'running';
}
