import { join } from 'node:path';
import { exitCodeOf, interruption } from './child-process.mjs';
import { createProgress } from './progress.mjs';
import { PROJECT_ROOT } from './project.mjs';
import { beginRun } from './run.mjs';
import { setUp } from './setup.mjs';

/**
 * Sets up, then runs a script in a run that leaves nothing behind. With `--json` standard output
 * belongs to that script's lines alone.
 *
 * @param {string} script  file in `scripts/`
 * @returns {Promise<number>} exit code
 */
export async function runEntries(script) {
  const args = process.argv.slice(2);
  const progress = createProgress({ toStandardError: args.includes('--json') });
  const code = await setUp(progress, { withTests: true });
  if (code !== 0) return code;
  const run = beginRun();
  try {
    const outcome = await run.program(process.execPath, [join(PROJECT_ROOT, 'scripts', script), ...args], {
      cwd: PROJECT_ROOT,
    });
    for (const left of outcome.leftovers) progress.plain(`遗留进程 left running: ${left}`);
    const signal = interruption();
    if (signal !== undefined) return exitCodeOf(signal);
    return outcome.code || (outcome.leftovers.length > 0 ? 1 : 0);
  } finally {
    run.end();
  }
}
