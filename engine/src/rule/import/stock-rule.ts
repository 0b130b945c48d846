import type { RuleFacts } from '../rule-facts.js';

/** A rule as json-rules-engine is given it. */
export interface StockRule {
  readonly conditions: unknown;
  readonly event: unknown;
  readonly name?: unknown;
  readonly priority?: unknown;
}

/** What stands around a stock rule: named conditions of its engine, and that engine's options. */
export interface StockContext {
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly allowUndefinedFacts?: boolean;
  readonly allowUndefinedConditions?: boolean;
}

/**
 * What json-rules-engine makes of a rule: its events or failure events; `error` is a thrown error, which takes all
 * other rules of the run along; `endless` never comes back; `code` runs what stands in a path.
 */
export type StockOutcome = 'triggered' | 'clear' | 'error' | 'endless' | 'code';

/** What we make of it: a verdict, or a refusal before anything runs. */
export type OurOutcome = 'triggered' | 'clear' | 'unknown' | 'refused';

export type StockFacts = RuleFacts;
