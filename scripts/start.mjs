import { join } from 'node:path';
import { runChild } from './child-process.mjs';
import { createProgress } from './progress.mjs';
import { PROJECT_ROOT } from './project.mjs';
import { setUp } from './setup.mjs';

const progress = createProgress();
process.exitCode = (await setUp(progress, { withTests: false })) || (await start());

async function start() {
  progress.say('启动', 'starting');
  const bin = join(PROJECT_ROOT, 'runtime/bin/zhengai.mjs');
  // The channel tells the product when this script is gone, even if it was killed.
  const stdio = /** @type {const} */ (['ignore', 'inherit', 'inherit', 'ipc']);
  return runChild(process.execPath, [bin, 'start', ...process.argv.slice(2)], { stdio });
}
