import type { ValueType } from '../model/index.js';
import { isDate } from './compare.js';
import type { StructuredValue } from './rule-facts.js';

/** Candidates that fit the bits of a mask. */
export const MAX_CANDIDATES = 30;

/** A fact that a comparison lacks: its type, if any, and what it would be compared with. */
export interface Lack {
  readonly valueType: ValueType | undefined;
  readonly opposite: StructuredValue;
}

/**
 * Values that stand for all a missing fact could have, as far as its comparisons can tell them apart: each number
 * named, one between each two, one beyond each end; each text named and another; and so on.
 */
export function candidateValues(lacks: readonly Lack[]): readonly StructuredValue[] {
  const valueType = lacks[0]?.valueType;
  const opposites = lacks.map(({ opposite }) => opposite);
  const scalars = opposites.flatMap((opposite) =>
    Array.isArray(opposite) ? (opposite as readonly StructuredValue[]) : [opposite],
  );
  if (valueType !== undefined) return BY_TYPE[valueType](scalars);
  const kinds = (Object.keys(BY_TYPE) as ValueType[]).filter((type) =>
    scalars.some((value) => IS_OF[type](value)),
  );
  const candidates = kinds.flatMap((type) => BY_TYPE[type](scalars));
  // A plain fact may also be a list, or a text in which a text is looked for.
  const lists = candidates.map((candidate) => [candidate]);
  return [...candidates, [], ...lists, scalars];
}

const IS_OF: Readonly<Record<ValueType, (value: StructuredValue) => boolean>> = {
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string',
  date: (value) => typeof value === 'string' && isDate(value),
};

type Candidates = (scalars: readonly StructuredValue[]) => readonly StructuredValue[];

const BY_TYPE: Readonly<Record<ValueType, Candidates>> = {
  number: (scalars) => {
    const named = distinct(scalars.filter((value) => typeof value === 'number')).sort((a, b) => a - b);
    const first = named[0];
    if (first === undefined) return [0];
    return [below(first), ...named.flatMap((value, i) => [value, between(value, named[i + 1])])];
  },
  boolean: () => [true, false],
  text: (scalars) => {
    const named = distinct(scalars.filter((value) => typeof value === 'string'));
    return [...named, another(named)];
  },
  date: (scalars) => {
    const named = distinct(scalars.filter((value) => typeof value === 'string')).filter(isDate);
    return distinct(['0001-01-01', ...named.flatMap((date) => [date, dayAfter(date)]), '9999-12-31']);
  },
};

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

const below = (value: number) => value - Math.max(1, Math.abs(value));

function between(value: number, next: number | undefined): number {
  return next === undefined ? value + Math.max(1, Math.abs(value)) : value + (next - value) / 2;
}

/** A text that is none of those named and part of none. */
function another(named: readonly string[]): string {
  let text = '\u0001';
  while (named.some((other) => other.includes(text))) text += '\u0001';
  return text;
}

function dayAfter(date: string): string {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return date;
  const next = new Date(time + 86_400_000).toISOString();
  return date.length === 10 ? next.slice(0, 10) : date.length === 20 ? `${next.slice(0, 19)}Z` : next;
}
