import type { RuleVerdict, Truth } from '../model/index.js';
import { verdictOfTruth } from '../model/index.js';
import { compare } from './compare.js';
import { parseOperator } from './operator.js';
import type { ComparisonExplanation, RuleExplanation } from './rule-explanation.js';
import { groupTruth } from './truth.js';

/** The comparisons that decide the verdict, from left to right. */
export function decidingComparisons(explanation: RuleExplanation): readonly ComparisonExplanation[] {
  if (explanation.kind === 'comparison') return explanation.deciding ? [explanation] : [];
  return explanation.children.flatMap(decidingComparisons);
}

/** The verdict again, from the values in an explanation alone: the stored truths are not looked at. */
export function recompute(explanation: RuleExplanation): RuleVerdict {
  return verdictOfTruth(truthOf(explanation));
}

function truthOf(explanation: RuleExplanation): Truth {
  if (explanation.kind !== 'comparison') {
    return groupTruth(explanation.kind, explanation.children.map(truthOf));
  }
  const { left, right } = explanation;
  const operator = parseOperator(explanation.operator);
  if (operator === undefined) return null;
  return compare(
    operator,
    { value: left.structured ?? left.value, valueType: left.valueType },
    { value: right.structured ?? right.value, valueType: right.valueType },
  ).truth;
}
