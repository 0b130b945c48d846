import type { StructuredValue } from './rule-facts.js';

/**
 * json-rules-engine's `pathResolver`: follows a path inside a fact's object or list. It must be pure; what it throws,
 * or returns that is no JSON, counts as missing.
 */
export type PathResolver = (value: object, path: string) => unknown;

/** json-rules-engine's options, with its names. What they do where data is missing is three-valued, as everywhere. */
export interface RuleOptions {
  /** False: a fact that is not given at all is warned of (`rule.fact.undefined`); the truth is unknown either way. True when absent. */
  readonly allowUndefinedFacts?: boolean;
  /** True: a named condition that is not defined is false, with a warning, instead of an error. False when absent. */
  readonly allowUndefinedConditions?: boolean;
  /** Whether `{ fact }` in an event's parameters is replaced by the fact's value. True when absent, unlike there. */
  readonly replaceFactsInEventParams?: boolean;
  /** JSONPath without code when absent. */
  readonly pathResolver?: PathResolver;
}

/** The event of a rule with its parameters as the facts give them; parameters that are missing are `null`. */
export interface RuleEvent {
  readonly type: string;
  readonly params?: Readonly<Record<string, StructuredValue>>;
}
