import type { Command } from 'commander';
import type { EvaluateRulesResult } from '../../services/index.js';
import { runConnected, type CommonFlags, type ConnectedContext } from '../command-context.js';
import { finishOwnWork } from '../finish-own-work.js';
import { VerdictFile } from '../verdict-file.js';

interface EvaluateFlags extends CommonFlags {
  readonly pack?: string;
  readonly rule?: string;
  readonly period?: string;
  readonly out?: string;
  readonly warn?: true;
}

export function addEvaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description(
      '按规则计算判定并保存；不产生预警，除非加 --warn / compute and store verdicts; opens no warnings without --warn',
    )
    .option('--pack <code>', '只用这个规则包的规则 / only the rules of this pack')
    .option('--rule <code>', '只用这条规则 / only this rule')
    .option('--period <period>', '只算这个周期 / only this period')
    .option('--out <csv>', '把判定写入 CSV / write the verdicts to a CSV file')
    .option('--warn', '同时产生和更新预警 / open and update warnings too')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: EvaluateFlags) =>
      runConnected(flags, async (context) => {
        const out = flags.out === undefined ? undefined : await VerdictFile.create(flags.out);
        const result = await evaluate(context, flags, out).catch(async (error: unknown) => {
          await out?.discard();
          throw error;
        });
        await out?.complete();
        if (flags.warn) await finishOwnWork(context);
        if (flags.json) context.terminal.printJson(result);
        else describe(context, result, flags.out);
      }),
    );
}

async function evaluate(
  { terminal, connection: { store }, clock }: ConnectedContext,
  { rule, pack, period, warn }: EvaluateFlags,
  out: VerdictFile | undefined,
): Promise<EvaluateRulesResult> {
  const { evaluateRules } = await import('../../services/index.js');
  return evaluateRules(
    { store, clock },
    {
      ...(rule === undefined ? {} : { rules: [rule] }),
      ...(pack === undefined ? {} : { pack }),
      ...(period === undefined ? {} : { period }),
      warn: warn ?? false,
    },
    {
      onProgress: ({ done, total }) =>
        terminal.progress({
          zh: `已计算 ${done} / ${total} 个对象`,
          en: `${done} of ${total} subjects evaluated`,
        }),
      ...(out ? { onRows: (rows) => out.write(rows) } : {}),
    },
  );
}

function describe(
  { terminal }: ConnectedContext,
  result: EvaluateRulesResult,
  out: string | undefined,
): void {
  const { rules, verdicts, triggered, unknown, changed } = result;
  terminal.say({
    zh: `${rules} 条规则，${verdicts} 个判定：触发 ${triggered}，无法判定 ${unknown}，有变化 ${changed}。`,
    en: `${rules} rules, ${verdicts} verdicts: ${triggered} triggered, ${unknown} unknown, ${changed} changed.`,
  });
  if (verdicts === 0) {
    terminal.say({
      zh: '没有可判定的数据：请先导入数据，或检查 --period。',
      en: 'There is no data to judge: import some first, or check --period.',
    });
  }
  if (out !== undefined) terminal.say({ zh: `已写入 ${out}`, en: `Written to ${out}` });
}
