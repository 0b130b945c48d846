import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sourceFiles } from '../architecture/source-files.js';
import { projectRoot } from '../support/real-parts.js';

const SCRIPTS = join(projectRoot(), 'scripts');

/** Scripts are plain JavaScript, so that they run before anything is installed. */
async function load<T>(script: string): Promise<T> {
  return (await import(pathToFileURL(join(SCRIPTS, script)).href)) as T;
}

test('scripts import nothing but Node’s own modules and each other', () => {
  const files = sourceFiles('scripts', /\.mjs$/);
  expect(files.length).toBeGreaterThan(5);
  const imports = files.flatMap((file) =>
    [...readFileSync(join(projectRoot(), file), 'utf8').matchAll(/^import .*from '([^']+)';$/gm)].map(
      ([, from = '']) => ({ file, from }),
    ),
  );
  const foreign = imports.filter(
    ({ from }) => !from.startsWith('./') && !builtinModules.includes(from.replace(/^node:/, '')),
  );
  expect(foreign).toEqual([]);
});

test.each([
  ['20.20.2', true],
  ['20.20.1', false],
  ['20.19.9', false],
  ['22.0.0', true],
  ['24.1.0-nightly', true],
  ['18.20.4', false],
])('Node.js %s is new enough: %s', async (version, expected) => {
  const { isAtLeast } = await load<{ isAtLeast(version: string, floor: string): boolean }>(
    'node-version.mjs',
  );
  expect(isAtLeast(version, '20.20.2')).toBe(expected);
});

describe('the summary of a test run', () => {
  interface Result {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: readonly string[];
    readonly leftovers: readonly string[];
  }
  interface Options {
    readonly mustRunAll: boolean;
    readonly interrupted: boolean;
  }
  const green: Result = { passed: 3, failed: 0, skipped: [], leftovers: [] };
  const usual: Options = { mustRunAll: false, interrupted: false };

  test.each<[string, Partial<Result>, Partial<Options>, boolean]>([
    ['all passed', {}, {}, true],
    ['one failed', { failed: 1 }, {}, false],
    ['one skipped', { skipped: ['later'] }, {}, true],
    ['one skipped where all must run', { skipped: ['later'] }, { mustRunAll: true }, false],
    ['a process left running', { leftovers: ['postgres'] }, {}, false],
    ['nothing ran', { passed: 0 }, {}, false],
    ['interrupted', {}, { interrupted: true }, false],
  ])('%s', async (_name, result, options, ok) => {
    const { summarize } = await load<{
      summarize(results: readonly Result[], options: Options): { ok: boolean };
    }>('test-summary.mjs');
    expect(summarize([{ ...green, ...result }], { ...usual, ...options }).ok).toBe(ok);
  });
});

describe('what scripts start', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhengai-scripts-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  if (process.platform === 'linux')
    test('is found and ended though it detached itself', async () => {
      const { beginRun } = await load<{ beginRun(): Run }>('run.mjs');
      const run = beginRun();
      const leak = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' }).unref()`;
      const { code, leftovers } = await run.program(process.execPath, ['-e', leak], { stdio: 'ignore' });
      expect(code).toBe(0);
      expect(leftovers).toHaveLength(1);
      expect(await run.program(process.execPath, ['-e', ''], { stdio: 'ignore' })).toEqual({
        code: 0,
        leftovers: [],
      });
      run.end();
      expect(existsSync(run.temporary)).toBe(false);
    });

  test('hears a signal once, however often it is repeated, and its exit code is passed on', async () => {
    const said = join(folder, 'said');
    const child = join(folder, 'child.mjs');
    const parent = join(folder, 'parent.mjs');
    writeFileSync(
      child,
      `import { appendFileSync } from 'node:fs';
       process.on('SIGINT', () => { appendFileSync(${JSON.stringify(said)}, 'asked '); setTimeout(() => process.exit(7), 100); });
       setInterval(() => {}, 1000);
       console.log('ready');`,
    );
    writeFileSync(
      parent,
      `import { runChild } from ${JSON.stringify(pathToFileURL(join(SCRIPTS, 'child-process.mjs')).href)};
       process.exitCode = await runChild(process.execPath, [${JSON.stringify(child)}]);`,
    );
    const script = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => script.stdout.once('data', resolve));
    script.kill('SIGINT');
    script.kill('SIGINT');
    const code = await new Promise((resolve) => script.once('exit', resolve));
    expect(code).toBe(7);
    expect(readFileSync(said, 'utf8')).toBe('asked ');
  });
});

interface Run {
  readonly temporary: string;
  program(
    command: string,
    args: readonly string[],
    options: object,
  ): Promise<{ readonly code: number; readonly leftovers: readonly string[] }>;
  end(): void;
}
