import { pathToFileURL } from 'node:url';
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { requireNodeVersion } from './node-version.mjs';
import { createProgress } from './progress.mjs';

/**
 * Makes a checkout ready to run: packages installed, everything built. What is ready is left alone.
 *
 * @param {ReturnType<typeof createProgress>} progress
 * @param {{ withTests: boolean }} options
 * @returns {Promise<number>} exit code
 */
export async function setUp(progress, options) {
  requireNodeVersion();
  return (await installIfNeeded(progress)) || (await buildIfNeeded(progress, options));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const progress = createProgress();
  process.exitCode = await setUp(progress, { withTests: true });
  if (process.exitCode === 0) progress.say('已就绪:npm start 启动', 'ready: npm start');
}
