import type { Command } from 'commander';
import { runConnected } from '../command-context.js';

const LIMIT = 1000;

export function addListCommands(program: Command): void {
  program
    .command('warnings')
    .description('当前的预警 / current warnings')
    .option('--all', '包括已解除的 / resolved ones too')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: { all?: true; json?: true }) =>
      runConnected(async ({ terminal, connection: { store } }) => {
        const warnings = await store.read.warnings.list({
          ...(flags.all ? {} : { states: ['pending', 'open', 'recovering', 'noData', 'error'] }),
          limit: LIMIT,
        });
        const subjects = new Map(
          (await store.read.subjects.byIds([...new Set(warnings.map(({ subjectId }) => subjectId))])).map(
            (subject) => [subject.id, subject],
          ),
        );
        for (const warning of warnings) {
          const subject = subjects.get(warning.subjectId);
          if (flags.json) {
            terminal.printJson({ ...warning, explanation: undefined, attribution: undefined, subject });
          } else {
            terminal.print(
              [
                warning.id,
                warning.state,
                warning.severity,
                warning.since,
                warning.message[terminal.language],
              ].join('\t'),
            );
          }
        }
      }),
    );
  program
    .command('tasks')
    .description('未完成的改进任务 / open improvement tasks')
    .option('--all', '包括已完成的 / completed ones too')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: { all?: true; json?: true }) =>
      runConnected(async ({ terminal, connection: { store } }) => {
        const tasks = await store.read.processes.listTasks({
          ...(flags.all ? {} : { status: 'open' }),
          limit: LIMIT,
        });
        const people = new Map(
          (
            await store.read.people.byIds([...new Set(tasks.flatMap(({ assigneeId }) => assigneeId ?? []))])
          ).map((person) => [person.id, person]),
        );
        for (const task of tasks) {
          const assignee = task.assigneeId === null ? undefined : people.get(task.assigneeId)?.name;
          if (flags.json) terminal.printJson({ ...task, assignee });
          else
            terminal.print(
              [task.id, task.status, task.dueOn, assignee ?? '—', task.title[terminal.language]].join('\t'),
            );
        }
      }),
    );
}
