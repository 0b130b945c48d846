import type { FormField, Process, UserTask } from '@zhengai/engine';
import type { TaskDetail } from '../../contract/index.js';
import type { ProcessInstance, Task, TaskId, UnitOfWork } from '../../ports/index.js';
import { taskRows } from './task-rows.js';
import type { ViewDependencies } from './view-dependencies.js';
import { ownsTask, seesTask, type Visibility } from './visibility.js';
import { nameOf, peopleById } from './warning-rows.js';

/** Earlier tasks of one improvement; more are not shown. */
const EARLIER_LIMIT = 100;

/** A task with its form; `undefined` when there is none or the person may not see it. */
export async function findTaskDetail(
  deps: ViewDependencies,
  visibility: Visibility,
  id: TaskId,
): Promise<TaskDetail | undefined> {
  const unit = deps.store.read;
  const task = await unit.processes.findTask(id);
  if (task === undefined || !(await seesTask(unit, visibility, task))) return undefined;
  const [row] = await taskRows(deps, [task]);
  if (row === undefined) return undefined;
  const process = await processOf(unit, task);
  const node = userTaskOf(process, task);
  return {
    task: row,
    instruction: node?.instruction ?? null,
    form: formOf(node),
    values: { ...task.values },
    revision: task.revision,
    earlier: await earlierTasks(unit, task, process),
    canSubmit: task.status === 'open' && ownsTask(visibility, task),
  };
}

/** The process model, in the version the improvement runs with. */
async function processOf(
  unit: Pick<UnitOfWork, 'processes' | 'definitions'>,
  task: Task,
): Promise<Process | undefined> {
  const instance = await instanceOf(unit, task);
  if (instance === undefined) return undefined;
  const definition = await unit.definitions.find('process', instance.process, instance.processVersion);
  // released bodies were checked against the process schema
  return definition?.body as Process | undefined;
}

function userTaskOf(process: Process | undefined, task: Task): UserTask | undefined {
  return process?.nodes.find((node): node is UserTask => node.kind === 'userTask' && node.id === task.nodeId);
}

function formOf(node: UserTask | undefined): FormField[] {
  return node?.form ?? [];
}

async function instanceOf(
  unit: Pick<UnitOfWork, 'processes'>,
  task: Task,
): Promise<ProcessInstance | undefined> {
  const instances = await unit.processes.ofWarning(task.warningId);
  return instances.find(({ id }) => id === task.instanceId);
}

async function earlierTasks(
  unit: Pick<UnitOfWork, 'processes' | 'people'>,
  task: Task,
  process: Process | undefined,
): Promise<TaskDetail['earlier']> {
  const completed = await unit.processes.listTasks({
    warningId: task.warningId,
    status: 'completed',
    limit: EARLIER_LIMIT,
  });
  const before = completed
    .flatMap((one) => (one.completedAt === null ? [] : [{ ...one, completedAt: one.completedAt }]))
    .filter(({ id, instanceId }) => id !== task.id && instanceId === task.instanceId)
    .sort((a, b) => a.completedAt.localeCompare(b.completedAt) || a.id - b.id);
  const people = await peopleById(
    unit,
    before.flatMap(({ completedBy }) => completedBy ?? []),
  );
  return before.map((one) => ({
    title: one.title,
    completedAt: one.completedAt,
    completedBy: nameOf(people, one.completedBy),
    form: formOf(userTaskOf(process, one)),
    values: { ...one.values },
  }));
}
