import { FeelRange } from './feel-range.js';
import { isContext, isList, typeOfValue, type FeelContext } from './feel-value.js';
import { compareTemporal, equalTemporal, isTemporal } from '../temporal/index.js';

/**
 * Equality, DMN 1.5, table 53: null equals null alone, values of different types are neither equal nor different.
 */
export function equalValues(a: unknown, b: unknown): boolean | null {
  if (a === null || b === null) return a === b;
  if (typeof a !== 'object' || typeof b !== 'object') return typeof a === typeof b ? a === b : null;
  if (isTemporal(a) && isTemporal(b)) return equalTemporal(a, b);
  if (typeOfValue(a) !== typeOfValue(b)) return null;
  if (isList(a) && isList(b)) return equalLists(a, b);
  if (a instanceof FeelRange && b instanceof FeelRange) return equalRanges(a, b);
  if (isContext(a) && isContext(b)) return equalContexts(a, b);
  return a === b;
}

function equalLists(a: readonly unknown[], b: readonly unknown[]): boolean | null {
  return a.length === b.length && every(a.length, (i) => equalValues(a[i], b[i]));
}

function equalRanges(a: FeelRange, b: FeelRange): boolean | null {
  if (a.comparison !== b.comparison) return false;
  if (a.startIncluded !== b.startIncluded || a.endIncluded !== b.endIncluded) return false;
  return every(2, (i) => (i === 0 ? equalValues(a.start, b.start) : equalValues(a.end, b.end)));
}

function equalContexts(a: FeelContext, b: FeelContext): boolean | null {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || !keys.every((key) => Object.hasOwn(b, key))) return false;
  return every(keys.length, (i) => equalValues(a[keys[i] as string], b[keys[i] as string]));
}

/** False if one is false, null if one is null. */
function every(count: number, truth: (index: number) => boolean | null): boolean | null {
  let result: boolean | null = true;
  for (let i = 0; i < count; i++) {
    const one = truth(i);
    if (one === false) return false;
    if (one === null) result = null;
  }
  return result;
}

/** Order, DMN 1.5, table 54: negative, 0 or positive; null for what has no order. */
export function compareValues(a: unknown, b: unknown): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return isTemporal(a) && isTemporal(b) ? compareTemporal(a, b) : null;
}

/** By code points; a surrogate stands above every character of the first plane. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    const [high, other] = [isSurrogate(x), isSurrogate(y)];
    return high === other ? x - y : high ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Whether a range holds a value; null when they cannot be compared. */
export function rangeIncludes(range: FeelRange, value: unknown): boolean | null {
  if (range.comparison) {
    const equal = equalValues(value, range.start);
    return equal === null ? null : equal === (range.comparison === '=');
  }
  let within: boolean | null = true;
  for (const [end, included, sign] of [
    [range.start, range.startIncluded, 1],
    [range.end, range.endIncluded, -1],
  ] as const) {
    if (end === null) continue;
    const order = compareValues(value, end);
    if (order === null) within = null;
    else if (order * sign < 0 || (order === 0 && !included)) return false;
  }
  return within;
}
