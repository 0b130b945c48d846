import { roundComputed } from '../../rounding/index.js';
import { buildName, namePart } from '../build-name.js';
import { safeText } from '../build-scope.js';
import type { FeelNode } from '../feel-node.js';
import { isOfficeFunction } from '../office/office-function.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { compileFact } from './compile-variable.js';
import { nameOf, partsOf, type Compilation } from './compilation.js';
import type { Expression } from './frame.js';
import { readName, type NameScope } from './name-scope.js';

/** A value that is held against others: an indicator named by itself counts as it is shown. */
export function compileJudged(
  compilation: Compilation,
  node: SyntaxNode,
  names: NameScope | undefined,
): Expression {
  const { scope } = compilation;
  const [inner] = node.name === 'ParenthesizedExpression' ? partsOf(node, '(', ')') : [];
  if (inner) return compileJudged(compilation, inner, names);
  const evaluate = compilation.compile(node, names);
  if (scope.meaning === 'standard') return evaluate;
  const [callee] = node.children;
  if (node.name === 'VariableName' && namePart(scope, node)) {
    const fact = compileFact(compilation, node);
    const shown = fact && rounded(fact, decimalsOf(compilation, buildName(scope, node)));
    return readName(nameOf(compilation, node), names, shown) ?? evaluate;
  }
  if (node.name === 'FunctionInvocation' && callee && isOfficeFunction(safeText(scope, callee))) {
    return rounded(evaluate, decimalsOf(compilation, scope.build(node)));
  }
  return evaluate;
}

function decimalsOf({ scope }: Compilation, node: FeelNode): number | undefined {
  return node.kind === 'slot' ? scope.slots.slots[node.slot]?.decimals : undefined;
}

function rounded(evaluate: Expression, decimals: number | undefined): Expression {
  if (decimals === undefined) return evaluate;
  return (frame) => {
    const value = evaluate(frame);
    return typeof value === 'number' ? roundComputed(value, decimals) : value;
  };
}
