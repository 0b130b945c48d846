import { EMPTY_DICTIONARY, ModelError, type Dictionary, type Rule } from '../../model/index.js';
import { compileRule } from '../compile-rule.js';
import { isRecord } from '../fact-reference.js';
import type { RuleFacts } from '../rule-facts.js';
import type { OurOutcome, StockContext, StockRule } from './stock-rule.js';

const HEAD = {
  name: { zh: '导入的规则', en: 'imported rule' },
  level: 'imported',
  periodKind: 'academicYear',
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
} as const;

/** A stock rule as one of ours: what it does not say is filled in; a rule that is one of ours stays as it is. */
export function stockAsRule(given: StockRule, context: StockContext, code = 'imported'): Rule {
  const { name, priority, ...rest } = isRecord(given) ? given : ({} as StockRule);
  const title = typeof name === 'string' && name !== '' ? name.slice(0, 200) : undefined;
  return {
    ...HEAD,
    code,
    ...(title !== undefined && { name: { zh: title, en: title } }),
    ...(isRecord(name) && { name }),
    ...(priority !== undefined && { priority }),
    ...(context.conditions !== undefined && { namedConditions: context.conditions }),
    ...rest,
  } as unknown as Rule;
}

/** What we make of a stock rule and some facts. */
export function ourOutcome(
  given: StockRule,
  facts: RuleFacts,
  context: StockContext = {},
  dictionary: Dictionary = EMPTY_DICTIONARY,
): OurOutcome {
  try {
    return compileRule(stockAsRule(given, context), dictionary, optionsOf(context)).decide(facts);
  } catch (error) {
    if (error instanceof ModelError) return 'refused';
    throw error;
  }
}

/** The options of the library as ours; absent ones stay absent. */
export function optionsOf({ allowUndefinedConditions, allowUndefinedFacts }: StockContext) {
  return {
    ...(allowUndefinedConditions !== undefined && { allowUndefinedConditions }),
    ...(allowUndefinedFacts !== undefined && { allowUndefinedFacts }),
  };
}
