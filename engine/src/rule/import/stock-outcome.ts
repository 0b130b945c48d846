import { factKey } from '../../model/index.js';
import { isRecord, readFactReference } from '../fact-reference.js';
import { parsePath } from '../json-path.js';
import { RULE_BUDGETS } from '../rule-budgets.js';
import type { RuleFacts } from '../rule-facts.js';
import { stockOperator } from './stock-operator.js';
import { stockValueAtPath } from './stock-path.js';
import type { StockContext, StockOutcome, StockRule } from './stock-rule.js';

/**
 * What json-rules-engine 7.3.1 makes of a rule and a set of facts, as a pure function: two-valued, untyped, and with
 * its short cuts by priority, which decide whether it ever meets a fact that makes it throw.
 */
export function stockOutcome(rule: StockRule, facts: RuleFacts, context: StockContext = {}): StockOutcome {
  try {
    checkRule(rule);
    return new Evaluation(facts, context).root(rule.conditions as Given) ? 'triggered' : 'clear';
  } catch (error) {
    return error instanceof Stop ? error.outcome : 'error';
  }
}

type Given = Readonly<Record<string, unknown>>;

class Stop extends Error {
  constructor(readonly outcome: StockOutcome) {
    super(outcome);
  }
}
const fail = (): never => {
  throw new Stop('error');
};

const has = (given: unknown, name: string): boolean => isRecord(given) && Object.hasOwn(given, name);
const groupOf = (given: unknown) => ['any', 'all', 'not'].find((group) => has(given, group));

/** What its constructors refuse. */
function checkRule({ conditions, event, priority }: StockRule): void {
  if (!has(event, 'type')) fail();
  if (Number.parseInt((priority || 1) as string, 10) <= 0) fail();
  if (groupOf(conditions) === undefined && !has(conditions, 'condition')) fail();
  checkCondition(conditions, 0);
}

function checkCondition(given: unknown, depth: number): void {
  if (!isRecord(given) || depth > 4 * RULE_BUDGETS.depth) return fail();
  const group = groupOf(given);
  if (group !== undefined) {
    const inner = given[group];
    if (Array.isArray(inner) === (group === 'not')) fail();
    for (const child of Array.isArray(inner) ? (inner as unknown[]) : [inner])
      checkCondition(child, depth + 1);
  } else if (!has(given, 'condition') && !['fact', 'operator', 'value'].every((part) => has(given, part))) {
    fail();
  }
}

class Evaluation {
  private steps = 0;
  private readonly open: string[] = [];

  constructor(
    private readonly facts: RuleFacts,
    private readonly context: StockContext,
  ) {}

  root(given: Given): boolean {
    for (const group of ['any', 'all', 'not']) if (given[group]) return this.group(group, given[group]);
    return this.named(given['condition']);
  }

  private condition(given: Given): boolean {
    if (++this.steps > RULE_BUDGETS.steps) throw new Stop('endless');
    if (has(given, 'condition')) return this.named(given['condition']);
    const group = groupOf(given);
    return group === undefined ? this.comparison(given) : this.group(group, given[group]);
  }

  private group(group: string, inner: unknown): boolean {
    if (group === 'not') return !this.condition(inner as Given);
    const children = inner as readonly Given[];
    if (children.length === 0) return true;
    const [first] = children;
    if (first && children.length === 1) return this.condition(first);
    let result = group === 'all';
    for (const set of byPriority(children)) {
      if (group === 'any' ? result : !result) break;
      // One set is awaited as a whole: each of its conditions is evaluated, whatever the others say.
      const results = set.map((child) => this.condition(child));
      result = group === 'any' ? results.includes(true) : !results.includes(false);
    }
    return result;
  }

  private named(name: unknown): boolean {
    const { conditions = {}, allowUndefinedConditions } = this.context;
    if (typeof name !== 'string' || !Object.hasOwn(conditions, name)) {
      return allowUndefinedConditions === true ? false : fail();
    }
    if (this.open.includes(name)) throw new Stop('endless');
    checkCondition(conditions[name], 0);
    this.open.push(name);
    const result = this.condition(conditions[name] as Given);
    this.open.pop();
    return result;
  }

  private comparison(given: Given): boolean {
    const operator = stockOperator(String(given['operator']));
    if (operator === undefined) return fail();
    const value = given['value'];
    const right = has(value, 'fact') ? this.fact(value as Given) : value;
    return operator(this.fact(given), right);
  }

  private fact(given: Given): unknown {
    const { ref } = readFactReference(String(given['fact']), given['params']);
    const key = factKey(ref);
    const isGiven = Object.hasOwn(this.facts, key) && this.facts[key] !== undefined;
    if (!isGiven && ref.kind === 'plain') {
      return this.context.allowUndefinedFacts === true ? undefined : fail();
    }
    const value = isGiven ? this.facts[key] : undefined;
    const path = given['path'];
    if (!path || typeof value !== 'object' || value === null) return value;
    const steps = typeof path === 'string' ? parsePath(path) : undefined;
    if (steps === undefined) {
      // What is no code and cannot be read finds nothing there.
      if (/[(@^~`?]/u.test(path as string)) throw new Stop('code');
      return undefined;
    }
    return stockValueAtPath(value, steps);
  }
}

function byPriority(children: readonly Given[]): readonly (readonly Given[])[] {
  const sets = new Map<number, Given[]>();
  for (const child of children) {
    const priority = Number.parseInt(String(child['priority']), 10) || 1;
    sets.set(priority, [...(sets.get(priority) ?? []), child]);
  }
  return [...sets.entries()].sort(([a], [b]) => b - a).map(([, set]) => set);
}
