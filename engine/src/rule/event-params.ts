import type { FactSide } from './condition-tree.js';
import { isRecord } from './fact-reference.js';
import { judgeSide } from './judge.js';
import { readFactSide, type ReadingContext } from './read-fact-side.js';
import { escapePointer } from './read-conditions.js';
import { RULE_BUDGETS } from './rule-budgets.js';
import type { RuleFacts, StructuredValue } from './rule-facts.js';
import type { RuleEvent } from './rule-options.js';

/** One parameter of a rule's event: written in the rule, or a fact. */
export type EventParam =
  | { readonly name: string; readonly kind: 'literal'; readonly value: StructuredValue }
  | { readonly name: string; readonly kind: 'fact'; readonly side: FactSide };

/** Reads an event's parameters; those of the form `{ fact, params, path }` are facts, as in json-rules-engine. */
export function readEventParams(
  given: Readonly<Record<string, unknown>> | undefined,
  replaceFacts: boolean,
  context: ReadingContext,
): readonly EventParam[] {
  return Object.entries(given ?? {}).flatMap(([name, value]): readonly EventParam[] => {
    const pointer = `/event/params/${escapePointer(name)}`;
    const fault = faultOf(value);
    if (fault !== undefined) {
      context.findings.add(fault, pointer, [RULE_BUDGETS.eventValues]);
      return [];
    }
    if (!replaceFacts || !isRecord(value) || !Object.hasOwn(value, 'fact')) {
      return [{ name, kind: 'literal', value: value as StructuredValue }];
    }
    const side = readFactSide(value, pointer, context);
    return side === undefined ? [] : [{ name, kind: 'fact', side }];
  });
}

/** Whether a parameter is no plain JSON, or too large or deep; looked at without recursion. */
function faultOf(given: unknown): 'rule.event.tooLarge' | 'rule.event.invalid' | undefined {
  const open: [value: unknown, depth: number][] = [[given, 0]];
  let values = 0;
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const [value, depth] = entry;
    values += 1;
    if (values > RULE_BUDGETS.eventValues || depth > RULE_BUDGETS.eventDepth) return 'rule.event.tooLarge';
    if (value === null || typeof value === 'boolean') continue;
    if (typeof value === 'string') {
      if (value.length > RULE_BUDGETS.textLength) return 'rule.event.tooLarge';
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) return 'rule.event.invalid';
    } else if (typeof value === 'object') {
      for (const child of Object.values(value)) {
        open.push([child, depth + 1]);
        if (open.length > RULE_BUDGETS.eventValues) return 'rule.event.tooLarge';
      }
    } else return 'rule.event.invalid';
  }
  return undefined;
}

/** The event for one subject; names such as `__proto__` are names like any other. */
export function eventFor(type: string, params: readonly EventParam[], facts: RuleFacts): RuleEvent {
  if (params.length === 0) return { type };
  const values = params.map((param): [string, StructuredValue] => [
    param.name,
    param.kind === 'literal' ? param.value : judgeSide(param.side, facts).value,
  ]);
  return { type, params: Object.fromEntries(values) };
}
