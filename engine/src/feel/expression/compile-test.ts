import { safeText } from '../build-scope.js';
import type { ComparisonOperator } from '../feel-node.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { equalValues, FeelRange, isList, rangeIncludes } from '../value/index.js';
import type { Compilation } from './compilation.js';
import { comparerOf, isUnknown } from './compare-by.js';
import { compileJudged } from './compile-judged.js';
import type { Frame } from './frame.js';
import { declare, type NameScope } from './name-scope.js';

/** A unary test: whether it is true of a value, DMN 1.5, 10.3.2.6. */
export type Test = (frame: Frame, value: unknown) => boolean | null;

/** True of what one of the tests is true of. */
export function compileTests(
  compilation: Compilation,
  nodes: readonly SyntaxNode[],
  names: NameScope | undefined,
): Test {
  const tests = nodes.map((node) => compileTest(compilation, node, names));
  const [only, second] = tests;
  if (only && !second) return only;
  return (frame, value) => {
    let result: boolean | null = false;
    for (const test of tests) {
      const truth = test(frame, value);
      if (truth === true) return true;
      if (truth === null) result = null;
    }
    return result;
  };
}

function compileTest(compilation: Compilation, node: SyntaxNode, names: NameScope | undefined): Test {
  switch (node.name) {
    case 'PositiveUnaryTests':
    case 'PositiveUnaryTest':
      return compileTests(compilation, node.children, names);
    case 'Wildcard':
      return () => true;
    case 'SimplePositiveUnaryTest':
      return compileSimpleTest(compilation, node, names);
    default:
      return compileExpressionTest(compilation, node, names);
  }
}

function compileSimpleTest(compilation: Compilation, node: SyntaxNode, names: NameScope | undefined): Test {
  const [first, second] = node.children;
  if (first?.name === 'CompareOp' && second) {
    const operator = safeText(compilation.scope, first) as ComparisonOperator;
    const end = compileJudged(compilation, second, names);
    const compareBy = comparerOf(compilation);
    const unknown = isUnknown(compilation, [second]);
    return (frame, value) => {
      const other = end(frame);
      return unknown && (value === null || other === null) ? null : compareBy(operator, value, other);
    };
  }
  const range = compilation.compile(node, names);
  return (frame, value) => {
    const within = range(frame);
    return within instanceof FeelRange && within.start !== null && within.end !== null
      ? rangeIncludes(within, value)
      : null;
  };
}

/** A value, a list or a range that holds it, or a truth about `?`. */
function compileExpressionTest(
  compilation: Compilation,
  node: SyntaxNode,
  names: NameScope | undefined,
): Test {
  const evaluate = compilation.compile(node, declare(['?'], names));
  if (asksAboutInput(node)) {
    return (frame, value) => {
      const truth = evaluate(frame.inner([value]));
      return typeof truth === 'boolean' ? truth : null;
    };
  }
  const unknown = isUnknown(compilation, [node]);
  return (frame, value) => {
    const expected = evaluate(frame.inner([value]));
    if (unknown && (value === null || expected === null)) return null;
    if (expected instanceof FeelRange) return rangeIncludes(expected, value);
    if (equalValues(value, expected) === true) return true;
    if (!isList(expected)) return false;
    frame.budget.spend(expected.length);
    return expected.some(
      (one) => (one instanceof FeelRange ? rangeIncludes(one, value) : equalValues(value, one)) === true,
    );
  };
}

export function asksAboutInput(node: SyntaxNode): boolean {
  return node.name === '?' || node.children.some(asksAboutInput);
}
