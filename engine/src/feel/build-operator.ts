import { parseIsoDay } from './iso-day.js';
import type { ArithmeticOperator, ComparisonOperator, FeelNode, FeelType } from './feel-node.js';
import { isScalar, otherType, rangeOf, safeText, typeError, type BuildScope } from './build-scope.js';
import { isComputed, judgedValue } from './judged-value.js';
import { delegate } from './delegate-node.js';
import type { SyntaxNode } from './syntax-tree.js';

/** DMN 1.5, 10.3.2.5: addition … exponentiation, unary minus. */
export function buildArithmetic(scope: BuildScope, node: SyntaxNode): FeelNode {
  const range = rangeOf(scope, node);
  const sign = node.children.find((child) => child.name === 'ArithOp');
  const operands = node.children.filter((child) => child !== sign);
  const [leftNode, rightNode] = operands;
  if (!sign || !leftNode) return delegate(scope, node);
  const operator = safeText(scope, sign) as ArithmeticOperator;
  const left = scope.build(leftNode);
  if (!rightNode) return isScalar(left) ? unary(scope, operator, left, range) : delegate(scope, node);
  const right = scope.build(rightNode);
  if (left.type === 'date' || right.type === 'date') return delegate(scope, node, otherType(scope));
  if (!isScalar(left) || !isScalar(right)) return delegate(scope, node);
  if (operator === '+' && commonType(left.type, right.type) === 'text') {
    return { kind: 'arithmetic', type: 'text', operator, left, right, ...range };
  }
  const wrong = [left, right].find((side) => side.type !== 'number' && side.type !== 'null');
  if (wrong) return typeError(scope, wrong, 'number', range);
  return { kind: 'arithmetic', type: 'number', operator, left, right, ...range };
}

function unary(
  scope: BuildScope,
  operator: string,
  operand: FeelNode,
  range: { from: number; to: number },
): FeelNode {
  if (operand.type !== 'number' && operand.type !== 'null') return typeError(scope, operand, 'number', range);
  if (operator === '+') return operand;
  if (operand.kind === 'literal' && typeof operand.value === 'number') {
    return { ...operand, value: -operand.value, ...range };
  }
  return { kind: 'negate', type: 'number', operand, ...range };
}

/** Comparison of two values whose types are known; 10.3.2.5, tables 50–52. */
export function compare(
  scope: BuildScope,
  operator: ComparisonOperator,
  leftSide: FeelNode,
  rightSide: FeelNode,
  range: { from: number; to: number },
): FeelNode {
  const [left, right] = [asDateLike(leftSide, rightSide), asDateLike(rightSide, leftSide)].map((side) =>
    scope.meaning === 'facts' ? judgedValue(scope, side) : side,
  ) as [FeelNode, FeelNode];
  const equality = operator === '=' || operator === '!=';
  const hasNull = left.type === 'null' || right.type === 'null';
  if (!hasNull && left.type !== right.type) return typeError(scope, right, left.type, range);
  if (!equality && left.type === 'boolean') return typeError(scope, left, 'number', range);
  const isNull = (side: FeelNode) => side.kind === 'literal' && side.value === null;
  const nullIsValue = scope.meaning === 'standard' || isNull(left) || isNull(right);
  const computed = !nullIsValue && [left, right].some((side) => isComputed(scope, side));
  return { kind: 'comparison', type: 'boolean', operator, left, right, nullIsValue, computed, ...range };
}

/** Text beside a date is a date if it reads like one: people write "2024-09-01". */
function asDateLike(node: FeelNode, other: FeelNode): FeelNode {
  const text = node.kind === 'literal' && node.type === 'text' && other.type === 'date';
  return text && parseIsoDay(String(node.value)) ? { ...node, type: 'date' } : node;
}

export function buildLogic(scope: BuildScope, node: SyntaxNode, kind: 'and' | 'or'): FeelNode {
  const operands: FeelNode[] = [];
  for (const child of node.children) {
    if (child.name === kind) continue;
    const operand = scope.build(child);
    if (!isScalar(operand)) return delegate(scope, node, 'boolean');
    operands.push(truthOf(scope, operand));
  }
  return { kind, type: 'boolean', operands, ...rangeOf(scope, node) };
}

/** A node used as a truth value. */
export function truthOf(scope: BuildScope, node: FeelNode): FeelNode {
  return node.type === 'boolean' || node.type === 'null' ? node : typeError(scope, node, 'boolean', node);
}

export function buildIf(scope: BuildScope, node: SyntaxNode): FeelNode {
  const parts = node.children.filter((child) => !['if', 'then', 'else'].includes(child.name));
  const [condition, then, otherwise] = parts.map((part) => scope.build(part));
  if (!condition || !then || !otherwise) return delegate(scope, node);
  const type = commonType(then.type, otherwise.type);
  if (!isScalar(condition) || !isScalar({ type })) {
    return delegate(scope, node, type === 'other' ? otherType(scope) : 'any');
  }
  return {
    kind: 'if',
    type,
    condition: truthOf(scope, condition),
    then,
    otherwise,
    unknownIsElse: scope.meaning === 'standard',
    ...rangeOf(scope, node),
  };
}

/** `other` when both are known and differ. */
export function commonType(a: FeelType, b: FeelType): FeelType {
  if (a === b || b === 'null') return a;
  if (a === 'null') return b;
  return a === 'any' || b === 'any' ? 'any' : 'other';
}
