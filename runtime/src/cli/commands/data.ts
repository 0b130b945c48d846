import path from 'node:path';
import { importSource, readSource, type ImportReport } from '../../connectors/index.js';
import { enqueueAfterImport } from '../../services/index.js';
import type { Command } from 'commander';
import { runConnected, type ConnectedContext } from '../command-context.js';
import { finishOwnWork } from '../finish-own-work.js';

interface ImportFlags {
  readonly dryRun?: true;
  readonly acceptGoodRows?: true;
  readonly quarantine?: string;
  readonly json?: true;
}

export function addDataCommands(program: Command): void {
  const source = program
    .command('source')
    .description('数据源:把 CSV 对应到对象、周期和数据项 / sources: CSV files mapped to data items');
  source
    .command('check <source.yaml>')
    .description('逐行检查,不写入任何数据 / check every row, write nothing')
    .option('--quarantine <file>', '有问题的行写到这里 / where bad rows go')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((yaml: string, flags: ImportFlags) =>
      runConnected((context) => importFile(context, yaml, { ...flags, dryRun: true })),
    );
  source
    .command('import <source.yaml>')
    .description('导入;有错误的行时全部不导入 / import; nothing is stored when a row is bad')
    .option('--dry-run', '只检查,不写入 / check only')
    .option('--accept-good-rows', '有错误的行时仍导入其余的行 / store the good rows although others are bad')
    .option('--quarantine <file>', '有问题的行写到这里 / where bad rows go')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((yaml: string, flags: ImportFlags) =>
      runConnected((context) => importFile(context, yaml, flags)),
    );
}

async function importFile(context: ConnectedContext, yaml: string, flags: ImportFlags): Promise<void> {
  const { terminal, clock, connection } = context;
  const source = await readSource(yaml, process.env);
  terminal.say({ zh: `读取 ${source.file}`, en: `Reading ${source.file}` });
  const report = await importSource(
    {
      store: connection.store,
      clock,
      afterImport: async (unit, touched) => {
        await enqueueAfterImport(unit, [touched], { warn: true });
      },
    },
    source,
    {
      dryRun: flags.dryRun ?? false,
      acceptGoodRows: flags.acceptGoodRows ?? false,
      quarantinePath: path.resolve(flags.quarantine ?? `${source.definition.source}.quarantine.csv`),
      by: null,
      onProgress: (rows) => terminal.progress({ zh: `已读 ${rows} 行`, en: `${rows} rows read` }),
    },
  );
  if (report.stored) await finishOwnWork(context);
  if (flags.json) terminal.printJson(report);
  else describe(report, flags.dryRun ?? false, context);
  const refused = report.rejected > 0 && !(report.stored && flags.acceptGoodRows);
  if (refused) process.exitCode = 1;
}

function describe(report: ImportReport, dryRun: boolean, { terminal }: ConnectedContext): void {
  const { rows, accepted, rejected, observations, records, subjects } = report;
  terminal.say({
    zh: `${rows} 行:可用 ${accepted},有错误 ${rejected};${subjects} 个对象,${observations} 个数据值,${records} 条明细。`,
    en: `${rows} rows: ${accepted} good, ${rejected} bad; ${subjects} subjects, ${observations} values, ${records} records.`,
  });
  if (report.quarantine !== null) {
    terminal.say({
      zh: `有错误的行和原因在 ${report.quarantine},改正后可再次导入。`,
      en: `Bad rows with their reasons are in ${report.quarantine}; correct them and import that file.`,
    });
  }
  if (dryRun) terminal.say({ zh: '只是检查,没有写入。', en: 'Checked only; nothing was written.' });
  else if (report.stored) terminal.say({ zh: '已导入。', en: 'Imported.' });
  else {
    terminal.say({
      zh: '没有导入任何行(加 --accept-good-rows 可导入可用的行)。',
      en: 'Nothing was imported (--accept-good-rows stores the good rows).',
    });
  }
}
