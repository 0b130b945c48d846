import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { stockOutcomeOf } from '../../../test/support/stock-engine.js';
import { STOCK_DIFFERENCES, STOCK_RUN_DIFFERENCES } from './differences.js';
import { ourOutcome } from './stock-as-rule.js';
import { stockOutcome } from './stock-outcome.js';

const PATIENCE_MS = 1_500;

/** Runs the library where it can be stopped: some rules keep it busy for ever. */
async function endsAtAll(run: object): Promise<boolean> {
  const script = `
    const { Engine } = require('json-rules-engine');
    const { workerData, parentPort } = require('node:worker_threads');
    const engine = new Engine([]);
    for (const [name, condition] of Object.entries(workerData.conditions)) engine.setCondition(name, condition);
    engine.addRule(workerData.rule);
    engine.run(workerData.facts).then(() => parentPort.postMessage('ended'));`;
  const worker = new Worker(script, { eval: true, workerData: run });
  const ended = await new Promise<boolean>((resolve) => {
    worker.once('message', () => resolve(true));
    // Sooner or later its stack overflows.
    worker.once('error', () => resolve(false));
    worker.once('online', () => setTimeout(() => resolve(false), PATIENCE_MS));
  });
  await worker.terminate();
  return ended;
}

test.each(STOCK_DIFFERENCES.map((difference) => [difference.code, difference] as const))(
  '%s: both engines do as the example says, and differ',
  async (_, { example, reason }) => {
    const { rule, context = {}, facts, theirs, ours } = example;
    const { conditions = {}, ...options } = context;
    if (theirs === 'endless') {
      expect(await endsAtAll({ rule, conditions, facts })).toBe(false);
    } else {
      expect(await stockOutcomeOf({ rules: [rule], conditions, options, facts })).toBe(theirs);
    }
    expect(ourOutcome(rule, facts, context)).toBe(ours);
    expect(ours).not.toBe(theirs);
    // A path with code cannot be followed without running it.
    if (stockOutcome(rule, facts, context) !== 'code')
      expect(stockOutcome(rule, facts, context)).toBe(theirs);
    expect(reason.zh).toMatch(/。$/u);
    expect(reason.en).toMatch(/^[A-Z].*\.$/u);
  },
);

test('the guide shows every difference', async () => {
  const cell = (value: unknown) => JSON.stringify(value).slice(0, 300);
  const OUTCOMES = {
    triggered: '触发 triggered',
    clear: '未触发 clear',
    unknown: '无法判定 unknown',
    refused: '拒绝导入 refused',
    error: '报错 error',
    endless: '永不结束 never ends',
    code: '执行代码 runs code',
  };
  const rows = STOCK_DIFFERENCES.map(({ code, reason, example }) =>
    [
      `### \`${code}\`\n`,
      `${reason.zh}\n`,
      `${reason.en}\n`,
      `- 规则 rule: \`${cell(example.rule)}\``,
      ...(example.context === undefined ? [] : [`- 其余 with: \`${cell(example.context)}\``]),
      `- 事实 facts: \`${cell(example.facts)}\``,
      `- json-rules-engine: ${OUTCOMES[example.theirs]}`,
      `- Zhengai: ${OUTCOMES[example.ours]}`,
    ].join('\n'),
  );
  await expect(`${GUIDE}\n${rows.join('\n\n')}\n`).toMatchFileSnapshot(
    '../../../../docs/json-rules-engine-differences.md',
  );
});

const GUIDE = `# 与 json-rules-engine 的不同 · Where rules differ from json-rules-engine

规则的条件就是 json-rules-engine 7.3.1 的格式。数据完整、类型相符时，两边的判定相同；不同之处都列在下面，每一条都有一个例子，由测试同时交给两个引擎运行。导入规则时，\`importReport(rules)\` 逐条列出这条规则会遇到的不同，并给出能看到它的一组事实。

Conditions are json-rules-engine 7.3.1's format. With complete data of the right types both come to the same verdict; where they do not is listed here, each with an example that a test gives to both engines. On import \`importReport(rules)\` lists the differences that a rule can meet, each with facts that show it.

有几点属于整次运行而不属于某条规则：

Some belong to runs rather than to a rule:

${Object.entries(STOCK_RUN_DIFFERENCES)
  .map(([code, { zh, en }]) => `- \`${code}\` ${zh} ${en}`)
  .join('\n')}
`;
