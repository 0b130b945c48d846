import type { FactValue } from '../../model/index.js';

/** Facts and what comes out of them. */
export interface GeneratedCase<Outcome> {
  /** By fact key. */
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly expect: Outcome;
  /** What the case is there for: JSON pointers inside the definition. */
  readonly shows: readonly string[];
}

export interface GeneratedCases<Outcome> {
  readonly cases: readonly GeneratedCase<Outcome>[];
  /** Pointers for which no pair was found: they decide nothing, or no values can be written for them. */
  readonly undecided: readonly string[];
}
