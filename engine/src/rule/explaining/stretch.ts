import type { FactValue, ValueType } from '../../model/index.js';
import { roundHalfUp } from '../../rounding/index.js';
import { isDate } from '../compare.js';
import type { StructuredValue } from '../rule-facts.js';

/** How a value is to be read: it itself, anything beyond it however near, or any text that is not named. */
export type Bound = 'exactly' | 'below' | 'above' | 'otherThan';

/** The value of a stretch that lies nearest from one side. */
export interface Edge {
  readonly value: FactValue;
  readonly bound: Bound;
}

/** Values that the comparisons of a rule cannot tell apart. */
export interface Stretch {
  /** One of them, to try comparisons with. */
  readonly sample: StructuredValue;
  /** Nearest from below; absent where the stretch has no lower end. */
  readonly low?: Edge;
  /** Nearest from above. */
  readonly high?: Edge;
}

/**
 * All values of a type, cut where they are compared: each value named, what lies between two, what lies beyond.
 *
 * @param named     what the fact is compared with; values of other types are passed over
 * @param decimals  of the fact's numbers, when they are judged rounded
 */
export function stretchesOf(
  type: ValueType,
  named: readonly StructuredValue[],
  decimals?: number,
): readonly Stretch[] {
  switch (type) {
    case 'number':
      return numbers(distinct(named.filter((value) => typeof value === 'number')), decimals);
    case 'date':
      return dates(distinct(named.filter((value) => typeof value === 'string')).filter(isDate));
    case 'boolean':
      return [point(true), point(false)];
    case 'text': {
      const texts = distinct(named.filter((value) => typeof value === 'string'));
      const other: Edge = { value: null, bound: 'otherThan' };
      return [...texts.map(point), { sample: another(texts), low: other, high: other }];
    }
  }
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function point(value: FactValue): Stretch {
  const edge: Edge = { value, bound: 'exactly' };
  return { sample: value, low: edge, high: edge };
}

function numbers(named: readonly number[], decimals: number | undefined): readonly Stretch[] {
  const cuts = [...named].sort((a, b) => a - b);
  const first = cuts[0];
  if (first === undefined) return [{ sample: 0 }];
  const isJudgeable = (cut: number) => decimals === undefined || roundHalfUp(cut, decimals) === cut;
  const stretches = cuts.flatMap((cut, i): Stretch[] => {
    const beyond = afterCut(cut, cuts[i + 1], decimals);
    return [...(isJudgeable(cut) ? [point(cut)] : []), ...(beyond ? [beyond] : [])];
  });
  const before = beforeCut(first, decimals);
  return before ? [before, ...stretches] : stretches;
}

function beforeCut(cut: number, decimals: number | undefined): Stretch | undefined {
  const high = edgeBelow(cut, decimals);
  if (high.bound === 'exactly') return { sample: high.value, high };
  const sample = cut - Math.max(1, Math.abs(cut));
  return Number.isFinite(sample) ? { sample, high } : undefined;
}

/** `undefined` where no value fits in. */
function afterCut(cut: number, next: number | undefined, decimals: number | undefined): Stretch | undefined {
  const low = edgeAbove(cut, decimals);
  const sample = low.bound === 'exactly' ? (low.value as number) : between(cut, next);
  if (sample <= cut || !Number.isFinite(sample) || (next !== undefined && sample >= next)) return undefined;
  return { sample, low, ...(next !== undefined && { high: edgeBelow(next, decimals) }) };
}

function between(cut: number, next: number | undefined): number {
  return next === undefined ? cut + Math.max(1, Math.abs(cut)) : cut + (next - cut) / 2;
}

/** The largest value below a cut that the fact can have as it is judged. */
function edgeBelow(cut: number, decimals: number | undefined): Edge {
  const value = decimals === undefined ? cut : gridBelow(cut, decimals);
  return value < cut ? { value, bound: 'exactly' } : { value: cut, bound: 'below' };
}

function edgeAbove(cut: number, decimals: number | undefined): Edge {
  const value = decimals === undefined ? cut : -gridBelow(-cut, decimals);
  return value > cut ? { value: value + 0, bound: 'exactly' } : { value: cut, bound: 'above' };
}

/** Not below `cut` only where its size leaves no room for the decimals. */
function gridBelow(cut: number, decimals: number): number {
  const near = roundHalfUp(cut, decimals);
  return (near < cut ? near : roundHalfUp(near - 10 ** -decimals, decimals)) + 0;
}

/** One day, second or millisecond, as the text is written. */
const STEP_OF_LENGTH: Readonly<Record<number, number>> = { 10: 86_400_000, 20: 1_000, 24: 1 };

/** Dates are compared with dates written in the same form only. */
function dates(named: readonly string[]): readonly Stretch[] {
  const forms = distinct(named.map(({ length }) => length));
  if (forms.length === 0) return [{ sample: '2000-01-01' }];
  return forms.flatMap((form) => {
    const cuts = named.filter(({ length }) => length === form).sort();
    return cuts.flatMap((cut, i): Stretch[] => {
      const next = cuts[i + 1];
      const low = dateBeside(cut, 1);
      const high = next === undefined ? undefined : dateBeside(next, -1);
      const fits = low > cut && (high === undefined || low <= high);
      const edges = { low: exact(low), ...(high !== undefined && { high: exact(high) }) };
      const after: Stretch[] = fits ? [{ sample: low, ...edges }] : [];
      const first = dateBeside(cut, -1);
      const before: Stretch[] = i === 0 && first < cut ? [{ sample: first, high: exact(first) }] : [];
      return [...before, point(cut), ...after];
    });
  });
}

const exact = (value: string): Edge => ({ value, bound: 'exactly' });

/** The next date or instant in the same form; the date itself where there is none. */
function dateBeside(date: string, direction: 1 | -1): string {
  const time = Date.parse(date) + direction * (STEP_OF_LENGTH[date.length] ?? 0);
  if (Number.isNaN(time)) return date;
  const text = new Date(time).toISOString();
  const beside = date.length === 10 ? text.slice(0, 10) : date.length === 20 ? `${text.slice(0, 19)}Z` : text;
  return beside.length === date.length ? beside : date;
}

/** A text that is none of those named and part of none. */
function another(named: readonly string[]): string {
  let text = '\u0001';
  while (named.some((other) => other.includes(text))) text += '\u0001';
  return text;
}
