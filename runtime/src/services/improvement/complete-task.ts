import { step, type Process, type ProcessEvent, type UserTask } from '@zhengai/engine';
import {
  Failure,
  type PersonId,
  type ProcessInstance,
  type Task,
  type TaskId,
  type UnitOfWork,
  type Warning,
} from '../../ports/index.js';
import { getProcess, storeStep } from '../process-instance/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { checkTaskValues, type TaskValues } from './check-task-values.js';

export interface TaskInput {
  readonly taskId: TaskId;
  readonly values: TaskValues;
  readonly by: PersonId;
  readonly expectedRevision?: number;
}

/**
 * Submits a task's form and moves its process on. Whether the person may is the caller's to check.
 *
 * @throws Failure `task.notFound`, `task.notOpen`, `task.invalidValues` (its parts' paths are `/values/<field code>`)
 * @throws StaleTask when `expectedRevision` is given and another one is stored
 */
export async function completeTask(
  deps: ServiceDeps,
  input: TaskInput,
): Promise<{ readonly task: Task; readonly instance: ProcessInstance }> {
  return deps.store.transaction(async (unit) => {
    const { instance, node, process, task, warning } = await lockOpenTask(unit, input.taskId);
    const values = checkTaskValues(node.form, input.values, { submitted: true });
    const now = deps.clock.now();
    const saved = await unit.processes.saveTask(
      task.id,
      { status: 'completed', values, completedAt: now, completedBy: input.by },
      input.expectedRevision,
    );
    const event: ProcessEvent = {
      kind: 'taskCompleted',
      nodeId: task.nodeId,
      visit: task.visit,
      values,
    };
    const advanced = await storeStep(
      unit,
      { instance, process, warning, at: now },
      event,
      step(process, instance.state, event),
    );
    await unit.changes.publish([
      { kind: 'task', id: task.id, data: { status: 'completed' } },
      { kind: 'warning', id: warning.id, data: { improvement: instance.id } },
    ]);
    return { task: saved, instance: advanced };
  });
}

/**
 * Keeps what has been filled in so far; required fields may still be empty.
 *
 * @throws as `completeTask`
 */
export async function saveTaskDraft(deps: ServiceDeps, input: TaskInput): Promise<Task> {
  return deps.store.transaction(async (unit) => {
    const { node, task } = await lockOpenTask(unit, input.taskId);
    const values = checkTaskValues(node.form, input.values, { submitted: false });
    return unit.processes.saveTask(task.id, { values }, input.expectedRevision);
  });
}

interface LockedTask {
  readonly task: Task;
  readonly instance: ProcessInstance;
  readonly process: Process;
  readonly node: UserTask;
  readonly warning: Warning;
}

/** Locks as everybody does: warning, instance, task. */
async function lockOpenTask(unit: UnitOfWork, id: TaskId): Promise<LockedTask> {
  const seen = await unit.processes.findTask(id);
  const warning = seen && (await unit.warnings.find(seen.warningId));
  if (!seen || !warning) {
    throw new Failure('task.notFound', {
      zh: `没有编号为 ${id} 的任务。`,
      en: `There is no task with the number ${id}.`,
    });
  }
  await unit.warnings.lock(warning.rule, [warning.subjectId]);
  const instance = await unit.processes.lockInstance(seen.instanceId);
  const task = await unit.processes.lockTask(id);
  if (!instance || !task || task.status !== 'open') {
    throw new Failure('task.notOpen', {
      zh: '这项任务已经提交或取消,不能再填写。请刷新页面查看最新状态。',
      en: 'This task has been submitted or cancelled already. Reload to see its present state.',
    });
  }
  const process = await getProcess(unit, instance);
  const node = process.nodes.find((each) => each.id === task.nodeId);
  if (node?.kind !== 'userTask') throw new Error(`${process.code} has no user task ${task.nodeId}`);
  return { task, instance, process, node, warning };
}
