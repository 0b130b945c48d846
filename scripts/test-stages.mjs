import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project.mjs';

/**
 * @typedef {object} StageResult
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} skipped  full names
 * @property {readonly string[]} leftovers  command lines of processes that were left running
 * @property {number} ms
 */

/** What of the runtime's suite can tell one queue backend from another; the rest has been run once. */
const MEETS_A_QUEUE = ['src/queue', 'src/workers', 'src/services', 'src/main', 'test/api', 'test/cycle'];

/**
 * The stages of a test run, the quick ones that find most first.
 *
 * @param {ReturnType<typeof import('./run.mjs').beginRun>} run
 * @param {string | undefined} redisUrl  `undefined` when none can be had
 * @returns {{ name: string, run: () => Promise<StageResult> }[]}
 */
export function createStages(run, redisUrl) {
  const onPostgres = { REDIS_URL: undefined };
  const onRedis = { REDIS_URL: redisUrl };
  const crossing = ['architecture', 'docs'];
  return [
    tool('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
    tool('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
    tool('types', 'turbo/bin/turbo', ['run', 'typecheck', '--output-logs=errors-only'], {
      TURBO_TELEMETRY_DISABLED: '1',
    }),
    suite('architecture', 'tests', crossing, onPostgres),
    suite('engine', 'engine', [], onPostgres),
    suite('rules-library', 'rules-library', [], onPostgres),
    suite('designer', 'designer', [], onPostgres),
    suite('runtime', 'runtime', [], onPostgres),
    redisUrl === undefined
      ? absent('runtime on redis', 'no Redis can be had: set REDIS_URL')
      : suite('runtime on redis', 'runtime', MEETS_A_QUEUE, onRedis),
    suite(
      'tests',
      'tests',
      crossing.map((folder) => `--exclude=${folder}/**`),
      {
        REDIS_URL: process.env.REDIS_URL,
      },
    ),
  ];

  /** @param {string} name @param {string} program @param {string[]} args @param {Record<string, string>} [env] */
  function tool(name, program, args, env) {
    return stage(name, async () => {
      const path = join(PROJECT_ROOT, 'node_modules', program);
      const options = { cwd: PROJECT_ROOT, env: run.environment(env) };
      const { code, leftovers } = await run.program(process.execPath, [path, ...args], options);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], leftovers };
    });
  }

  /** @param {string} name @param {string} workspace @param {string[]} args @param {Record<string, string | undefined>} env */
  function suite(name, workspace, args, env) {
    return stage(name, async () => {
      const report = join(run.temporary, `${name.replaceAll(' ', '-')}.json`);
      const vitest = join(PROJECT_ROOT, 'node_modules/vitest/vitest.mjs');
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const { code, leftovers } = await run.program(
        process.execPath,
        [vitest, 'run', ...args, ...reporters],
        {
          cwd: join(PROJECT_ROOT, workspace),
          env: run.environment(env),
        },
      );
      return { ...readReport(report, code), leftovers };
    });
  }
}

/** @param {string} name @param {string} reason @returns {{ name: string, run: () => Promise<StageResult> }} */
function absent(name, reason) {
  return stage(name, async () => ({ passed: 0, failed: 0, skipped: [`${name} (${reason})`], leftovers: [] }));
}

/**
 * @param {string} name
 * @param {() => Promise<Omit<StageResult, 'name' | 'ms'>>} work
 * @returns {{ name: string, run: () => Promise<StageResult> }}
 */
function stage(name, work) {
  return {
    name,
    run: async () => {
      const startedAt = performance.now();
      return { name, ...(await work()), ms: performance.now() - startedAt };
    },
  };
}

/** @param {string} path @param {number} code */
function readReport(path, code) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: [] };
  const { testResults } = JSON.parse(readFileSync(path, 'utf8'));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed').length;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    // A file that does not load, or an error outside of any test, fails the run and no test in it.
    failed: code === 0 ? failed : Math.max(1, failed),
    skipped: tests
      .filter(({ status }) => status !== 'failed' && status !== 'passed')
      .map(({ fullName }) => fullName),
  };
}
