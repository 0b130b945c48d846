import { Command } from 'commander';
import { addDataCommands } from './commands/data.js';
import { addEvaluateCommand } from './commands/evaluate.js';
import { addExplainCommand } from './commands/explain.js';
import { addListCommands } from './commands/lists.js';
import { addPackCommands } from './commands/pack.js';
import { addPeopleCommands } from './commands/people.js';
import { addServiceCommands } from './commands/service.js';
import { version } from './version.js';

/** The command `zhengai`; each command's `--help` says what it does, in Chinese and English. */
export function createProgram(): Command {
  const program = new Command('zhengai')
    .description(
      '诊改:职业院校质量诊断与改进的规则与流程引擎 / rules and workflows for quality improvement in colleges',
    )
    .version(version())
    .showHelpAfterError('(加 --help 查看用法 / add --help for usage)');
  addServiceCommands(program);
  addDataCommands(program);
  addPackCommands(program);
  addEvaluateCommand(program);
  addExplainCommand(program);
  addListCommands(program);
  addPeopleCommands(program);
  return program;
}
