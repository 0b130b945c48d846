import Type from 'typebox';
import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  TaskDetailSchema,
  TaskRowSchema,
  VerificationRowSchema,
  type TaskDetail,
  type TaskRow,
  type VerificationRow,
} from '../../src/contract/index.js';
import { newCredential } from '../../src/services/accounts/credential.js';
import { PASSWORD, problemOf, withApi, type ApiFixture, type Visitor } from './api-fixture.js';
import { raiseWarnings, recordYears, type Raised } from './raised.js';

let api: ApiFixture;
let raised: Raised;
let office: Visitor;
let machines: Visitor;
let arts: Visitor;
let leader: Visitor;
let url: string;
beforeAll(async () => {
  api = await withApi();
  await recordYears(api.database.store, api.college);
  raised = await raiseWarnings(api.database.store, api.college);
  url = `/api/tasks/${raised.task.id}`;
  [office, machines, arts] = await Promise.all([api.logIn('2001'), api.logIn('3001'), api.logIn('3002')]);
  leader = await vicePresident();
});
afterAll(() => api.close());

/** Answers for what lies below the department of machines, and has no task. */
async function vicePresident(): Promise<Visitor> {
  const { store } = api.database;
  await store.transaction(async (unit) => {
    const [personId = 0] = await unit.people.upsert([{ staffNumber: '9', name: '副校长', roles: ['owner'] }]);
    await unit.people.setPasswordHash(personId, await newCredential('own', PASSWORD));
    await unit.people.addResponsibilities([
      {
        kind: 'any',
        code: null,
        subjectId: api.college.subjects.machines,
        role: 'leader',
        personId,
      },
    ]);
  });
  return api.logIn('9');
}

const filled = { cause: '两位双师型教师退休', measure: '选派四名教师到企业实践' };

describe('tasks', () => {
  it('are listed with their reason and the days left, for those they concern', async () => {
    const mine = await machines.json<TaskRow[]>('GET', '/api/tasks?status=open&mine=true');
    expect([...Value.Errors(Type.Array(TaskRowSchema), mine)]).toEqual([]);
    expect(mine).toMatchObject([
      {
        id: raised.task.id,
        title: { zh: '填写改进措施' },
        daysLeft: 10,
        assignee: '院长丁',
        department: '机械学院',
        warning: { id: raised.machinery.id },
      },
    ]);
    expect(await arts.json<TaskRow[]>('GET', '/api/tasks')).toEqual([]);
    expect(await leader.json<TaskRow[]>('GET', '/api/tasks')).toHaveLength(1);
    expect(await leader.json<TaskRow[]>('GET', '/api/tasks?mine=true')).toEqual([]);
    expect(await office.json<TaskRow[]>('GET', '/api/tasks?mine=true')).toEqual([]);
    expect(await office.json<TaskRow[]>('GET', `/api/tasks?warning=${raised.machinery.id}`)).toHaveLength(1);
  });

  it('are overdue by negative days', async () => {
    api.clock.advance(12 * 86_400_000);
    const fresh = await api.logIn('3001');
    const [row] = await fresh.json<TaskRow[]>('GET', '/api/tasks?mine=true');
    expect(row?.daysLeft).toBe(-2);
  });
});

describe('one task', () => {
  beforeAll(async () => {
    [office, machines, arts] = await Promise.all([api.logIn('2001'), api.logIn('3001'), api.logIn('3002')]);
  });

  it('has a form and a revision, and says whether its reader may submit it', async () => {
    const answer = await machines.request('GET', url);
    const detail = answer.json<TaskDetail>();
    expect([...Value.Errors(TaskDetailSchema, detail)]).toEqual([]);
    expect(answer.headers['etag']).toBe(`"${detail.revision}"`);
    expect(detail.form.map(({ code }) => code)).toEqual(['cause', 'measure']);
    expect(detail.instruction?.zh).toBe('说明原因和措施。');
    expect(detail.canSubmit).toBe(true);
    expect((await office.json<TaskDetail>('GET', url)).canSubmit).toBe(false);
    expect((await arts.request('GET', url)).statusCode).toBe(404);
  });

  it('is filled in by its owner alone', async () => {
    for (const [method, path] of [
      ['PUT', '/values'],
      ['POST', '/submit'],
    ] as const) {
      const answer = await office.request(method, url + path, {
        body: { values: filled },
        headers: { 'if-match': '"1"' },
      });
      expect(answer.statusCode).toBe(403);
      expect(problemOf(answer).code).toBe('task.forbidden');
    }
  });

  it('is saved on the revision that was seen, and on no other', async () => {
    const without = await machines.request('PUT', `${url}/values`, { body: { values: {} } });
    expect(without.statusCode).toBe(428);
    expect(problemOf(without).code).toBe('request.preconditionRequired');
    const { revision } = await machines.json<TaskDetail>('GET', url);
    const saved = await machines.request('PUT', `${url}/values`, {
      body: { values: { cause: filled.cause } },
      headers: { 'if-match': `"${revision}"` },
    });
    expect(saved.statusCode).toBe(200);
    expect(saved.json<TaskDetail>().values).toEqual({ cause: filled.cause });
    const stale = await machines.request('PUT', `${url}/values`, {
      body: { values: { cause: 'too late' } },
      headers: { 'if-match': `"${revision}"` },
    });
    expect(stale.statusCode).toBe(412);
    expect(problemOf(stale)).toMatchObject({ code: 'task.stale', status: 412 });
    expect(stale.headers['etag']).toBe(saved.headers['etag']);
    const odd = await machines.request('PUT', `${url}/values`, {
      body: { values: {} },
      headers: { 'if-match': 'W/"1"' },
    });
    expect(odd.statusCode).toBe(400);
  });

  it('is submitted once, complete, and then waits for its effect', async () => {
    const incomplete = await machines.request('POST', `${url}/submit`, {
      body: { values: { cause: filled.cause } },
    });
    expect(incomplete.statusCode).toBe(422);
    expect(problemOf(incomplete).errors?.[0]?.path).toBe('/values/measure');
    const done = await machines.json<TaskDetail>('POST', `${url}/submit`, { body: { values: filled } });
    expect(done.task.status).toBe('completed');
    expect(done.canSubmit).toBe(false);
    const again = await machines.request('POST', `${url}/submit`, { body: { values: filled } });
    expect(again.statusCode).toBe(409);
    expect(problemOf(again).code).toBe('task.notOpen');
    const waiting = await office.json<VerificationRow[]>('GET', '/api/verifications');
    expect([...Value.Errors(Type.Array(VerificationRowSchema), waiting)]).toEqual([]);
    expect(waiting).toMatchObject([
      {
        warning: { id: raised.machinery.id },
        window: { from: '2025-2026', to: '2026-2027' },
        acceptedAt: api.clock.now(),
      },
    ]);
    expect(await arts.json<VerificationRow[]>('GET', '/api/verifications')).toEqual([]);
  });
});
