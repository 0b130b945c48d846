import type { Indicator } from '@zhengai/engine';
import type { TriedIndicator } from '../simulation/index.js';

type Row = TriedIndicator['values'][number];

export interface TrialSummary {
  /** Those with a value, the least good first; without a better end from small to large. */
  readonly rows: readonly Row[];
  readonly missing: readonly Row[];
  readonly least: number | undefined;
  readonly median: number | undefined;
  readonly greatest: number | undefined;
}

export function summaryOf(
  { values }: TriedIndicator,
  { direction }: Pick<Indicator, 'direction'>,
): TrialSummary {
  const known = values.filter((row): row is Row & { value: number } => row.value !== null);
  const ascending = [...known].sort((a, b) => a.value - b.value);
  const numbers = ascending.map(({ value }) => value);
  return {
    rows: direction === 'lower' ? [...ascending].reverse() : ascending,
    missing: values.filter(({ value }) => value === null),
    least: numbers[0],
    median: medianOf(numbers),
    greatest: numbers.at(-1),
  };
}

function medianOf(ascending: readonly number[]): number | undefined {
  const middle = ascending.length / 2;
  const upper = ascending[Math.floor(middle)];
  if (upper === undefined || !Number.isInteger(middle)) return upper;
  return ((ascending[middle - 1] ?? upper) + upper) / 2;
}
