import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Failure } from '../../ports/index.js';
import { runConnected, type CommonFlags } from '../command-context.js';

export function addPeopleCommand(program: Command): void {
  const people = program.command('people').description('人员 / people');
  people
    .command('import <sheet.csv>')
    .description(
      '导入人员表：工号、姓名、部门、岗位、负责对象、消息账号（可选：角色、责任）/ import people from a sheet; all rows or none',
    )
    .option('--issue-passwords', '为没有密码的人生成一次性密码并显示一次 / print one-time passwords, once')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((sheet: string, flags: CommonFlags & { issuePasswords?: true }) =>
      runConnected(flags, async ({ terminal, connection: { store }, clock }) => {
        const text = decode(
          await readFile(sheet).catch((cause: unknown) => {
            throw new Failure(
              'people.notFound',
              { zh: `读不到 ${sheet}。请检查路径。`, en: `${sheet} cannot be read. Check the path.` },
              [],
              { cause },
            );
          }),
        );
        const { importPeople } = await import('../../services/index.js');
        const imported = await importPeople({ store, clock }, text, {
          issuePasswords: flags.issuePasswords ?? false,
        });
        if (flags.json) {
          terminal.printJson(imported);
          return;
        }
        terminal.say({
          zh: `${imported.people} 人（新增 ${imported.added}），责任 ${imported.responsibilities} 条。`,
          en: `${imported.people} people (${imported.added} new), ${imported.responsibilities} responsibilities.`,
        });
        for (const { staffNumber, name, password } of imported.passwords)
          terminal.print(`${staffNumber}\t${name}\t${password}`);
      }),
    );
}

/** UTF-8 where it is valid, else GB18030: what spreadsheet programs save. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
