import type { EvaluationWarning, FactSource, Truth } from '../model/index.js';
import { compare } from './compare.js';
import type { ComparisonNode, ConditionNode, FactSide, GroupNode, LiteralSide } from './condition-tree.js';
import { valueAtPath } from './json-path.js';
import { RULE_BUDGETS } from './rule-budgets.js';
import { readFact, type RuleFacts, type StructuredValue } from './rule-facts.js';
import type { PathResolver } from './rule-options.js';
import { groupTruth } from './truth.js';

/** One side as found in a subject's facts. */
export interface JudgedSide {
  readonly side: FactSide | LiteralSide;
  /** After the path; numbers that are not finite are `null`. */
  readonly value: StructuredValue;
  readonly source?: FactSource;
  /** The path asks inside something that has no inside; no further data can help. */
  readonly pathFails: boolean;
}

export interface JudgedComparison {
  readonly kind: 'comparison';
  readonly node: ComparisonNode;
  readonly truth: Truth;
  readonly mismatch: boolean;
  /** Its lists are too large to compare. */
  readonly exhausted?: true;
  readonly left: JudgedSide;
  readonly right: JudgedSide;
}

export interface JudgedGroup {
  readonly kind: GroupNode['kind'];
  readonly node: GroupNode;
  readonly truth: Truth;
  readonly children: readonly JudgedNode[];
}

/** The condition tree with the truth of each part for one subject; nothing is skipped. */
export type JudgedNode = JudgedComparison | JudgedGroup;

export function judge(node: ConditionNode, facts: RuleFacts): JudgedNode {
  if (node.kind !== 'comparison') {
    const children = node.children.map((child) => judge(child, facts));
    return {
      kind: node.kind,
      node,
      children,
      truth: groupTruth(
        node.kind,
        children.map(({ truth }) => truth),
      ),
    };
  }
  const left = judgeSide(node.left, facts);
  const right = judgeSide(node.right, facts);
  return { kind: 'comparison', node, ...compareSides(node, left.value, right.value), left, right };
}

/** The truth alone; stops as soon as it is known. */
export function decide(node: ConditionNode, facts: RuleFacts): Truth {
  if (node.kind === 'comparison') {
    return compareSides(node, judgeSide(node.left, facts).value, judgeSide(node.right, facts).value).truth;
  }
  if (node.kind === 'not' || node.children.length === 0) {
    return groupTruth(
      node.kind,
      node.children.map((child) => decide(child, facts)),
    );
  }
  const settles = node.kind === 'any';
  let truth: Truth = !settles;
  for (const child of node.children) {
    const childTruth = decide(child, facts);
    if (childTruth === settles) return settles;
    if (childTruth === null) truth = null;
  }
  return truth;
}

/** Compares two values as a comparison's sides, with the types the dictionary gives them. */
export function compareSides(node: ComparisonNode, left: StructuredValue, right: StructuredValue) {
  return compare(
    node.operator,
    { value: left, valueType: node.left.valueType },
    { value: right, valueType: node.right.kind === 'fact' ? node.right.valueType : undefined },
  );
}

/** The value of one side in a subject's facts, after its path. */
export function judgeSide(side: FactSide | LiteralSide, facts: RuleFacts): JudgedSide {
  if (side.kind === 'literal') return { side, value: side.value, pathFails: false };
  const { value, source } = readFact(facts, side.key);
  const found = side.path === undefined ? value : reach(value, side.path);
  return {
    side,
    value: found === undefined ? null : finite(found),
    ...(source !== undefined && Object.keys(source).length > 0 && { source }),
    pathFails: found === undefined,
  };
}

/** `undefined` when there is a value but nothing inside it to reach. */
function reach(value: StructuredValue, path: NonNullable<FactSide['path']>): StructuredValue | undefined {
  if (value === null) return null;
  if (typeof value !== 'object') return undefined;
  return path.resolver ? resolved(path.resolver, value, path.text) : valueAtPath(value, path.steps);
}

function resolved(resolver: PathResolver, value: object, path: string): StructuredValue {
  try {
    const found = resolver(value, path);
    return typeof found === 'function' || typeof found === 'symbol' || typeof found === 'bigint'
      ? null
      : ((found ?? null) as StructuredValue);
  } catch {
    return null;
  }
}

/** Numbers that are not finite, and lists too deep to look through, are missing. */
function finite(value: StructuredValue, depth = 0): StructuredValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (!Array.isArray(value)) return value;
  if (depth > RULE_BUDGETS.factDepth) return null;
  return (value as readonly StructuredValue[]).map((element) => finite(element, depth + 1));
}

/** What could not be computed in a judged tree, each cause once. */
export function warningsOf(judged: JudgedNode): readonly EvaluationWarning[] {
  const warnings = new Map<string, EvaluationWarning>();
  const visit = (node: JudgedNode): void => {
    if (node.kind !== 'comparison') return node.children.forEach(visit);
    for (const { side, pathFails } of [node.left, node.right]) {
      if (pathFails && side.kind === 'fact') add(pathWarning(side));
    }
    if (node.mismatch) add(mismatchWarning(node));
    if (node.exhausted) add(exhaustedWarning(node));
  };
  const add = (warning: EvaluationWarning) => warnings.set(`${warning.code} ${warning.message.zh}`, warning);
  visit(judged);
  return [...warnings.values()];
}

function pathWarning(side: FactSide): EvaluationWarning {
  const path = side.path?.text ?? '';
  return {
    code: 'rule.path.notObject',
    fact: side.key,
    message: {
      zh: `“${side.label.zh}”是单个值，取不到其中的“${path}”，按缺数据处理。`,
      en: `“${side.label.en}” is a single value with nothing at “${path}” inside it; it counts as missing.`,
    },
  };
}

function mismatchWarning({ node, left, right }: JudgedComparison): EvaluationWarning {
  const [a, b] = [typeName(left.value), typeName(right.value)];
  return {
    code: 'rule.type.mismatch',
    fact: node.left.key,
    message: {
      zh: `“${node.left.label.zh}”（${a.zh}）不能用“${node.operatorText}”与“${node.right.label.zh}”（${b.zh}）比较，按无法判定处理。`,
      en: `“${node.left.label.en}” (${a.en}) cannot be compared by “${node.operatorText}” with “${node.right.label.en}” (${b.en}); it counts as unknown.`,
    },
  };
}

function exhaustedWarning({ node }: JudgedComparison): EvaluationWarning {
  const { zh, en } = node.left.label;
  return {
    code: 'rule.comparison.exhausted',
    fact: node.left.key,
    message: {
      zh: `“${zh}”的列表太大，比较超过 ${RULE_BUDGETS.comparisonSteps} 步，按无法判定处理。`,
      en: `The lists of “${en}” take more than ${RULE_BUDGETS.comparisonSteps} steps to compare; it counts as unknown.`,
    },
  };
}

function typeName(value: StructuredValue): { readonly zh: string; readonly en: string } {
  if (Array.isArray(value)) return { zh: '列表', en: 'a list' };
  switch (typeof value) {
    case 'number':
      return { zh: '数值', en: 'a number' };
    case 'string':
      return { zh: '文字', en: 'a text' };
    case 'boolean':
      return { zh: '是/否', en: 'true or false' };
    default:
      return { zh: '对象', en: 'an object' };
  }
}
