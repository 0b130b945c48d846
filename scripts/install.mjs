import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { interruption, runChild } from './child-process.mjs';
import { formatSeconds } from './progress.mjs';
import { PROJECT_ROOT } from './project.mjs';

const STAMP = join(PROJECT_ROOT, 'node_modules/.zhengai-installed');
const REPORT_EVERY_MS = 5_000;

/**
 * Installs the packages unless what is there was installed from the very same package files.
 *
 * @param {ReturnType<typeof import('./progress.mjs').createProgress>} progress
 * @returns {Promise<number>} exit code
 */
export async function installIfNeeded(progress) {
  if (isInstalled()) {
    progress.say('依赖已安装', 'packages are installed');
    return 0;
  }
  const expected = expectedFiles();
  progress.say(`安装依赖(约 ${expected.length} 个包)`, `installing about ${expected.length} packages`);
  const startedAt = performance.now();
  const report = setInterval(() => {
    const there = expected.filter((file) => existsSync(file)).length;
    const share = `${there}/${expected.length}`;
    const seconds = formatSeconds(performance.now() - startedAt);
    progress.say(`安装依赖 ${share},已用 ${seconds}`, `installing packages: ${share} after ${seconds}`);
  }, REPORT_EVERY_MS);
  // `npm ci` insists on packages of other platforms that a registry may not carry; `npm install` does not.
  const code = await runNpm(['install', '--no-audit', '--no-fund', '--loglevel=error'], progress.fd);
  clearInterval(report);
  if (interruption() !== undefined) return code;
  if (code !== 0) {
    progress.say(
      `安装失败(npm 退出码 ${code})。请检查网络和 npm 镜像设置后重试`,
      `installing failed (npm exited with ${code}); check the network and npm's registry setting, then try again`,
    );
    return code;
  }
  writeFileSync(STAMP, fingerprint());
  progress.say('依赖安装完成', `packages installed in ${formatSeconds(performance.now() - startedAt)}`);
  return 0;
}

function isInstalled() {
  return (
    existsSync(join(PROJECT_ROOT, 'node_modules/.package-lock.json')) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === fingerprint()
  );
}

/** Changes whenever an installation could come out differently. */
function fingerprint() {
  const hash = createHash('sha256');
  const { workspaces } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8'));
  const files = [
    'package.json',
    'package-lock.json',
    '.npmrc',
    ...workspaces.map((name) => `${name}/package.json`),
  ];
  for (const file of files) {
    const path = join(PROJECT_ROOT, file);
    hash
      .update(`${file}\0`)
      .update(existsSync(path) ? readFileSync(path) : '')
      .update('\0');
  }
  return hash.update([process.platform, process.arch, process.versions.modules].join('/')).digest('hex');
}

/** One file of each package that the lock file wants; npm makes all folders first, so those tell nothing. */
function expectedFiles() {
  const lock = join(PROJECT_ROOT, 'package-lock.json');
  if (!existsSync(lock)) return [];
  const { packages } = JSON.parse(readFileSync(lock, 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.optional)
    .map(([path]) => join(PROJECT_ROOT, path, 'package.json'));
}

/** @param {readonly string[]} args @param {number} outputFd */
function runNpm(args, outputFd) {
  const stdio = /** @type {const} */ (['ignore', outputFd, 'inherit']);
  const cwd = PROJECT_ROOT;
  const ownNpm = process.env.npm_execpath;
  if (ownNpm?.endsWith('npm-cli.js')) return runChild(process.execPath, [ownNpm, ...args], { cwd, stdio });
  const onWindows = process.platform === 'win32';
  return runChild(onWindows ? 'npm.cmd' : 'npm', args, { cwd, stdio, shell: onWindows });
}
