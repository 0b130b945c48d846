import { join } from 'node:path';
import { interruption, exitCodeOf } from './child-process.mjs';
import { createProgress } from './progress.mjs';
import { PROJECT_ROOT } from './project.mjs';
import { beginRun } from './run.mjs';
import { setUp } from './setup.mjs';
import { createStages } from './test-stages.mjs';
import { printSummary, summarize } from './test-summary.mjs';

const progress = createProgress();
const wanted = process.argv.slice(2);
const mustRunAll = ['true', '1'].includes(process.env.CI ?? '');

process.exitCode = (await setUp(progress, { withTests: true })) || (await test());

async function test() {
  const run = beginRun();
  /** @type {{ stop(): Promise<void>, url: string } | undefined} */
  let redis;
  try {
    const needsRedis = wanted.length === 0 || wanted.some((name) => name.includes('redis'));
    redis = needsRedis ? await startRedis() : undefined;
    const stages = createStages(run, redis?.url).filter(
      ({ name }) => wanted.length === 0 || wanted.includes(name),
    );
    if (stages.length === 0) {
      progress.say(`没有名为 ${wanted.join('、')} 的阶段`, `no stage is called ${wanted.join(' or ')}`);
      return 1;
    }
    const results = [];
    for (const [index, stage] of stages.entries()) {
      if (interruption() !== undefined) break;
      progress.say(`测试 ${index + 1}/${stages.length}:${stage.name}`, `testing: ${stage.name}`);
      results.push(await stage.run());
    }
    const summary = summarize(results, { mustRunAll, interrupted: interruption() !== undefined });
    printSummary(progress, results, summary);
    const signal = interruption();
    return signal === undefined ? (summary.ok ? 0 : 1) : exitCodeOf(signal);
  } finally {
    await redis?.stop();
    run.end();
  }
}

async function startRedis() {
  const { startRedis: start } = await import(join(PROJECT_ROOT, 'tests/dist/support/real-parts.js'));
  return start();
}
