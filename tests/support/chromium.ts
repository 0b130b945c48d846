import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { announce, findOnPath, isExecutable, runProgram } from './run-program.js';
import { installPackages, mayInstallPackages } from './system-packages.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;
const ELSEWHERE = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
] as const;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let found: Promise<string | undefined> | undefined;

/**
 * A Chromium that runs, with a Chinese font beside it: `CHROMIUM_PATH`, else on the PATH, else installed
 * from the system's packages where that is allowed.
 *
 * @returns `undefined` where none can be had: skip the test then, by name
 */
export async function findChromium(): Promise<string | undefined> {
  return (found ??= obtainChromium());
}

/** @throws Error when there is none; ask `findChromium` before */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('no Chromium on this machine; set CHROMIUM_PATH');
  return chromium.launch({ executablePath, ...options, args: [...FLAGS, ...(options.args ?? [])] });
}

async function obtainChromium(): Promise<string | undefined> {
  const needed = [
    ...((await findInstalled()) === undefined ? ['chromium'] : []),
    ...((await hasChineseFont()) ? [] : ['fonts-noto-cjk']),
  ];
  if (needed.length > 0 && mayInstallPackages()) {
    announce(`安装测试所需的 ${needed.join('、')}`, `installing ${needed.join(' and ')} for the tests`);
    await installPackages(...needed);
  }
  return (await hasChineseFont()) ? findInstalled() : undefined;
}

async function findInstalled(): Promise<string | undefined> {
  const named = process.env['CHROMIUM_PATH'];
  const candidates = named ? [named] : [...NAMES.map((name) => findOnPath(name)), ...ELSEWHERE];
  for (const candidate of candidates) {
    // Some distributions put a script there that only says where to get it.
    if (candidate === undefined || !isExecutable(candidate)) continue;
    const { status, stdout } = await runProgram(candidate, ['--version'], { timeoutMs: 30_000 });
    if (status === 0 && /Chrom(e|ium)/.test(stdout)) return candidate;
  }
  return undefined;
}

/** Without one, Chinese text is drawn as boxes, and a look at a page proves nothing. */
async function hasChineseFont(): Promise<boolean> {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  const { stdout } = await runProgram('fc-list', [':lang=zh-cn', 'family']);
  return stdout.trim() !== '';
}
