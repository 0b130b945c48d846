import type { Dictionary, Rule } from '@zhengai/engine';
import type { DefinitionKind } from '../../ports/index.js';
import { planOf } from '../evaluation/index.js';

/** Rules whose verdicts may be others now that a definition has come into force. */
export function rulesAffectedByRelease(dictionary: Dictionary, kind: DefinitionKind, code: string): Rule[] {
  if (kind === 'level' || kind === 'severity' || kind === 'process') return [];
  return dictionary.rules.filter((rule) => {
    const plan = planOf(dictionary, [rule.code]);
    if (kind === 'rule') return plan.rules.has(code);
    if (kind === 'item') return plan.items.includes(code);
    if (kind === 'attribute') return plan.attributes.includes(code);
    if (kind === 'indicator') return plan.indicators.has(code);
    return plan.standards.has(code);
  });
}
