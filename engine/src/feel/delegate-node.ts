import type { FeelNode, FeelType } from './feel-node.js';
import { buildName, unknownName, variablesIn } from './build-name.js';
import { rangeOf, report, safeText, typedText, type BuildScope } from './build-scope.js';
import { compileExpression, compileInputTests } from './expression/index.js';
import type { SyntaxNode } from './syntax-tree.js';

/** A part of the formula whose types are not known, or over which the operators of the tree are not defined. */
export function delegate(
  scope: BuildScope,
  node: SyntaxNode,
  type: FeelType = 'any',
  dialect: 'expression' | 'tests' = 'expression',
): FeelNode {
  const { names, unknown } = variablesIn(scope, node);
  for (const variable of unknown) unknownName(scope, variable);
  reportClock(scope, node);
  for (const variable of names) buildName(scope, variable);
  const evaluate = dialect === 'tests' ? compileInputTests(scope, node) : compileExpression(scope, node);
  return { kind: 'delegated', type, evaluate, ...rangeOf(scope, node) };
}

/** A stored formula must give the same value whenever it is computed. */
function reportClock(scope: BuildScope, root: SyntaxNode): void {
  if (scope.meaning === 'standard') return;
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    open.push(...node.children);
    if (node.name !== 'FunctionInvocation' || !/^(now|today)\b/.test(safeText(scope, node))) continue;
    report(
      scope,
      'feel.clock',
      rangeOf(scope, node),
      `“${typedText(scope, node)}”随时间变化，同样的数据会得出不同结果；请改用日期类数据项`,
      `“${typedText(scope, node)}” changes with the clock, so that the same data would give other results; use an item that holds a date`,
    );
  }
}
