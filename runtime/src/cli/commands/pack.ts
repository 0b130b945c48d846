import type { Diagnostic } from '@zhengai/engine';
import type { Command } from 'commander';
import { Failure } from '../../ports/index.js';
import type { checkPack } from '../../services/index.js';
import { actingAdministrator } from '../acting-administrator.js';
import { runConnected, runService, type CommandContext, type CommonFlags } from '../command-context.js';
import { finishOwnWork } from '../finish-own-work.js';
import type { Terminal } from '../terminal.js';

type Checked = ReturnType<typeof checkPack>;

export function addPackCommands(program: Command): void {
  const pack = program.command('pack').description('规则包 / rule packs');
  pack
    .command('validate <folder>')
    .description('检查规则包，不写入 / check a pack, write nothing')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((folder: string, flags: CommonFlags) =>
      runService(flags, async (context) => {
        const { readPackFolder } = await import('../../connectors/index.js');
        sayValid(context.terminal, flags, await check(context, await readPackFolder(folder)));
      }),
    );
  pack
    .command('import <folder>')
    .description(
      '导入并发布规则包；由执行命令的管理员发布 / import and release, by the administrator who runs it',
    )
    .option(
      '--by <staffNumber>',
      '由哪位系统管理员发布（工号）/ administrator who releases it (default: admin)',
    )
    .option('--json', '以 JSON 输出 / print JSON')
    .action((folder: string, flags: CommonFlags & { by?: string }) =>
      runConnected(flags, async (context) => {
        const { terminal, connection, clock, log } = context;
        const { store } = connection;
        const { readPackFolder } = await import('../../connectors/index.js');
        const { importPack } = await import('../../services/index.js');
        const input = await readPackFolder(folder);
        const by = await actingAdministrator(store, flags.by);
        const imported = await importPack({ store, clock, log }, { pack: input, by });
        await finishOwnWork(context);
        if (flags.json) terminal.printJson(imported);
        else {
          sayDiagnostics(terminal, imported.diagnostics);
          terminal.say({
            zh: `已发布 ${imported.pack} 第 ${imported.version} 版：新增 ${imported.added}，变更 ${imported.changed}，未变 ${imported.unchanged}。`,
            en: `Released ${imported.pack} version ${imported.version}: ${imported.added} added, ${imported.changed} changed, ${imported.unchanged} unchanged.`,
          });
        }
      }),
    );
  pack
    .command('list')
    .description('已安装的规则包 / installed packs')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: CommonFlags) =>
      runConnected(flags, async ({ terminal, connection }) => {
        const packs = await connection.store.read.definitions.packs();
        if (flags.json) terminal.printJson(packs);
        else {
          for (const { pack: code, version, name, importedAt } of packs) {
            terminal.print([code, version, importedAt.slice(0, 10), name[terminal.language]].join('\t'));
          }
        }
      }),
    );
}

/** By itself first: only a pack that needs something else is held against what is installed here. */
async function check({ config, log }: CommandContext, input: unknown): Promise<Checked> {
  const { checkPack } = await import('../../services/index.js');
  try {
    return checkPack(input);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  const { connect } = await import('../../main/index.js');
  const connection = await connect(config, log);
  try {
    return checkPack(input, await connection.store.read.definitions.released());
  } finally {
    await connection.close();
  }
}

function sayValid(terminal: Terminal, flags: CommonFlags, { pack, diagnostics }: Checked): void {
  if (flags.json) {
    terminal.printJson({ pack: pack.pack, version: pack.version, diagnostics });
    return;
  }
  sayDiagnostics(terminal, diagnostics);
  const { rules, indicators, items, name } = pack;
  terminal.say({
    zh: `${name.zh}：没有错误（${items.length} 个数据项，${indicators.length} 个指标，${rules.length} 条规则）。`,
    en: `${name.en}: no errors (${items.length} items, ${indicators.length} indicators, ${rules.length} rules).`,
  });
}

function sayDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  for (const { path, code, severity, message } of diagnostics) {
    terminal.print(`${severity}\t${path}\t${message[terminal.language]} [${code}]`);
  }
}
