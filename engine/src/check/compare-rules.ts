import type { Diagnostic, Rule, Severity } from '../model/index.js';
import type { ConditionNode } from '../rule/index.js';
import { checkDiagnostic } from './check-diagnostic.js';
import { cannot } from './conditions/analyse-conditions.js';
import { createConditionSpace } from './conditions/condition-space.js';

/** A rule that can trigger and can be clear. */
export interface ReadRule {
  readonly rule: Rule;
  readonly conditions: ConditionNode;
}

/** How the conditions of two rules stand to each other, over all complete facts. */
export type RuleRelation =
  'equivalent' | 'firstImpliesSecond' | 'secondImpliesFirst' | 'exclusive' | 'independent';

export function relateConditions(first: ConditionNode, second: ConditionNode): RuleRelation {
  const space = createConditionSpace([first, second]);
  const implies = (a: ConditionNode, b: ConditionNode) =>
    cannot(space, [
      { node: a, wanted: true },
      { node: b, wanted: false },
    ]);
  const [there, back] = [implies(first, second), implies(second, first)];
  if (there && back) return 'equivalent';
  if (there) return 'firstImpliesSecond';
  if (back) return 'secondImpliesFirst';
  const both = [
    { node: first, wanted: true },
    { node: second, wanted: true },
  ];
  return cannot(space, both) ? 'exclusive' : 'independent';
}

/** What is wrong between two rules of one level and kind of period; the finding stands at the rule that is too much. */
export function compareRules(a: ReadRule, b: ReadRule, severities: readonly Severity[]): Diagnostic[] {
  if (a.rule.level !== b.rule.level || a.rule.periodKind !== b.rule.periodKind) return [];
  const relation = relateConditions(a.conditions, b.conditions);
  if (relation === 'equivalent') {
    const [mild, grave] = rankOf(a.rule, severities) <= rankOf(b.rule, severities) ? [a, b] : [b, a];
    return implied(mild.rule, grave.rule, severities);
  }
  if (relation === 'firstImpliesSecond') return implied(a.rule, b.rule, severities);
  if (relation === 'secondImpliesFirst') return implied(b.rule, a.rule, severities);
  return [];
}

/** A graver rule with stricter conditions is as it should be. */
function implied(strict: Rule, wide: Rule, severities: readonly Severity[]): Diagnostic[] {
  const [own, other] = [rankOf(strict, severities), rankOf(wide, severities)];
  const path = `rules/${strict.code}/conditions`;
  if (own === other) {
    // What follows is not the same: the stricter rule has an effect of its own.
    if (strict.process !== wide.process || takesLonger(wide, strict)) return [];
    return [checkDiagnostic('check.rule.subsumed', path, [wide.name])];
  }
  if (own > other || takesLonger(wide, strict)) return [];
  const name = (rule: Rule) =>
    severities.find(({ code }) => code === rule.event.type)?.name ?? rule.event.type;
  return [checkDiagnostic('check.rule.severityOrder', path, [name(strict), wide.name, name(wide)])];
}

/** A rule whose warning opens later is no repetition of one that opens at once. */
function takesLonger(wide: Rule, strict: Rule): boolean {
  return wide.lifeCycle.opensAfter > strict.lifeCycle.opensAfter;
}

function rankOf({ event }: Rule, severities: readonly Severity[]): number {
  return severities.find(({ code }) => code === event.type)?.rank ?? 0;
}
