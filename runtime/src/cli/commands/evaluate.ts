import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { harmless } from '../../connectors/index.js';
import { evaluateRules, type VerdictRow } from '../../services/index.js';
import { runConnected } from '../command-context.js';
import { finishOwnWork } from '../finish-own-work.js';

interface EvaluateFlags {
  readonly pack?: string;
  readonly rule?: string;
  readonly period?: string;
  readonly out?: string;
  readonly warn?: true;
  readonly json?: true;
}

const COLUMNS = [
  'rule',
  'ruleVersion',
  'subject',
  'level',
  'period',
  'verdict',
  'severity',
  'value',
  'expected',
  'missing',
] as const satisfies readonly (keyof VerdictRow)[];

export function addEvaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description(
      '按规则计算判定并保存;不产生预警,除非加 --warn / compute and store verdicts; opens no warnings without --warn',
    )
    .option('--pack <code>', '只用这个规则包的规则 / only the rules of this pack')
    .option('--rule <code>', '只用这条规则 / only this rule')
    .option('--period <period>', '只算这个周期 / only this period')
    .option('--out <file>', '把判定写入 CSV / write the verdicts to a CSV file')
    .option('--warn', '同时产生和更新预警 / open and update warnings too')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: EvaluateFlags) =>
      runConnected(async (context) => {
        const { terminal, connection, clock } = context;
        const out = flags.out === undefined ? undefined : new VerdictFile(flags.out);
        const result = await evaluateRules(
          { store: connection.store, clock },
          {
            ...(flags.rule === undefined ? {} : { rules: [flags.rule] }),
            ...(flags.pack === undefined ? {} : { pack: flags.pack }),
            ...(flags.period === undefined ? {} : { period: flags.period }),
            warn: flags.warn ?? false,
          },
          {
            onProgress: ({ done, total }) =>
              terminal.progress({ zh: `已计算 ${done} / ${total}`, en: `${done} of ${total} evaluated` }),
            ...(out ? { onRows: (rows) => out.write(rows) } : {}),
          },
        );
        await out?.close();
        if (flags.warn) await finishOwnWork(context);
        if (flags.json) terminal.printJson(result);
        else {
          terminal.say({
            zh: `${result.rules} 条规则,${result.verdicts} 个判定:触发 ${result.triggered},无法判定 ${result.unknown},有变化 ${result.changed}。`,
            en: `${result.rules} rules, ${result.verdicts} verdicts: ${result.triggered} triggered, ${result.unknown} unknown, ${result.changed} changed.`,
          });
          if (flags.out !== undefined)
            terminal.say({ zh: `已写入 ${flags.out}`, en: `Written to ${flags.out}` });
        }
      }),
    );
}

/** `verdicts.csv`: UTF-8 with byte order mark, cells made harmless for spreadsheet programs. */
class VerdictFile {
  readonly #stream;

  constructor(path: string) {
    this.#stream = createWriteStream(path, { encoding: 'utf8' });
    this.#stream.write(`\uFEFF${stringify([[...COLUMNS]])}`);
  }

  async write(rows: readonly VerdictRow[]): Promise<void> {
    const text = stringify(rows.map((row) => COLUMNS.map((column) => harmless(String(row[column])))));
    if (!this.#stream.write(text)) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    this.#stream.end();
    await once(this.#stream, 'finish');
  }
}
