import type { FactSource } from '../../model/index.js';
import type { FactSide } from '../condition-tree.js';
import { judgeSide } from '../judge.js';
import type { RuleFacts, StructuredValue } from '../rule-facts.js';
import type { Judged } from './judged.js';

/** A side to read, and whether it takes care: a path, or a name that stands in every object without being given. */
export interface FactReader {
  readonly index: number;
  readonly side: FactSide;
  readonly key: string;
  readonly isPlain: boolean;
}

export function factReader(index: number, side: FactSide): FactReader {
  const { key } = side;
  return { index, side, key, isPlain: side.path === undefined && !(key in Object.prototype) };
}

/** Reads one side's value from a subject's facts: numbers and texts at once, everything else with all care. */
export function readInto(judged: Judged, { index, side, key, isPlain }: FactReader, facts: RuleFacts): void {
  const { values, sources } = judged;
  if (isPlain) {
    const given = facts[key];
    if (given === undefined || given === null) {
      values[index] = null;
      sources[index] = undefined;
      return;
    }
    if (typeof given === 'object') {
      const { value } = given as { readonly value?: StructuredValue };
      if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') {
        values[index] = typeof value === 'number' && value - value !== 0 ? null : value;
        sources[index] = given as FactSource;
        return;
      }
      if (value === null) {
        values[index] = null;
        sources[index] = given as FactSource;
        return;
      }
    } else {
      values[index] = typeof given === 'number' && given - given !== 0 ? null : given;
      sources[index] = undefined;
      return;
    }
  }
  const { value, source, pathFails } = judgeSide(side, facts);
  values[index] = value;
  sources[index] = source;
  if (pathFails) {
    judged.doubtful = true;
    (judged.failing ??= [])[index] = true;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The origin that stands beside a value; `undefined` when there is none. */
export function sourceOf(given: FactSource): FactSource | undefined {
  const { source, knownAt, period, clause } = given;
  if (clause === undefined && source !== undefined && knownAt !== undefined && period !== undefined) {
    return { source, knownAt, period };
  }
  const found: Mutable<FactSource> = {};
  if (source !== undefined) found.source = source;
  if (knownAt !== undefined) found.knownAt = knownAt;
  if (period !== undefined) found.period = period;
  if (clause !== undefined) found.clause = clause;
  return (source ?? knownAt ?? period ?? clause) ? found : undefined;
}
