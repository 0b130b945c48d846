import {
  verifyEffect,
  type Process,
  type ProcessCommand,
  type ProcessEvent,
  type StepResult,
} from '@zhengai/engine';
import type { FrozenExpectation, ProcessInstance, UnitOfWork, Warning } from '../../ports/index.js';
import { tellOfTask } from '../notification/index.js';
import { collegeDay } from './college-day.js';
import { routeTask } from './route-task.js';

export interface Advance {
  readonly instance: ProcessInstance;
  readonly process: Process;
  readonly warning: Pick<Warning, 'id' | 'subjectId'>;
  readonly at: string;
}

/** Stores what a step made of an instance: its state, the event, and what the commands ask for. */
export async function storeStep(
  unit: UnitOfWork,
  advance: Advance,
  event: ProcessEvent | null,
  step: StepResult,
): Promise<ProcessInstance> {
  const { at, instance } = advance;
  const seq = event === null ? instance.seq : instance.seq + 1;
  if (event !== null) await unit.processes.addEvent(instance.id, seq, event, at);
  let change: Partial<Pick<ProcessInstance, 'frozen' | 'outcome' | 'outcomeReason'>> = {};
  for (const command of step.commands) {
    change = { ...change, ...(await execute(unit, advance, command)) };
  }
  await unit.processes.saveInstance(instance.id, { state: step.state, seq, ...change });
  return { ...instance, state: step.state, seq, ...change };
}

type Changes = Partial<Pick<ProcessInstance, 'frozen' | 'outcome' | 'outcomeReason'>>;

async function execute(unit: UnitOfWork, advance: Advance, command: ProcessCommand): Promise<Changes> {
  switch (command.kind) {
    case 'createTask':
      await createTask(unit, advance, command.nodeId, command.visit);
      return {};
    case 'cancelTask':
      await cancelTask(unit, advance, command.nodeId, command.visit);
      return {};
    case 'awaitVerification':
      return awaitVerification(unit, advance);
    case 'complete':
      return {};
  }
}

async function createTask(
  unit: UnitOfWork,
  { at, instance, process, warning }: Advance,
  nodeId: string,
  visit: number,
): Promise<void> {
  const node = process.nodes.find(({ id }) => id === nodeId);
  if (node?.kind !== 'userTask') throw new Error(`${process.code} has no user task ${nodeId}`);
  const route = await routeTask(unit, node.assignee, {
    indicator: instance.frozen.indicator,
    subjectId: warning.subjectId,
    asOf: collegeDay(at),
  });
  const task = await unit.processes.insertTask({
    instanceId: instance.id,
    warningId: warning.id,
    nodeId,
    visit,
    title: node.name,
    ...route,
    dueOn: collegeDay(at, node.dueDays),
    values: {},
    createdAt: at,
  });
  if (task === undefined) return;
  await tellOfTask(unit, task, at);
  await unit.changes.publish([{ kind: 'task', id: task.id, data: { status: 'open' } }]);
}

const OPEN_TASKS_OF_ONE_WARNING = 1_000;

async function cancelTask(
  unit: UnitOfWork,
  { instance, warning }: Advance,
  nodeId: string,
  visit: number,
): Promise<void> {
  const open = await unit.processes.listTasks({
    status: 'open',
    warningId: warning.id,
    limit: OPEN_TASKS_OF_ONE_WARNING,
  });
  for (const task of open) {
    if (task.instanceId !== instance.id || task.nodeId !== nodeId || task.visit !== visit) continue;
    await unit.processes.saveTask(task.id, { status: 'cancelled' });
    await unit.changes.publish([{ kind: 'task', id: task.id, data: { status: 'cancelled' } }]);
  }
}

/** The measure is accepted now; whether it worked cannot be told before newer data come. */
async function awaitVerification(unit: UnitOfWork, { at, instance }: Advance): Promise<Changes> {
  const frozen = { ...instance.frozen, acceptedAt: at };
  const { outcome, reason } = verifyEffect(expectation(frozen, at), []);
  await unit.outbox.add([{ queue: 'improve', kind: 'verify', instanceIds: [instance.id] }]);
  return { frozen, outcome, outcomeReason: reason };
}

/** The frozen expectation as the engine takes it. */
export function expectation(frozen: FrozenExpectation, acceptedAt: string) {
  return {
    rule: frozen.rule,
    ruleVersion: frozen.ruleVersion,
    fromPeriod: frozen.fromPeriod,
    toPeriod: frozen.toPeriod,
    acceptedAt,
  };
}
