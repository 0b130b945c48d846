import { RULE_BUDGETS } from './rule-budgets.js';

/** json-rules-engine's operators. */
export const BASE_OPERATORS = [
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
] as const;
export type BaseOperator = (typeof BASE_OPERATORS)[number];

/** json-rules-engine's decorators, written before the operator: `everyFact:greaterThan`. */
export const OPERATOR_DECORATORS = [
  'someFact',
  'someValue',
  'everyFact',
  'everyValue',
  'swap',
  'not',
] as const;
export type OperatorDecorator = (typeof OPERATOR_DECORATORS)[number];

/** Order comparisons; the rest compares for equality or membership. */
export const ORDER_OPERATORS = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
export type OrderOperator = (typeof ORDER_OPERATORS)[number];

export function isOrderOperator(operator: BaseOperator): operator is OrderOperator {
  return (ORDER_OPERATORS as readonly string[]).includes(operator);
}

export interface Operator {
  /** Outermost first. */
  readonly decorators: readonly OperatorDecorator[];
  readonly base: BaseOperator;
}

/** Reads `decorator:…:operator`; `undefined` when a part is unknown or there are more than eight decorators. */
export function parseOperator(text: string): Operator | undefined {
  if (text.length > RULE_BUDGETS.nameLength) return undefined;
  const parts = text.split(':');
  const base = parts.pop() as BaseOperator;
  const known =
    BASE_OPERATORS.includes(base) && parts.every(isDecorator) && parts.length <= RULE_BUDGETS.decorators;
  return known ? { decorators: parts, base } : undefined;
}

function isDecorator(part: string): part is OperatorDecorator {
  return (OPERATOR_DECORATORS as readonly string[]).includes(part);
}
