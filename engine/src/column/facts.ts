import type { FactKey, FactSource, FactValue, ValueType } from '../model/index.js';
import { valueAt, type Columns } from './column.js';

/** A value with its origin. */
export interface SourcedFact extends FactSource {
  readonly value: FactValue;
}

/** What is known about one subject; a key that is absent is null. */
export type Facts = Readonly<Record<FactKey, FactValue | SourcedFact>>;

export function hasFact(facts: Facts, key: FactKey): boolean {
  return Object.hasOwn(facts, key);
}

export function factValue(facts: Facts, key: FactKey): FactValue {
  if (!Object.hasOwn(facts, key)) return null;
  const fact = facts[key];
  return (typeof fact === 'object' && fact !== null ? fact.value : fact) ?? null;
}

/** Where a value came from; `undefined` when the facts do not say. */
export function factSource(facts: Facts, key: FactKey): FactSource | undefined {
  const fact = Object.hasOwn(facts, key) ? facts[key] : undefined;
  if (typeof fact !== 'object' || fact === null) return undefined;
  const { value: _value, ...source } = fact;
  return Object.keys(source).length === 0 ? undefined : source;
}

/** Whether a value is of a type (null is of every type); a date is the text `YYYY-MM-DD`, with or without a time. */
export function isOfType(value: FactValue, type: ValueType): boolean {
  if (value === null) return true;
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && (type === 'text' || /^\d{4}-\d{2}-\d{2}($|T)/.test(value));
}

/** The facts of one cell. */
export function factsAt(columns: Columns, cell: number): Record<FactKey, FactValue> {
  const facts: Record<FactKey, FactValue> = {};
  for (const [key, column] of Object.entries(columns)) facts[key] = valueAt(column, cell);
  return facts;
}
