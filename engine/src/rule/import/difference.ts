import type { LocalizedText } from '../../model/index.js';
import type { RuleFacts } from '../rule-facts.js';
import type { OurOutcome, StockContext, StockOutcome, StockRule } from './stock-rule.js';

/** A place where we chose another meaning than json-rules-engine 7.3.1, with an example that shows it. */
export interface StockDifference {
  /** Stable. */
  readonly code: string;
  /** What happens there, what here, and why. */
  readonly reason: LocalizedText;
  readonly example: {
    readonly rule: StockRule;
    readonly context?: StockContext;
    readonly facts: RuleFacts;
    readonly theirs: StockOutcome;
    readonly ours: OurOutcome;
  };
}

export type DifferenceList = Readonly<Record<string, Omit<StockDifference, 'code'>>>;

const EVENT = { type: 'warn' };

/** A rule with one comparison. */
export function one(comparison: object): StockRule {
  return { conditions: { all: [comparison] }, event: EVENT };
}

/** A rule with any conditions. */
export function ruleOf(conditions: unknown, rest: Partial<StockRule> = {}): StockRule {
  return { conditions, event: EVENT, ...rest };
}
