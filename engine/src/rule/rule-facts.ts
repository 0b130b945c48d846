import type { FactKey, FactSource, FactValue } from '../model/index.js';

/** What a plain fact may hold besides scalars: lists and objects, which only `path` and list operators reach into. */
export type StructuredValue =
  FactValue | readonly StructuredValue[] | { readonly [name: string]: StructuredValue };

/**
 * The facts of one subject. An entry is a scalar, a list, or `{ value, … }` with where the value came from;
 * an object without a `value` of its own is itself the value. A fact that is not there is `null`.
 */
export type RuleFacts = Readonly<
  Record<FactKey, StructuredValue | ({ readonly value: StructuredValue } & FactSource) | undefined>
>;

/** One fact as read: its value and where it came from. */
export interface FactReading {
  readonly value: StructuredValue;
  readonly source?: FactSource;
}

const ABSENT: FactReading = { value: null };

/** Reads a fact by its key; absent facts and numbers that are not finite read as `null`. */
export function readFact(facts: RuleFacts, key: FactKey): FactReading {
  if (!Object.hasOwn(facts, key)) return ABSENT;
  const entry = facts[key];
  if (entry === undefined || entry === null) return ABSENT;
  if (typeof entry === 'number') return Number.isFinite(entry) ? { value: entry } : ABSENT;
  if (typeof entry !== 'object' || Array.isArray(entry)) return { value: entry as StructuredValue };
  if (!Object.hasOwn(entry, 'value')) return { value: entry as StructuredValue };
  const { value, ...source } = entry as { value: StructuredValue } & FactSource;
  const finite = typeof value === 'number' && !Number.isFinite(value) ? null : (value ?? null);
  return { value: finite, source };
}
