import type { Dictionary, LineOperator, LineVerdict, NumericTarget, PeriodTarget } from '../model/index.js';
import { fractionOf, roundHalfUp } from '../rounding/index.js';
import { attainmentNumber, attainmentOf, type Aim } from './attainment.js';
import { closed, contains, intervalOfBound } from './interval.js';

export interface NumericJudgement {
  readonly kind: 'numeric';
  readonly verdict: LineVerdict;
  readonly attainment: number | null;
  readonly period: string | null;
  /** The period's value, to the indicator's decimals, as it is judged. */
  readonly value: number | null;
  /** `null` where nothing is set for the period. */
  readonly target: PeriodTarget | null;
}

type Values = Readonly<Record<string, number | null>>;

/** The comparison of a value without one of its own: at least, or at most where lower is better. */
export function defaultOperator(indicator: string, dictionary: Dictionary): LineOperator {
  const found = dictionary.indicators.find(({ code }) => code === indicator);
  return found?.direction === 'lower' ? 'lessThanInclusive' : 'greaterThanInclusive';
}

export function roundedValue(indicator: string, value: number | null | undefined, dictionary: Dictionary) {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  const found = dictionary.indicators.find(({ code }) => code === indicator);
  return found ? roundHalfUp(value, found.decimals) : value;
}

export function judgeNumeric(
  target: NumericTarget,
  period: string | undefined,
  values: Values,
  dictionary: Dictionary,
): NumericJudgement {
  const set = target.values.find((one) => one.period === period) ?? null;
  const value =
    period === undefined || !Object.hasOwn(values, period)
      ? null
      : roundedValue(target.indicator, values[period], dictionary);
  const head = { kind: 'numeric' as const, period: period ?? null, value, target: set };
  if (set === null || value === null) return { ...head, verdict: 'unknown', attainment: null };
  const operator = defaultOperator(target.indicator, dictionary);
  const exact = fractionOf(value);
  const met = contains(intervalOfBound(set, operator), { low: closed(exact), high: closed(exact) });
  const baseline =
    target.attainment === 'progress' && target.baseline ? fractionOf(target.baseline.value) : undefined;
  const attained = attainmentOf(exact, aimOf(set, operator), met, baseline);
  return { ...head, verdict: met ? 'met' : 'notMet', attainment: attainmentNumber(attained) };
}

function aimOf(set: PeriodTarget, operator: LineOperator): Aim {
  if ('least' in set) {
    return { direction: 'range', least: fractionOf(set.least), most: fractionOf(set.most) };
  }
  const higher = (set.operator ?? operator).startsWith('greater');
  return { direction: higher ? 'higher' : 'lower', target: fractionOf(set.value) };
}
