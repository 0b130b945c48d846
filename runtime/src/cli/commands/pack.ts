import type { Diagnostic } from '@zhengai/engine';
import type { Command } from 'commander';
import { readPackFolder } from '../../connectors/index.js';
import { checkPack, importPack } from '../../services/index.js';
import { runCommand, runConnected } from '../command-context.js';
import { finishOwnWork } from '../finish-own-work.js';
import type { Terminal } from '../terminal.js';

export function addPackCommands(program: Command): void {
  const pack = program.command('pack').description('规则包 / rule packs');
  pack
    .command('validate <folder>')
    .description('检查规则包,不写入 / check a pack, write nothing')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((folder: string, flags: { json?: true }) =>
      runCommand(async ({ terminal }) => {
        const checked = checkPack(await readPackFolder(folder));
        if (flags.json) {
          terminal.printJson({
            pack: checked.pack.pack,
            version: checked.pack.version,
            diagnostics: checked.diagnostics,
          });
          return;
        }
        sayDiagnostics(terminal, checked.diagnostics);
        const { rules, indicators, items } = checked.pack;
        terminal.say({
          zh: `${checked.pack.name.zh}:没有错误(${items.length} 个数据项,${indicators.length} 个指标,${rules.length} 条规则)。`,
          en: `${checked.pack.name.en}: no errors (${items.length} items, ${indicators.length} indicators, ${rules.length} rules).`,
        });
      }),
    );
  pack
    .command('import <folder>')
    .description(
      '导入并发布规则包;由执行命令的管理员发布 / import and release, by the administrator who runs it',
    )
    .option('--json', '以 JSON 输出 / print JSON')
    .action((folder: string, flags: { json?: true }) =>
      runConnected(async (context) => {
        const { terminal, connection, clock, log } = context;
        const deps = { store: connection.store, clock, log };
        const imported = await importPack(deps, { pack: await readPackFolder(folder), by: null });
        await finishOwnWork(context);
        if (flags.json) terminal.printJson(imported);
        else {
          terminal.say({
            zh: `已发布 ${imported.pack} 第 ${imported.version} 版:新增 ${imported.added},变更 ${imported.changed},未变 ${imported.unchanged}。`,
            en: `Released ${imported.pack} version ${imported.version}: ${imported.added} added, ${imported.changed} changed, ${imported.unchanged} unchanged.`,
          });
        }
      }),
    );
  pack
    .command('list')
    .description('已安装的规则包 / installed packs')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: { json?: true }) =>
      runConnected(async ({ terminal, connection }) => {
        const packs = await connection.store.read.definitions.packs();
        if (flags.json) terminal.printJson(packs);
        else
          for (const { pack: code, version, name } of packs)
            terminal.print(`${code}\t${version}\t${name[terminal.language]}`);
      }),
    );
}

function sayDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  for (const { path, code, severity, message } of diagnostics) {
    terminal.print(`${severity}\t${path}\t${message[terminal.language]} [${code}]`);
  }
}
