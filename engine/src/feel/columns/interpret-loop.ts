import type { Column } from '../../column/index.js';
import { roundInto } from '../../rounding/index.js';
import type { ColumnLoop, ColumnTask } from './column-loop.js';
import { CHUNK, offsetOf, type Part, type Step } from './chunk-part.js';
import { makeFinite } from './chunk-number.js';
import { ChunkCompiler } from './compile-chunks.js';

/** Computes a tree over columns without generating code: node by node on chunks of cells. */
export function interpretLoop(task: ColumnTask): ColumnLoop {
  return (columns, out, count) => {
    const compiler = new ChunkCompiler(task, columns);
    const result = compiler.result();
    const store = storing(result, out, task.decimals);
    for (let start = 0; start < count; start += CHUNK) {
      const length = Math.min(CHUNK, count - start);
      for (const step of compiler.steps) step(start, length);
      store(start, length);
    }
  };
}

function storing(part: Part, out: Column['values'], decimals: number | undefined): Step {
  if (part.kind === 'number') {
    const target = out as Float64Array;
    return (start, length) => {
      makeFinite(part.values, offsetOf(part, start), target, start, length);
      if (decimals !== undefined) roundInto(target, decimals, target, start, start + length);
    };
  }
  const target = out as (string | number | null)[];
  return (start, length) => {
    const from = offsetOf(part, start);
    for (let j = 0; j < length; j++) target[start + j] = part.values[from + j] ?? null;
  };
}
