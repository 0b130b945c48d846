import { nullColumn, type Column } from './column.js';

/**
 * A column as seen from `offset` periods away, each subject by itself: with offset -1 a cell holds the value of its
 * subject's period before; null where that lies outside the periods.
 *
 * @param periods  periods of one subject; cell = subject × periods + period
 */
export function shiftColumn(column: Column, periods: number, offset: number): Column {
  if (offset === 0) return column;
  const count = column.values.length;
  const shifted = nullColumn(column.kind, count);
  const first = Math.max(0, -offset);
  const end = Math.min(periods, periods - offset);
  const [from, to] = [column.values, shifted.values as (string | number | null)[]];
  for (let start = 0; start < count; start += periods) {
    for (let period = first; period < end; period++) {
      to[start + period] = from[start + period + offset] as string | number | null;
    }
  }
  return shifted;
}
