import { join } from 'node:path';
import { exitCodeOf, interruption, runChild } from './child-process.mjs';
import { createProgress } from './progress.mjs';
import { PROJECT_ROOT } from './project.mjs';
import { setUp } from './setup.mjs';

const progress = createProgress();
let code = await setUp(progress, { withTests: false });
if (code === 0) {
  progress.say('启动', 'starting');
  const bin = join(PROJECT_ROOT, 'runtime/bin/zhengai.mjs');
  // The channel tells the product when this script is gone, even if it was killed.
  const stdio = /** @type {const} */ (['ignore', 'inherit', 'inherit', 'ipc']);
  code = await runChild(process.execPath, [bin, 'start', ...process.argv.slice(2)], { stdio });
  const signal = interruption();
  // Ended by Ctrl-C as asked is no failure of the product.
  if (signal !== undefined && code === exitCodeOf(signal)) code = 0;
}
process.exitCode = code;
