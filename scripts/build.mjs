import { join } from 'node:path';
import { interruption, runChild } from './child-process.mjs';
import { formatSeconds } from './progress.mjs';
import { PROJECT_ROOT } from './project.mjs';

/**
 * Builds the packages whose sources changed.
 *
 * @param {ReturnType<typeof import('./progress.mjs').createProgress>} progress
 * @param {{ withTests: boolean }} options
 * @returns {Promise<number>} exit code
 */
export async function buildIfNeeded(progress, options) {
  progress.say('构建(未改动的部分取自缓存)', 'building; what has not changed comes from the cache');
  const startedAt = performance.now();
  const filter = options.withTests ? [] : ['--filter=!@zhengai/tests'];
  const code = await runChild(
    process.execPath,
    [join(PROJECT_ROOT, 'node_modules/turbo/bin/turbo'), 'run', 'build', '--output-logs=new-only', ...filter],
    {
      cwd: PROJECT_ROOT,
      env: {
        ...process.env,
        TURBO_TELEMETRY_DISABLED: '1',
        TURBO_NO_UPDATE_NOTIFIER: '1',
        DO_NOT_TRACK: '1',
      },
      stdio: ['ignore', progress.fd, 'inherit'],
    },
  );
  const seconds = formatSeconds(performance.now() - startedAt);
  if (code === 0) progress.say('构建完成', `built in ${seconds}`);
  else if (interruption() === undefined)
    progress.say('构建失败,原因见上', `building failed after ${seconds}, see above`);
  return code;
}
