import type { ProcessEvent, ProcessState } from '@zhengai/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import {
  StaleTask,
  type PersonId,
  type ProcessInstance,
  type ProcessStore,
  type Store,
  type SubjectId,
} from '../ports/index.js';

let database: TestDatabase;
let store: Store;
let processes: ProcessStore;
let subjectIds: SubjectId[];
let person: PersonId;

const AT = '2026-01-01T08:00:00.000Z';
const LATER = '2026-02-01T08:00:00.000Z';
const RUNNING: ProcessState = {
  status: 'running',
  tokens: [{ nodeId: 'analyse', visit: 1 }],
  visits: { analyse: 1 },
  variables: {},
};
const title = { zh: '填写整改措施', en: 'Describe the measure' };

beforeAll(async () => {
  database = await withTestDatabase();
  ({ store } = database);
  ({ processes } = store.read);
  subjectIds = await store.read.subjects.upsert(
    ['a', 'b', 'c', 'd'].map((code) => ({ level: 'programme', code, name: code })),
  );
  [person] = (await store.read.people.upsert([{ staffNumber: '1', name: '李四', roles: ['owner'] }])) as [
    PersonId,
  ];
});
afterAll(() => database.close());

async function start(rule: string, subjectId: SubjectId): Promise<ProcessInstance> {
  const warning = await store.read.warnings.insert({
    rule,
    ruleVersion: 1,
    subjectId,
    state: 'open',
    severity: 'red',
    since: '2024',
    openedIn: '2024',
    resolvedIn: null,
    endedBy: null,
    value: null,
    message: title,
    explanation: null,
    attribution: null,
    acknowledgedBy: null,
    openedAt: AT,
    updatedAt: AT,
  });
  const instance = await processes.insertInstance(instanceOf(rule, warning.id));
  if (instance === undefined) throw new Error('the instance exists already');
  return instance;
}

function instanceOf(rule: string, warningId: number): Omit<ProcessInstance, 'id'> {
  return {
    process: 'improve',
    processVersion: 3,
    warningId,
    state: RUNNING,
    seq: 0,
    frozen: {
      rule,
      ruleVersion: 1,
      indicator: 'ratio',
      fromPeriod: '2024',
      toPeriod: '2025',
      acceptedAt: null,
    },
    outcome: null,
    outcomeReason: null,
    startedAt: AT,
  };
}

const idsOf = (instances: readonly ProcessInstance[]) => instances.map(({ id }) => id);

test('an improvement starts once for each warning and process', async () => {
  const instance = await start('once', subjectIds[0] as SubjectId);
  const again = instanceOf('once', instance.warningId);
  expect(await processes.insertInstance(again)).toBeUndefined();
  expect(await processes.insertInstance({ ...again, process: 'other' })).toBeDefined();
  expect(await processes.ofWarning(instance.warningId)).toHaveLength(2);
  expect(await processes.findInstance(instance.id)).toEqual(instance);
});

test('an improvement waits for its effect from the acceptance of its measure until it ends', async () => {
  const subjectId = subjectIds[1] as SubjectId;
  const { id, frozen } = await start('awaited', subjectId);
  const awaiting = async () => idsOf(await processes.awaitingVerification('awaited', subjectIds));
  expect(await awaiting()).toEqual([]);
  await processes.saveInstance(id, {
    frozen: { ...frozen, acceptedAt: LATER },
    outcome: 'cannotTellYet',
    outcomeReason: title,
    seq: 1,
  });
  expect(await awaiting()).toEqual([id]);
  expect(idsOf(await processes.awaitingVerification('another', subjectIds))).toEqual([]);
  expect(idsOf(await processes.awaitingVerification('awaited', [subjectIds[2] as SubjectId]))).toEqual([]);
  expect(idsOf(await processes.listAwaiting(10))).toEqual([id]);
  expect(await processes.findInstance(id)).toMatchObject({
    seq: 1,
    outcome: 'cannotTellYet',
    outcomeReason: title,
    frozen: { acceptedAt: LATER },
    state: RUNNING,
  });
  await processes.saveInstance(id, { state: { ...RUNNING, status: 'completed' }, outcome: 'effective' });
  expect(await awaiting()).toEqual([]);
});

test('an event is applied once: its number is taken', async () => {
  const { id } = await start('events', subjectIds[2] as SubjectId);
  const event: ProcessEvent = { kind: 'cancelled', reason: 'test' };
  await processes.addEvent(id, 1, event, AT);
  await expect(processes.addEvent(id, 1, event, AT)).rejects.toMatchObject({ code: '23505' });
});

test('a task is made once for each visit, saved against its revision, and listed by date', async () => {
  const { id, warningId } = await start('tasks', subjectIds[3] as SubjectId);
  const task = (nodeId: string, visit: number, dueOn: string) => ({
    instanceId: id,
    warningId,
    nodeId,
    visit,
    title,
    assigneeId: visit === 1 ? person : null,
    departmentId: subjectIds[0] as SubjectId,
    dueOn,
    values: {},
    createdAt: AT,
  });
  const first = await processes.insertTask(task('analyse', 1, '2026-03-01'));
  expect(first).toMatchObject({ status: 'open', revision: 1, dueOn: '2026-03-01', completedAt: null });
  expect(await processes.insertTask(task('analyse', 1, '2026-03-01'))).toBeUndefined();
  const second = await processes.insertTask(task('analyse', 2, '2026-02-01'));
  const taskId = first?.id as number;

  const saved = await processes.saveTask(taskId, { values: { cause: '师资不足' } }, 1);
  expect(saved).toMatchObject({ revision: 2, values: { cause: '师资不足' }, status: 'open' });
  await expect(processes.saveTask(taskId, { values: {} }, 1)).rejects.toEqual(new StaleTask(2));
  const done = await processes.saveTask(taskId, {
    status: 'completed',
    completedAt: LATER,
    completedBy: person,
  });
  expect(done).toMatchObject({ revision: 3, values: { cause: '师资不足' }, completedBy: person });
  expect(await processes.findTask(taskId)).toEqual(done);

  const list = async (query: Omit<Parameters<ProcessStore['listTasks']>[0], 'limit'>) =>
    (await processes.listTasks({ ...query, limit: 10 })).map((found) => found.id);
  expect(await list({ warningId })).toEqual([second?.id, taskId]);
  expect(await list({ status: 'open' })).toEqual([second?.id]);
  expect(await list({ assigneeId: person })).toEqual([taskId]);
  expect(await list({ assigneeId: person, departmentIds: [subjectIds[0] as SubjectId] })).toEqual([
    second?.id,
    taskId,
  ]);
  expect(await list({ departmentIds: [subjectIds[1] as SubjectId] })).toEqual([]);
});

test('of two that complete a task at once the second sees what the first did', async () => {
  const { id, warningId } = await start('race', subjectIds[0] as SubjectId);
  const task = await processes.insertTask({
    instanceId: id,
    warningId,
    nodeId: 'analyse',
    visit: 1,
    title,
    assigneeId: null,
    departmentId: null,
    dueOn: '2026-03-01',
    values: {},
    createdAt: AT,
  });
  const complete = () =>
    store.transaction(async (unit) => {
      await unit.processes.lockInstance(id);
      const locked = await unit.processes.lockTask(task?.id as number);
      if (locked?.status !== 'open') return false;
      await unit.processes.saveTask(locked.id, { status: 'completed', completedAt: AT, completedBy: person });
      return true;
    });
  const outcomes = await Promise.all([complete(), complete(), complete()]);
  expect(outcomes.filter(Boolean)).toHaveLength(1);
});
