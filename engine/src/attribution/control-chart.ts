import { roundComputed } from '../rounding/index.js';

/** `beyond`: outside the limits; the others are runs that chance seldom makes. */
export type ControlSignal = 'beyond' | 'nearLimit' | 'oneSide' | 'trend';

/** Limits of normal variation, drawn from the periods before the one judged (individuals chart, XmR). */
export interface ControlChart {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  /** Earlier values that the limits rest on. */
  readonly periods: number;
  /** Fewer than ten: the limits are rough. */
  readonly rough: boolean;
  readonly position: 'below' | 'inside' | 'above';
  /** Empty: the value is inside normal variation. */
  readonly signals: readonly ControlSignal[];
}

/** 3 / d₂, where d₂ = 1.128 for ranges of two. */
const LIMIT = 2.66;
const LEAST_PERIODS = 4;
const FIRM_PERIODS = 10;
const ONE_SIDE = 8;
const TREND = 6;

/**
 * Mean ± 2.66 times the mean moving range of the earlier values. A gap breaks a moving range and a run.
 *
 * @param history  oldest first, `null` where there is no value; without the period judged
 * @param value    of the period judged
 * @returns        `undefined` for fewer than four earlier values, and where these never varied
 * @source         Wheeler and Chambers, Understanding Statistical Process Control (1992): limits, detection rules one,
 *                 two (three of four nearer to a limit) and three (eight on one side); Nelson, J. Quality Technology 16
 *                 (1984), 237–239: six in a row rising or falling
 */
export function controlChart(
  history: readonly (number | null)[],
  value: number,
  decimals: number,
): ControlChart | undefined {
  const known = history.filter((one) => one !== null);
  const ranges = movingRanges(history);
  if (known.length < LEAST_PERIODS || ranges.length === 0) return undefined;
  const centre = mean(known);
  const width = LIMIT * mean(ranges);
  if (width === 0) return undefined;
  const [lower, upper] = [centre - width, centre + width];
  // what never was below zero has no limit there
  const floor = known.every((one) => one >= 0) && value >= 0 ? 0 : -Infinity;
  const run = lastRun([...history, value]);
  return {
    centre: roundComputed(centre, decimals),
    lower: roundComputed(Math.max(floor, lower), decimals),
    upper: roundComputed(upper, decimals),
    periods: known.length,
    rough: known.length < FIRM_PERIODS,
    position: value < lower ? 'below' : value > upper ? 'above' : 'inside',
    signals: signalsOf(run, centre, width),
  };
}

/** @param run  newest last */
function signalsOf(run: readonly number[], centre: number, width: number): ControlSignal[] {
  const sides = run.map((one) => (one - centre) / width);
  const last = sides.at(-1) ?? 0;
  const side = Math.sign(last);
  const signals: ControlSignal[] = [];
  if (Math.abs(last) > 1) signals.push('beyond');
  const four = sides.slice(-4);
  if (Math.abs(last) > 0.5 && four.length === 4 && four.filter((one) => one * side > 0.5).length >= 3)
    signals.push('nearLimit');
  const eight = sides.slice(-ONE_SIDE);
  if (side !== 0 && eight.length === ONE_SIDE && eight.every((one) => Math.sign(one) === side))
    signals.push('oneSide');
  if (isTrend(run.slice(-TREND))) signals.push('trend');
  return signals;
}

function isTrend(run: readonly number[]): boolean {
  if (run.length < TREND) return false;
  const steps = run.slice(1).map((one, index) => Math.sign(one - (run[index] ?? one)));
  return steps[0] !== 0 && steps.every((step) => step === steps[0]);
}

/** The newest values without a gap. */
function lastRun(values: readonly (number | null)[]): number[] {
  const gap = values.lastIndexOf(null);
  return values.slice(gap + 1).flatMap((one) => one ?? []);
}

function movingRanges(values: readonly (number | null)[]): number[] {
  return values.slice(1).flatMap((one, index) => {
    const before = values[index] ?? null;
    return one === null || before === null ? [] : [Math.abs(one - before)];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
