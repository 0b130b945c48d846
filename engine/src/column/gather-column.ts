import type { RollMethod } from '../model/index.js';
import { nullColumn, type Column } from './column.js';

/**
 * For each subject, the values at some of its periods; null where an index lies outside them.
 *
 * @param width    periods of one subject in the column; cell = subject × width + period
 * @param sources  index of the period that each period of the result takes its value from
 */
export function gatherColumn(column: Column, width: number, sources: readonly number[]): Column {
  const subjects = width === 0 ? 0 : column.values.length / width;
  const gathered = nullColumn(column.kind, subjects * sources.length);
  const [from, to] = [column.values, gathered.values as (string | number | null)[]];
  for (let subject = 0; subject < subjects; subject++) {
    const [start, end] = [subject * sources.length, subject * width];
    sources.forEach((source, i) => {
      if (source >= 0 && source < width) to[start + i] = from[end + source] as string | number | null;
    });
  }
  return gathered;
}

/**
 * For each subject, several periods as one. One of them not known, or none at all, makes the whole null: a total with a
 * hole is no total.
 *
 * @param groups  indices of the periods that make up each period of the result, in order; -1 for one that is not there
 */
export function rollColumn(
  column: Column,
  width: number,
  groups: readonly (readonly number[])[],
  method: RollMethod,
): Column {
  if (method === 'first') return gatherColumn(column, width, groups.map((group) => group[0] ?? -1)); // prettier-ignore
  if (method === 'last') return gatherColumn(column, width, groups.map((group) => group.at(-1) ?? -1)); // prettier-ignore
  const subjects = width === 0 ? 0 : column.values.length / width;
  const rolled = new Float64Array(subjects * groups.length).fill(NaN);
  if (column.kind === 'number') {
    for (let subject = 0; subject < subjects; subject++) {
      groups.forEach((group, i) => {
        rolled[subject * groups.length + i] = rollValues(column.values, subject * width, group, method);
      });
    }
  }
  return { kind: 'number', values: rolled };
}

function rollValues(
  values: Float64Array,
  start: number,
  group: readonly number[],
  method: Exclude<RollMethod, 'first' | 'last'>,
): number {
  let result = NaN;
  for (let i = 0; i < group.length; i++) {
    const at = group[i] as number;
    const value = at < 0 ? NaN : (values[start + at] as number);
    if (Number.isNaN(value)) return NaN;
    if (i === 0) result = value;
    else if (method === 'max') result = Math.max(result, value);
    else if (method === 'min') result = Math.min(result, value);
    else result += value;
  }
  return method === 'mean' ? result / group.length : result;
}
