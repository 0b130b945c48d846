/**
 * Runs the fault runs of `tests/fault` in full size: modules `*.fault.ts` or `*.fault.mjs` that export
 * `faultRuns: { name, run(size: 'full' | 'reduced'): Promise<{ invariants, measured? }> }[]`, where
 * `invariants` says of each, by name, whether it held.
 */
import { createProgress } from './progress.mjs';
import { loadEntries } from './modules.mjs';

const args = process.argv.slice(2);
const json = args.includes('--json');
const prefixes = args.filter((arg) => !arg.startsWith('--'));
const progress = createProgress({ toStandardError: json });

const faultRuns = await loadEntries('fault', 'fault', 'faultRuns', prefixes);
if (faultRuns.length === 0) {
  progress.say('没有符合的故障测试', 'no fault run has such a name');
  process.exitCode = 1;
}
for (const [index, faultRun] of faultRuns.entries()) {
  progress.say(`故障 ${index + 1}/${faultRuns.length}:${faultRun.name}`, `fault run ${faultRun.name}`);
  const startedAt = performance.now();
  const outcome = await run(faultRun);
  const held = Object.values(outcome.invariants);
  const ok = outcome.error === undefined && held.length > 0 && held.every(Boolean);
  if (!ok) process.exitCode = 1;
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  const line = { name: faultRun.name, ok, seconds, ...outcome };
  if (json) process.stdout.write(`${JSON.stringify(line)}\n`);
  else progress.plain(JSON.stringify(line, null, 2));
}

/** @param {{ name: string, run: (size: string) => Promise<object> }} faultRun */
async function run(faultRun) {
  try {
    const { invariants, measured } = await faultRun.run('full');
    return { invariants, measured };
  } catch (error) {
    return { invariants: {}, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
