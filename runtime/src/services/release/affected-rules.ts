import type { Dictionary, Rule } from '@zhengai/engine';
import type { DefinitionKind } from '../../ports/index.js';
import { compiledRuleOf, planOf } from '../evaluation/index.js';

/** Nothing that a verdict depends on. */
const WITHOUT_VERDICTS: ReadonlySet<DefinitionKind> = new Set(['level', 'severity', 'process', 'scoreSheet']);
/** Seldom released, and read along many ways. */
const FAR_REACHING: ReadonlySet<DefinitionKind> = new Set(['hierarchy', 'dataSet', 'evidence']);

/** Rules whose verdicts may be others now that a definition has come into force. */
export function rulesAffectedByRelease(dictionary: Dictionary, kind: DefinitionKind, code: string): Rule[] {
  if (WITHOUT_VERDICTS.has(kind)) return [];
  if (FAR_REACHING.has(kind)) return [...dictionary.rules];
  return dictionary.rules.filter((rule) => {
    const plan = planOf(dictionary, [rule.code]);
    if (kind === 'rule') return plan.rules.has(code);
    if (kind === 'item') return plan.items.includes(code);
    if (kind === 'attribute') return plan.attributes.includes(code);
    if (kind === 'indicator') return plan.indicators.has(code);
    if (kind === 'target') return namesTarget(dictionary, [...plan.rules.keys()], code);
    return plan.standards.has(code);
  });
}

function namesTarget(dictionary: Dictionary, rules: readonly string[], code: string): boolean {
  return dictionary.rules
    .filter((rule) => rules.includes(rule.code))
    .flatMap((rule) => compiledRuleOf(dictionary, rule).facts)
    .some((fact) => fact.kind === 'target' && fact.code === code);
}
