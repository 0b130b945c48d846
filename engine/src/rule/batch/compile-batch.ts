import type { Columns } from '../../column/index.js';
import type { RuleBackend } from '../compiled-rule.js';
import { type ConditionNode, factSidesOf } from '../condition-tree.js';
import { bindColumns, columnKinds } from './bind-columns.js';
import { type GeneratedLoop, generateLoop } from './generate.js';
import { interpretTree } from './interpret.js';

/** The backend to use: code generation where wanted (or left open) and where the platform allows it. */
export function chooseBackend(wanted: RuleBackend | undefined): RuleBackend {
  return wanted === 'interpreted' || !GENERATION_ALLOWED ? 'interpreted' : 'generated';
}

/** Content security policies may forbid making functions from text; asked once, since browsers report each try. */
const GENERATION_ALLOWED = isGenerationAllowed();

function isGenerationAllowed(): boolean {
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- asks whether it is allowed at all
    return (new Function('return 1') as () => number)() === 1;
  } catch {
    return false;
  }
}

/** Makes a condition tree ready for columns; loops are generated at the first use for each combination of column kinds. */
export function compileBatch(
  node: ConditionNode,
  backend: RuleBackend,
): (columns: Columns, count: number) => Uint8Array {
  const sides = factSidesOf(node);
  const loops = new Map<string, GeneratedLoop>();
  return (columns, count) => {
    const out = new Uint8Array(count);
    const { root, slots } = bindColumns(node, columns, count);
    if (backend === 'interpreted') {
      interpretTree(root, slots, out, count);
      return out;
    }
    const kinds = columnKinds(sides, columns);
    let loop = loops.get(kinds);
    if (loop === undefined) {
      loop = generateLoop(root);
      loops.set(kinds, loop);
    }
    loop(slots, out, count);
    return out;
  };
}
