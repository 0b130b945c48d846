import { isTemporal, temporalKind } from '../temporal/index.js';
import { FeelClosure } from './feel-closure.js';
import { FeelRange } from './feel-range.js';
import type { FeelValueType } from './value-type.js';

/** Entries in the order in which they were written. */
export type FeelContext = Readonly<Record<string, unknown>>;

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isContext(value: unknown): value is FeelContext {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof FeelRange) &&
    !(value instanceof FeelClosure) &&
    !isTemporal(value)
  );
}

/** A context without a prototype, so that no name means anything by itself. */
export function createContext(entries: Iterable<readonly [string, unknown]>): FeelContext {
  const context = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) context[key] = value;
  return context;
}

/** `undefined` when there is no such entry. */
export function entryOf(context: FeelContext, key: string): unknown {
  return Object.hasOwn(context, key) ? (context[key] ?? null) : undefined;
}

export function typeOfValue(value: unknown): FeelValueType {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
  }
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (value instanceof FeelRange) return 'range';
  if (value instanceof FeelClosure) return 'function';
  return temporalKind(value) ?? 'context';
}
