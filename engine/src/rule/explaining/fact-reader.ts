import type { FactSource } from '../../model/index.js';
import type { FactSide } from '../condition-tree.js';
import { judgeSide } from '../judge.js';
import type { RuleFacts, StructuredValue } from '../rule-facts.js';

/** What one read found; used again for the next. */
export interface FactEntry {
  value: StructuredValue;
  source: FactSource | undefined;
  /** There is a value, but nothing inside it to reach. */
  pathFails: boolean;
}

/** Reads one side's value from a subject's facts: numbers and texts at once, everything else with all care. */
export function factReader(side: FactSide): (facts: RuleFacts, entry: FactEntry) => void {
  const { key } = side;
  // `constructor` and the like stand in every object without being given.
  const isInherited = key in Object.prototype;
  const careful = (facts: RuleFacts, entry: FactEntry): void => {
    const { value, source, pathFails } = judgeSide(side, facts);
    entry.value = value;
    entry.source = source;
    entry.pathFails = pathFails;
  };
  if (side.path !== undefined || isInherited) return careful;
  return (facts, entry) => {
    const given = facts[key];
    entry.source = undefined;
    entry.pathFails = false;
    if (given === undefined || given === null) {
      entry.value = null;
    } else if (typeof given === 'number') {
      entry.value = given - given === 0 ? given : null;
    } else if (typeof given !== 'object') {
      entry.value = given;
    } else {
      const { value } = given as { readonly value?: StructuredValue };
      if (typeof value === 'number') entry.value = value - value === 0 ? value : null;
      else if (typeof value === 'string' || typeof value === 'boolean') entry.value = value;
      else return careful(facts, entry);
      entry.source = sourceOf(given as FactSource);
    }
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The origin that stands beside a value; `undefined` when there is none. */
function sourceOf(given: FactSource): FactSource | undefined {
  const found: Mutable<FactSource> = {};
  const { source, knownAt, period, clause } = given;
  if (source !== undefined) found.source = source;
  if (knownAt !== undefined) found.knownAt = knownAt;
  if (period !== undefined) found.period = period;
  if (clause !== undefined) found.clause = clause;
  const isEmpty =
    source === undefined && knownAt === undefined && period === undefined && clause === undefined;
  return isEmpty ? undefined : found;
}
