import type { Diagnostic, FactValue, Rule } from '../model/index.js';
import type { ConditionNode, RuleFacts, RuleReading } from '../rule/index.js';
import { checkDiagnostic } from './check-diagnostic.js';
import { analyseConditions, cannot } from './conditions/analyse-conditions.js';
import { conditionParts } from './conditions/condition-parts.js';
import { comparisonsOf, createConditionSpace } from './conditions/condition-space.js';
import { findFacts } from './conditions/find-facts.js';

/** What is certain of a rule's conditions and recovery before any data is there. */
export function checkRuleConditions(rule: Rule, { conditions, recovery }: RuleReading): Diagnostic[] {
  const path = `rules/${rule.code}`;
  if (!conditions) return [];
  const found = [...partDiagnostics(rule, conditions, path), ...unitDiagnostics(rule, conditions, path)];
  if (recovery) found.push(...recoveryDiagnostics(conditions, recovery, path));
  return found;
}

function partDiagnostics(rule: Rule, conditions: ConditionNode, path: string): Diagnostic[] {
  const analysis = analyseConditions(conditions, () =>
    conditionParts(conditions, rule.conditions, '/conditions', rule.namedConditions),
  );
  if (analysis.impossible) return [checkDiagnostic('check.condition.impossible', `${path}/conditions`)];
  if (analysis.alwaysTrue) return [checkDiagnostic('check.condition.alwaysTrue', `${path}/conditions`)];
  return [
    ...analysis.neverHolding.map(({ pointer }) =>
      checkDiagnostic('check.condition.neverHolds', path + pointer),
    ),
    ...analysis.needless.map(({ pointer }) => checkDiagnostic('check.condition.needless', path + pointer)),
  ];
}

function recoveryDiagnostics(conditions: ConditionNode, recovery: ConditionNode, path: string): Diagnostic[] {
  const at = `${path}/lifeCycle/recovery`;
  const space = createConditionSpace([conditions, recovery]);
  const recovered = { node: recovery, wanted: true };
  if (cannot(space, [recovered])) return [checkDiagnostic('check.recovery.impossible', at)];
  const both = findFacts(space, [recovered, { node: conditions, wanted: true }]);
  if (both.kind !== 'found') return [];
  return [checkDiagnostic('check.recovery.overlap', at, [exampleOf(conditions, recovery, both.facts)])];
}

/** Facts as people read them: `生师比 = 19`. */
function exampleOf(conditions: ConditionNode, recovery: ConditionNode, facts: RuleFacts) {
  const given = facts as Readonly<Record<string, FactValue>>;
  const names = new Map(
    [conditions, recovery]
      .flatMap((tree) => [...comparisonsOf(tree)])
      .flatMap(({ left, right }) => (right.kind === 'fact' ? [left, right] : [left]))
      .map(({ key, label }) => [key, label]),
  );
  const say = (language: 'zh' | 'en') =>
    [...names]
      .filter(([key]) => given[key] !== undefined)
      .map(([key, label]) => `${label[language]} = ${String(given[key])}`)
      .join(language === 'zh' ? '、' : ', ');
  return { zh: say('zh'), en: say('en') };
}

/** Two numbers are compared that are counted in different units. */
function unitDiagnostics(rule: Rule, conditions: ConditionNode, path: string): Diagnostic[] {
  const parts = conditionParts(conditions, rule.conditions, '/conditions', rule.namedConditions);
  return parts.flatMap(({ node, pointer }): Diagnostic[] => {
    if (node.kind !== 'comparison' || node.right.kind !== 'fact') return [];
    const { left, right } = node;
    const [a, b] = [left.unit, right.unit];
    if (a === undefined || b === undefined || a === b) return [];
    return [checkDiagnostic('check.rule.unit', `${path}${pointer}/value`, [left.label, a, right.label, b])];
  });
}
