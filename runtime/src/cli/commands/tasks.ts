import type { Command } from 'commander';
import { runConnected, type CommonFlags } from '../command-context.js';
import { sayTruncated, withLimit } from '../list-limit.js';

interface TaskFlags extends CommonFlags {
  readonly all?: true;
  readonly limit: number;
}

export function addTasksCommand(program: Command): void {
  withLimit(program.command('tasks'))
    .description('未完成的改进任务 / open improvement tasks')
    .option('--all', '包括已完成的 / completed ones too')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((flags: TaskFlags) =>
      runConnected(flags, async ({ terminal, connection: { store } }) => {
        const tasks = await store.read.processes.listTasks({
          ...(flags.all ? {} : { status: 'open' }),
          limit: flags.limit,
        });
        const ids = [...new Set(tasks.flatMap(({ assigneeId }) => assigneeId ?? []))];
        const names = new Map((await store.read.people.byIds(ids)).map(({ id, name }) => [id, name]));
        const assignee = (id: number | null): string | null => (id === null ? null : (names.get(id) ?? null));
        if (flags.json) {
          terminal.printJson(tasks.map((task) => ({ ...task, assignee: assignee(task.assigneeId) })));
        } else {
          for (const { id, status, dueOn, assigneeId, title } of tasks) {
            terminal.print(
              [id, status, dueOn, assignee(assigneeId) ?? '—', title[terminal.language]].join('\t'),
            );
          }
        }
        sayTruncated(terminal, tasks.length, flags.limit);
      }),
    );
}
