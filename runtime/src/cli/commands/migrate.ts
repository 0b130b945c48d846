import type { Command } from 'commander';
import { runConnected, type CommonFlags } from '../command-context.js';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('把数据库升级到本版本 / bring the database up to this release')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: CommonFlags) =>
      // every command does this when it opens the database; here it is all there is to do
      runConnected(flags, async ({ terminal, connection: { migrated } }) => {
        if (flags.json) terminal.printJson({ migrated });
        else if (migrated.length === 0)
          terminal.say({ zh: '数据库已是最新。', en: 'The database is up to date.' });
        else {
          terminal.say({
            zh: `数据库已升级（${migrated.length} 项变更）。`,
            en: `The database was brought up to date (${migrated.length} changes).`,
          });
          for (const name of migrated) terminal.print(name);
        }
      }),
    );
}
