import {
  compileIndicator,
  compileRule,
  compileStandard,
  planEvaluation,
  type CompiledIndicator,
  type CompiledRule,
  type CompiledStandard,
  type Dictionary,
  type EvaluationPlan,
  type Indicator,
  type PeriodKind,
  type Rule,
  type Standard,
} from '@zhengai/engine';
import { groupBy } from '../group-by.js';

/** What is compiled is kept with its dictionary: one in force never changes, and a worker meets it in every job. */
interface Compiled {
  readonly plans: Map<string, EvaluationPlan>;
  readonly rules: Map<string, CompiledRule>;
  readonly indicators: Map<string, CompiledIndicator>;
  readonly standards: Map<string, CompiledStandard>;
}
const kept = new WeakMap<Dictionary, Compiled>();
const KEPT_PLANS = 200;

function compiledOf(dictionary: Dictionary): Compiled {
  let compiled = kept.get(dictionary);
  if (!compiled) {
    compiled = { plans: new Map(), rules: new Map(), indicators: new Map(), standards: new Map() };
    kept.set(dictionary, compiled);
  }
  return compiled;
}

function memo<T>(known: Map<string, T>, key: string, make: () => T): T {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}

/** @param rules  codes in any order */
export function planOf(dictionary: Dictionary, rules: readonly string[]): EvaluationPlan {
  const { plans } = compiledOf(dictionary);
  if (plans.size >= KEPT_PLANS) plans.clear();
  return memo(plans, [...rules].sort().join('\n'), () => planEvaluation(dictionary, rules));
}

export function compiledRuleOf(dictionary: Dictionary, rule: Rule): CompiledRule {
  return memo(compiledOf(dictionary).rules, rule.code, () => compileRule(rule, dictionary));
}

export function compiledIndicatorOf(dictionary: Dictionary, indicator: Indicator): CompiledIndicator {
  return memo(compiledOf(dictionary).indicators, indicator.code, () =>
    compileIndicator(indicator, dictionary),
  );
}

export function compiledStandardOf(dictionary: Dictionary, standard: Standard): CompiledStandard {
  return memo(compiledOf(dictionary).standards, standard.code, () => compileStandard(standard, dictionary));
}

/** Rules that are evaluated together: they judge the same subjects in the same kind of period. */
export interface RuleGroup {
  readonly level: string;
  readonly periodKind: PeriodKind;
  readonly rules: readonly Rule[];
}

/** Groups in order of level, then period kind, as they first appear. */
export function groupRules(rules: readonly Rule[]): RuleGroup[] {
  return [...groupBy(rules, ({ level, periodKind }) => `${level}\n${periodKind}`).values()].flatMap(
    (group) => {
      const [first] = group;
      return first ? [{ level: first.level, periodKind: first.periodKind, rules: group }] : [];
    },
  );
}

export function rulesOf(dictionary: Dictionary, level: string, periodKind: PeriodKind): Rule[] {
  return dictionary.rules.filter((rule) => rule.level === level && rule.periodKind === periodKind);
}

/** Items whose rows say from when to when a level has data. */
export function itemsOf(dictionary: Dictionary, level: string, periodKind: PeriodKind): string[] {
  return dictionary.items
    .filter((item) => item.level === level && item.periodKind === periodKind)
    .map((item) => item.code);
}
