import type { Change, Store, SubjectId, Task } from '../../ports/index.js';

/** Whom a change is about: what decides who may hear of it. */
export interface About {
  /** Subject of the warning, or of the task's warning. */
  readonly subjectId: SubjectId | null;
  readonly task: Pick<Task, 'assigneeId' | 'departmentId'> | null;
  /** The quality office alone hears of it, until it has confirmed. */
  readonly withheld: boolean;
}

const NOBODY: About = { subjectId: null, task: null, withheld: false };
/** Tasks asked for at a time. */
const TOGETHER = 10;

/** What changes are about, in their order; asked once, however many pages are open. */
export async function whatChanged(
  { read }: Pick<Store, 'read'>,
  changes: readonly Change[],
): Promise<About[]> {
  const tasks = new Map<number, Task>();
  const taskIds = changes.flatMap(({ kind, id }) => (kind === 'task' && id !== undefined ? [id] : []));
  for (let from = 0; from < taskIds.length; from += TOGETHER) {
    const part = taskIds.slice(from, from + TOGETHER);
    for (const task of await Promise.all(part.map((id) => read.processes.findTask(id)))) {
      if (task !== undefined) tasks.set(task.id, task);
    }
  }
  const warningIdOf = ({ kind, id }: Change): number | undefined => {
    if (id === undefined) return undefined;
    if (kind === 'warning') return id;
    return kind === 'task' ? tasks.get(id)?.warningId : undefined;
  };
  const warningIds = new Set(changes.flatMap((change) => warningIdOf(change) ?? []));
  const warnings = await read.warnings.byIds([...warningIds]);
  const warningOf = new Map(warnings.map((warning) => [warning.id, warning]));
  return changes.map((change) => {
    const warningId = warningIdOf(change);
    if (warningId === undefined) return NOBODY;
    const task = change.kind === 'task' && change.id !== undefined ? tasks.get(change.id) : undefined;
    const warning = warningOf.get(warningId);
    return {
      subjectId: warning?.subjectId ?? null,
      task: task ?? null,
      withheld: warning?.withheld ?? false,
    };
  });
}
