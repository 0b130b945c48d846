import type { Aggregator, FactValue } from '../model/index.js';

/** `null` when a value is no number. */
export function aggregate(aggregator: Aggregator, values: readonly FactValue[]): number | null {
  if (aggregator === 'COUNT') return values.length;
  if (values.length === 0 || !values.every((value) => typeof value === 'number')) return null;
  return AGGREGATORS[aggregator](values);
}

const AGGREGATORS: Record<Exclude<Aggregator, 'COUNT'>, (values: readonly number[]) => number> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  MIN: (values) => Math.min(...values),
  MAX: (values) => Math.max(...values),
};
