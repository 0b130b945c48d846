import type { PersonId, ProcessInstance, Task, TaskId } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';

export type TaskValues = Readonly<Record<string, unknown>>;

/**
 * Submits a task's form and moves its process on. Whether the person may is the caller's to check.
 *
 * @throws Failure `task.notFound`, `task.notOpen`, `task.invalidValues` (its parts' paths are `/values/<field code>`)
 * @throws StaleTask when `expectedRevision` is given and another one is stored
 */
export async function completeTask(
  deps: ServiceDeps,
  input: {
    readonly taskId: TaskId;
    readonly values: TaskValues;
    readonly by: PersonId;
    readonly expectedRevision?: number;
  },
): Promise<{ readonly task: Task; readonly instance: ProcessInstance }> {
  throw new Error(`not built yet: ${deps.clock.now()} ${input.taskId}`);
}

/**
 * Keeps what has been filled in so far; required fields may still be empty.
 *
 * @throws as `completeTask`
 */
export async function saveTaskDraft(
  deps: ServiceDeps,
  input: {
    readonly taskId: TaskId;
    readonly values: TaskValues;
    readonly by: PersonId;
    readonly expectedRevision?: number;
  },
): Promise<Task> {
  throw new Error(`not built yet: ${deps.clock.now()} ${input.taskId}`);
}
