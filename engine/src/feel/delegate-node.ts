import type { DelegatedNode, FeelNode, FeelType } from './feel-node.js';
import { buildName, unknownName, variablesIn } from './build-name.js';
import { rangeOf, report, safeText, typedText, type BuildScope } from './build-scope.js';
import type { SyntaxNode } from './syntax-tree.js';

/** Leaves a part of the formula to the reference interpreter. */
export function delegate(
  scope: BuildScope,
  node: SyntaxNode,
  type: FeelType = 'any',
  dialect: DelegatedNode['dialect'] = 'expression',
): FeelNode {
  const { names, unknown } = variablesIn(scope, node);
  for (const variable of unknown) unknownName(scope, variable);
  reportClock(scope, node);
  const tokens = names.map((variable) => {
    const built = buildName(scope, variable);
    return {
      token: safeText(scope, variable),
      slot: built.kind === 'slot' ? built.slot : -1,
      type: built.type,
    };
  });
  const { inputSlot } = scope;
  if (inputSlot !== undefined) {
    tokens.push({ token: '?', slot: inputSlot, type: scope.slots.slots[inputSlot]?.type ?? 'any' });
  }
  return { kind: 'delegated', type, dialect, text: safeText(scope, node), tokens, ...rangeOf(scope, node) };
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
