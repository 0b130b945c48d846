import type { Diagnostic } from '../../model/index.js';
import { isRecord } from '../fact-reference.js';
import { RULE_BUDGETS } from '../rule-budgets.js';
import type { RuleFacts, StructuredValue } from '../rule-facts.js';
import type { StockDifferenceCode } from './differences.js';

/** Errors that refuse what that library takes, by the start of their code; the rest are refused by both. */
const CODES: readonly (readonly [code: string, difference: StockDifferenceCode])[] = [
  ['rule.operator.', 'operator.custom'],
  ['rule.value.invalid', 'value.object'],
  ['rule.value.tooLarge', 'rule.budget'],
  ['rule.condition.ambiguous', 'condition.ambiguous'],
  ['rule.condition.unknown', 'condition.undefined'],
  ['rule.condition.cycle', 'condition.cycle'],
  ['rule.condition.too', 'rule.budget'],
  ['rule.comparison.type', 'type.never'],
  ['rule.event.', 'event.large'],
];

export function differenceOfError(
  { code, path }: Diagnostic,
  pathText: string,
): StockDifferenceCode | undefined {
  if (code === 'rule.path.invalid') return /[(@^~`?]/u.test(pathText) ? 'path.code' : 'path.form';
  if (code === 'rule.shape.invalid') {
    if (path.endsWith('/priority')) return 'rule.priority';
    return path.includes('/event') ? 'event.type' : undefined;
  }
  return CODES.find(([start]) => code.startsWith(start))?.[1];
}

/** Facts made from what a rule says, for a rule that cannot be read: each fact equal to what it is compared with, or near it. */
export function factsFromText(conditions: unknown, named: unknown): readonly RuleFacts[] {
  const pairs = new Map<string, StructuredValue>();
  const open: unknown[] = [conditions, named];
  for (let steps = 0; open.length > 0 && steps < RULE_BUDGETS.nodes; steps += 1) {
    const value = open.pop();
    if (Array.isArray(value)) open.push(...(value as readonly unknown[]).slice(0, 200));
    else if (isRecord(value)) {
      if (typeof value['fact'] === 'string') pairs.set(value['fact'], scalarOf(value['value']));
      open.push(...Object.values(value).slice(0, 200));
    }
  }
  return [0, 1, -1].map((more) =>
    Object.fromEntries(
      [...pairs].map(([fact, value]) => [fact, typeof value === 'number' ? value + more : value]),
    ),
  );
}

function scalarOf(value: unknown): StructuredValue {
  const first: unknown = Array.isArray(value) ? (value as readonly unknown[])[0] : value;
  return ['number', 'string', 'boolean'].includes(typeof first) ? (first as StructuredValue) : 1;
}
