import path from 'node:path';
import type { Command } from 'commander';
import type { ImportReport } from '../../connectors/index.js';
import { actingAdministrator } from '../acting-administrator.js';
import { runConnected, type CommonFlags, type ConnectedContext } from '../command-context.js';
import { finishOwnWork } from '../finish-own-work.js';

interface ImportFlags extends CommonFlags {
  readonly dryRun?: true;
  readonly acceptGoodRows?: true;
  readonly file?: string;
  readonly quarantine?: string;
  readonly by?: string;
}

export function addSourceCommands(program: Command): void {
  const source = program
    .command('source')
    .description('数据源：把 CSV 对应到对象、周期和数据项 / sources: CSV files mapped to data items');
  withFileOptions(source.command('check <source.yaml>'))
    .description('逐行检查，不写入任何数据 / check every row, write nothing')
    .action((yaml: string, flags: ImportFlags) => importFile(yaml, { ...flags, dryRun: true }));
  withFileOptions(source.command('import <source.yaml>'))
    .description('导入；有错误的行时全部不导入 / import; nothing is stored when a row is bad')
    .option('--dry-run', '只检查，不写入 / check only')
    .option('--accept-good-rows', '有错误的行时仍导入其余的行 / store the good rows although others are bad')
    .option('--by <staffNumber>', '以哪位系统管理员的名义（工号）/ administrator to record (default: admin)')
    .action((yaml: string, flags: ImportFlags) => importFile(yaml, flags));
}

function withFileOptions(command: Command): Command {
  return command
    .option('--file <csv>', '改用这个文件，例如改正后的错误行 / another file, such as corrected bad rows')
    .option('--quarantine <csv>', '有错误的行写到这里 / where bad rows go')
    .option('--json', '以 JSON 输出 / print JSON');
}

function importFile(yaml: string, flags: ImportFlags): Promise<void> {
  return runConnected(flags, async (context) => {
    const { terminal, clock, connection } = context;
    const { store } = connection;
    const { importSource, readSource } = await import('../../connectors/index.js');
    const { enqueueAfterImport } = await import('../../services/index.js');
    const declared = await readSource(yaml, process.env);
    const source = flags.file === undefined ? declared : { ...declared, file: path.resolve(flags.file) };
    terminal.say({ zh: `读取 ${source.file}`, en: `Reading ${source.file}` });
    const dryRun = flags.dryRun ?? false;
    const report = await importSource(
      {
        store,
        clock,
        afterImport: async (unit, touched) => {
          await enqueueAfterImport(unit, touched, { warn: true });
        },
      },
      source,
      {
        dryRun,
        acceptGoodRows: flags.acceptGoodRows ?? false,
        quarantinePath: quarantinePath(source.definition.source, source.file, flags.quarantine),
        by: dryRun ? null : await actingAdministrator(store, flags.by),
        onProgress: (rows) => terminal.progress({ zh: `已读 ${rows} 行`, en: `${rows} rows read` }),
      },
    );
    if (report.stored) await finishOwnWork(context);
    if (flags.json) terminal.printJson(report);
    else describe(report, dryRun, context);
    const isRefused = report.rejected > 0 && !report.stored;
    if (isRefused) process.exitCode = 1;
  });
}

/** Never the file that is read: what was corrected in it would be lost. */
function quarantinePath(source: string, file: string, wanted: string | undefined): string {
  const name = source.replaceAll('/', '-');
  for (let count = 1; ; count++) {
    const proposed =
      count === 1
        ? path.resolve(wanted ?? `${name}.quarantine.csv`)
        : path.resolve(path.dirname(wanted ?? '.'), `${name}.quarantine.${count}.csv`);
    if (proposed !== file) return proposed;
  }
}

function describe(report: ImportReport, dryRun: boolean, { terminal }: ConnectedContext): void {
  const { rows, accepted, rejected, observations, records, subjects } = report;
  terminal.say({
    zh: `${rows} 行：可用 ${accepted}，有错误 ${rejected}；${subjects} 个对象，${observations} 个数据值，${records} 条明细。`,
    en: `${rows} rows: ${accepted} good, ${rejected} bad; ${subjects} subjects, ${observations} values, ${records} records.`,
  });
  if (report.quarantine !== null) {
    terminal.say({
      zh: `有错误的行和原因在 ${report.quarantine}；改正后用 --file 导入它。`,
      en: `Bad rows with their reasons are in ${report.quarantine}; correct them and import that with --file.`,
    });
  }
  if (dryRun) terminal.say({ zh: '只是检查，没有写入。', en: 'Checked only; nothing was written.' });
  else if (report.stored) terminal.say({ zh: '已导入。', en: 'Imported.' });
  else {
    terminal.say({
      zh: '没有导入任何行（加 --accept-good-rows 可导入可用的行）。',
      en: 'Nothing was imported (--accept-good-rows stores the good rows).',
    });
  }
}
