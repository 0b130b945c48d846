import type { TaskRow } from '../../contract/index.js';
import type { Task, TaskQuery, TaskStatus, WarningId } from '../../ports/index.js';
import { taskRows } from './task-rows.js';
import type { ViewDependencies } from './view-dependencies.js';
import { ownsTask, seesTask, type Visibility } from './visibility.js';

export interface TaskListQuery {
  readonly status?: TaskStatus;
  /** Only tasks this person is to fill in. */
  readonly mine?: boolean;
  readonly warningId?: WarningId;
  readonly limit: number;
}

/** Tasks that a person may see, the most urgent first. */
export async function listTasks(
  deps: ViewDependencies,
  visibility: Visibility,
  query: TaskListQuery,
): Promise<TaskRow[]> {
  return taskRows(deps, await findTasks(deps, visibility, query));
}

export async function findTasks(
  { store }: ViewDependencies,
  visibility: Visibility,
  query: TaskListQuery,
): Promise<Task[]> {
  const { processes, warnings } = store.read;
  const base: TaskQuery = {
    limit: query.limit,
    ...(query.status === undefined ? {} : { status: query.status }),
    ...(query.warningId === undefined ? {} : { warningId: query.warningId }),
  };
  if (visibility.all && query.mine !== true) return processes.listTasks(base);
  const own = await processes.listTasks({
    ...base,
    assigneeId: visibility.personId,
    ...(query.mine === true ? {} : { subjectIds: [...visibility.subjectIds] }),
  });
  // those that nobody is named for: of the department, or of anybody where the quality office asks
  const unassigned = await processes.listTasks(
    visibility.takesUnassigned
      ? base
      : { ...base, departmentIds: visibility.departmentId === null ? [] : [visibility.departmentId] },
  );
  const found = new Map([...own, ...unassigned].map((task) => [task.id, task]));
  const kept: Task[] = [];
  for (const task of found.values()) {
    const shown =
      query.mine === true ? ownsTask(visibility, task) : await seesTask({ warnings }, visibility, task);
    if (shown) kept.push(task);
  }
  return kept.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id - b.id).slice(0, query.limit);
}
