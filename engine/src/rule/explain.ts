import type { RuleVerdict, Truth } from '../model/index.js';
import { verdictOfTruth } from '../model/index.js';
import { compare } from './compare.js';
import type { JudgedNode, JudgedSide } from './judge.js';
import { parseOperator } from './operator.js';
import type { ComparisonExplanation, Operand, RuleExplanation } from './rule-explanation.js';
import type { StructuredValue } from './rule-facts.js';
import { groupTruth } from './truth.js';

/** Turns a judged tree into the record that is kept: plain JSON, comparisons that decide marked. */
export function explain(judged: JudgedNode, decides = true): RuleExplanation {
  const name = judged.node.name === undefined ? {} : { name: judged.node.name };
  if (judged.kind === 'comparison') {
    return {
      kind: 'comparison',
      truth: judged.truth,
      operator: judged.node.operatorText,
      left: operandOf(judged.left),
      right: operandOf(judged.right),
      deciding: decides,
      ...name,
    };
  }
  const children = judged.children.map((child) =>
    // `not` hands its decision on; a group is decided by the children that have its own truth.
    explain(child, decides && (judged.kind === 'not' || child.truth === judged.truth)),
  );
  return { kind: judged.kind, truth: judged.truth, children, ...name };
}

function operandOf({ side, value, source }: JudgedSide): Operand {
  const shown = showable(value);
  const unit = side.unit === undefined ? {} : { unit: side.unit };
  const structured = shown === undefined ? { structured: value } : {};
  if (side.kind === 'literal') return { label: side.label, value: shown ?? null, ...unit, ...structured };
  return {
    ref: side.ref,
    ...(side.path !== undefined && { path: side.path.text }),
    label: side.label,
    value: shown ?? null,
    ...(side.valueType !== undefined && { valueType: side.valueType }),
    ...unit,
    ...(source !== undefined && { source }),
    ...structured,
  };
}

function showable(value: StructuredValue): Operand['value'] | undefined {
  if (value === null || typeof value !== 'object') return value;
  const flat =
    Array.isArray(value) && value.every((element) => element === null || typeof element !== 'object');
  return flat ? (value as Operand['value']) : undefined;
}

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
