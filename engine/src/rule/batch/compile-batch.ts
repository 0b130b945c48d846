import { CODE_GENERATION_ALLOWED, type Columns } from '../../column/index.js';
import type { RuleBackend } from '../compiled-rule.js';
import type { ConditionNode } from '../condition-tree.js';
import { bindColumns } from './bind-columns.js';
import { type GeneratedLoop, generateLoop } from './generate.js';
import { interpretTree } from './interpret.js';

/** The backend to use: code generation where wanted (or left open) and where the platform allows it. */
export function chooseBackend(wanted: RuleBackend | undefined): RuleBackend {
  return wanted === 'interpreted' || !CODE_GENERATION_ALLOWED ? 'interpreted' : 'generated';
}

/** Makes a condition tree ready for columns; loops are generated at the first use for each shape the columns give the tree. */
export function compileBatch(
  node: ConditionNode,
  backend: RuleBackend,
): (columns: Columns, count: number) => Uint8Array {
  const loops = new Map<string, GeneratedLoop>();
  return (columns, count) => {
    const out = new Uint8Array(count);
    if (count === 0) return out;
    const { root, slots, shape } = bindColumns(node, columns, count);
    if (backend === 'interpreted') {
      interpretTree(root, slots, out, count);
      return out;
    }
    let loop = loops.get(shape);
    if (loop === undefined) {
      loop = generateLoop(root, { slots, count });
      loops.set(shape, loop);
    }
    loop(slots, out, count);
    return out;
  };
}
