import { Command } from 'commander';
import { addCasesCommand } from './commands/cases.js';
import { addCheckCommand } from './commands/check.js';
import { addEvaluateCommand } from './commands/evaluate.js';
import { addExplainCommand } from './commands/explain.js';
import { addMigrateCommand } from './commands/migrate.js';
import { addPackCommands } from './commands/pack.js';
import { addPeopleCommand } from './commands/people.js';
import { addReplayCommand } from './commands/replay.js';
import { addSourceCommands } from './commands/source.js';
import { addStartCommand } from './commands/start.js';
import { addStatusCommand } from './commands/status.js';
import { addTableCommands } from './commands/table.js';
import { addTasksCommand } from './commands/tasks.js';
import { addWarningsCommand } from './commands/warnings.js';
import { addWorkerCommand } from './commands/worker.js';
import { inBothLanguages } from './usage-error.js';
import { version } from './version.js';

/** The command `zhengai`; each command's `--help` says what it does, in Chinese and English. */
export function createProgram(): Command {
  const program = new Command('zhengai')
    .description(
      '诊改：职业院校质量诊断与改进的规则与流程引擎 / rules and workflows for quality improvement in colleges',
    )
    .version(version(), '-V, --version', '显示版本 / show the version')
    .helpOption('-h, --help', '显示用法 / show usage')
    .helpCommand('help [command]', '显示命令的用法 / show a command\u2019s usage')
    .showHelpAfterError('（加 --help 查看用法 / add --help for usage）')
    .configureOutput({ outputError: (text, write) => write(inBothLanguages(text)) });
  addStartCommand(program);
  addWorkerCommand(program);
  addMigrateCommand(program);
  addStatusCommand(program);
  addSourceCommands(program);
  addPackCommands(program);
  addCheckCommand(program);
  addCasesCommand(program);
  addTableCommands(program);
  addEvaluateCommand(program);
  addExplainCommand(program);
  addReplayCommand(program);
  addWarningsCommand(program);
  addTasksCommand(program);
  addPeopleCommand(program);
  return program;
}
