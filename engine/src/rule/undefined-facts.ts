import type { EvaluationWarning } from '../model/index.js';
import type { FactSide } from './condition-tree.js';
import type { RuleFacts } from './rule-facts.js';

/** One warning for each fact that is not given at all; a fact given as `null` is known to be missing. */
export function undefinedFactWarnings(
  sides: readonly FactSide[],
  facts: RuleFacts,
): readonly EvaluationWarning[] {
  return sides
    .filter(({ key }) => !Object.hasOwn(facts, key) || facts[key] === undefined)
    .map(({ key, label }) => ({
      code: 'rule.fact.undefined',
      fact: key,
      message: {
        zh: `没有给出“${label.zh}”，按缺数据处理。`,
        en: `“${label.en}” is not given; it counts as missing.`,
      },
    }));
}
