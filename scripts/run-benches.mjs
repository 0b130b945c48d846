/**
 * Runs the benches of `tests/performance`: modules `*.bench.ts` or `*.bench.mjs` that export
 * `benches: { name, run(): Promise<{ ours, peer, ratio, unit, n, runs, spread }> }[]`. A bench first
 * asserts that both sides give equal results, and throws otherwise.
 */
import { createProgress } from './progress.mjs';
import { loadEntries } from './modules.mjs';

const args = process.argv.slice(2);
const json = args.includes('--json');
const prefixes = args.filter((arg) => !arg.startsWith('--'));
const progress = createProgress({ toStandardError: json });

const benches = await loadEntries('performance', 'bench', 'benches', prefixes);
if (benches.length === 0) {
  progress.say('没有符合的基准测试', 'no bench has such a name');
  process.exitCode = 1;
}
for (const [index, bench] of benches.entries()) {
  progress.say(`基准 ${index + 1}/${benches.length}:${bench.name}`, `bench ${bench.name}`);
  try {
    const { ours, peer, ratio, unit, n, runs, spread } = await bench.run();
    const line = { name: bench.name, ours, peer, ratio, unit, n, runs, spread };
    if (json) process.stdout.write(`${JSON.stringify(line)}\n`);
    else progress.plain(`  ${ours} : ${peer} ${unit} = ${ratio}  (n ${n}, runs ${runs}, spread ${spread})`);
  } catch (error) {
    progress.plain(`${bench.name}: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 1;
  }
}
