import { CODE_GENERATION_ALLOWED } from '../../column/index.js';
import type { ColumnBackend, ColumnLoop, ColumnTask } from './column-loop.js';
import { generateLoop } from './generate-loop.js';
import { interpretLoop } from './interpret-loop.js';

export interface BackedLoop {
  readonly backend: ColumnBackend;
  readonly run: ColumnLoop;
}

/** The loop for a tree: generated where that is wanted (or left open), allowed and possible. */
export function createColumnLoop(task: ColumnTask, wanted: ColumnBackend | undefined): BackedLoop {
  const generated = wanted !== 'interpreted' && CODE_GENERATION_ALLOWED ? generateLoop(task) : undefined;
  return generated
    ? { backend: 'generated', run: generated }
    : { backend: 'interpreted', run: interpretLoop(task) };
}
