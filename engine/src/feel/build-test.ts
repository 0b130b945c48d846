import type { ComparisonOperator, FeelNode } from './feel-node.js';
import { isScalar, rangeOf, safeText, type BuildScope } from './build-scope.js';
import { compare } from './build-operator.js';
import { judgedValue } from './judged-value.js';
import { delegate } from './delegate-node.js';
import type { SyntaxNode } from './syntax-tree.js';

/** Comparisons, `between` and `in`; DMN 1.5, 10.3.2.5 and 10.3.2.6. */
export function buildComparison(scope: BuildScope, node: SyntaxNode): FeelNode {
  const [subject, second] = node.children;
  if (!subject || !second) return delegate(scope, node, 'boolean');
  const range = rangeOf(scope, node);
  if (second.name === 'CompareOp') {
    const other = node.children[2];
    if (!other) return delegate(scope, node, 'boolean');
    const [left, right] = [scope.build(subject), scope.build(other)];
    if (!isScalar(left) || !isScalar(right)) return delegate(scope, node, 'boolean');
    return compare(scope, safeText(scope, second) as ComparisonOperator, left, right, range);
  }
  if (second.name === 'between') {
    const [low, high] = node.children.slice(2).filter((child) => child.name !== 'and');
    if (!low || !high) return delegate(scope, node, 'boolean');
    const [value, from, to] = [judged(scope, subject), scope.build(low), scope.build(high)];
    if (![value, from, to].every(isScalar)) return delegate(scope, node, 'boolean');
    const operands = [compare(scope, '>=', value, from, range), compare(scope, '<=', value, to, range)];
    return { kind: 'and', type: 'boolean', operands, ...range };
  }
  const value = judged(scope, subject);
  const tests = node.children.slice(2).filter(({ name }) => name !== '(' && name !== ')');
  const built = isScalar(value) ? buildTests(scope, tests, value) : undefined;
  return built ? { ...built, ...range } : delegate(scope, node, 'boolean');
}

/** Built once, however often it is held against something. */
function judged(scope: BuildScope, node: SyntaxNode): FeelNode {
  const value = scope.build(node);
  return scope.meaning === 'facts' ? judgedValue(scope, value) : value;
}

/** Any of the tests is true of the value; `undefined` when one of them cannot be compiled. */
export function buildTests(
  scope: BuildScope,
  tests: readonly SyntaxNode[],
  value: FeelNode,
): FeelNode | undefined {
  const operands: FeelNode[] = [];
  for (const test of tests) {
    const built =
      test.name === 'PositiveUnaryTests' || test.name === 'PositiveUnaryTest'
        ? buildTests(scope, test.children, value)
        : buildTest(scope, test, value);
    if (!built) return undefined;
    operands.push(built);
  }
  const [first, second] = operands;
  if (!first) return undefined;
  if (!second) return first;
  return { kind: 'or', type: 'boolean', operands, from: first.from, to: operands.at(-1)?.to ?? first.to };
}

function buildTest(scope: BuildScope, test: SyntaxNode, value: FeelNode): FeelNode | undefined {
  const range = rangeOf(scope, test);
  if (test.name === 'SimplePositiveUnaryTest') {
    const [first, second] = test.children;
    if (first?.name === 'Interval') return buildInterval(scope, first, value);
    if (first?.name !== 'CompareOp' || !second) return undefined;
    const end = scope.build(second);
    return isScalar(end)
      ? compare(scope, safeText(scope, first) as ComparisonOperator, value, end, range)
      : undefined;
  }
  if (test.name === 'List') {
    const items = test.children.filter(({ name }) => name !== '[' && name !== ']');
    return items.length > 0 ? buildTests(scope, items, value) : undefined;
  }
  if (test.name === 'ParenthesizedExpression') {
    const [inner] = test.children.filter(({ name }) => name !== '(' && name !== ')');
    if (inner?.name === 'SimplePositiveUnaryTest') return buildTest(scope, inner, value);
  }
  if (scope.inputSlot === undefined && asksAboutInput(scope, test)) return undefined;
  const expression = scope.build(test);
  if (!isScalar(expression)) return undefined;
  // an expression about `?` is a test by itself
  if (asksAboutInput(scope, test)) return expression.type === 'boolean' ? expression : undefined;
  // in the standard values of different types are no members, though `=` of them is null
  if (scope.meaning === 'standard' && expression.type !== value.type) return undefined;
  return compare(scope, '=', value, expression, range);
}

function buildInterval(scope: BuildScope, node: SyntaxNode, value: FeelNode): FeelNode | undefined {
  const [open, low, , high, close] = node.children;
  if (!open || !low || !high || !close) return undefined;
  const [from, to] = [scope.build(low), scope.build(high)];
  if (!isScalar(from) || !isScalar(to)) return undefined;
  const range = rangeOf(scope, node);
  const operands = [
    compare(scope, open.name === '[' ? '>=' : '>', value, from, range),
    compare(scope, close.name === ']' ? '<=' : '<', value, to, range),
  ];
  return { kind: 'and', type: 'boolean', operands, ...range };
}

function asksAboutInput(scope: BuildScope, node: SyntaxNode): boolean {
  return node.name === '?' || node.children.some((child) => asksAboutInput(scope, child));
}

/** A cell of a decision table: unary tests about the input slot, or `-` for any value. */
export function buildUnaryTests(scope: BuildScope, root: SyntaxNode): FeelNode {
  const range = rangeOf(scope, root);
  const slot = scope.inputSlot ?? 0;
  const value: FeelNode = { kind: 'slot', slot, type: scope.slots.slots[slot]?.type ?? 'any', ...range };
  if (root.children[0]?.name === 'Wildcard')
    return { kind: 'literal', type: 'boolean', value: true, ...range };
  const negated = root.children[0]?.name === 'not';
  const tests = root.children.filter(({ name }) => name === 'PositiveUnaryTests');
  const built = isScalar(value) ? buildTests(scope, tests, value) : undefined;
  if (!built) return delegate(scope, root, 'boolean', 'tests');
  return negated ? { kind: 'not', type: 'boolean', operand: built, ...range } : { ...built, ...range };
}
