import Value from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ReplaySchema,
  RevisionPlanSchema,
  ShadowSchema,
  type ReplayView,
  type RevisionPlanView,
} from '../../src/contract/index.js';
import { recordObservations } from '../../src/services/index.js';
import { silentLog } from '../support/index.js';
import { problemOf, withApi, type ApiFixture, type Visitor } from './api-fixture.js';
import { lowShare } from './college.js';

let api: ApiFixture;
let office: Visitor;
beforeAll(async () => {
  api = await withApi();
  office = await api.logIn('2001');
  const [subject, period] = [{ level: 'programme', code: 'P1' }, '2025-2026'];
  await recordObservations(
    { ...api.options, log: silentLog },
    {
      source: 'test',
      by: null,
      observations: [
        { item: 'teachers', subject, period, value: 20 },
        { item: 'skilled-teachers', subject, period, value: 5 },
      ],
    },
  );
});
afterAll(() => api.close());

const days = { from: '2020-01-01', to: '2030-01-01' };

test('a draft is replayed and compared, in the form that is promised', async () => {
  const view = await office.json<ReplayView>('POST', '/api/replay', {
    body: { rule: lowShare, ...days, compare: 'low-share' },
  });
  expect([...Value.Errors(ReplaySchema, view)]).toEqual([]);
  expect(view.comparison).toMatchObject({ onlyA: [], onlyB: [], differing: [] });
  expect(view.replay.warnings).toMatchObject([{ subject: 'P1', openedIn: '2025-2026', value: 25 }]);
  expect(view.subjects).toEqual({ P1: '机械制造及自动化' });
  const plan = await office.json<RevisionPlanView>('POST', '/api/replay/plan', { body: { rule: lowShare } });
  expect([...Value.Errors(RevisionPlanSchema, plan)]).toEqual([]);
});

test('a shadow needs a draft', async () => {
  const none = await office.request('GET', '/api/shadow/low-share');
  expect(problemOf(none).code).toBe('shadow.noDraft');
  await office.json('PUT', '/api/definitions/rule/low-share/draft', {
    body: { body: { ...lowShare, lifeCycle: { opensAfter: 3, clearsAfter: 1 } } },
    headers: { 'if-match': '"0"' },
  });
  const shadow = await office.json('GET', '/api/shadow/low-share');
  expect([...Value.Errors(ShadowSchema, shadow)]).toEqual([]);
});

test('what is wrong with a rule or its days is told', async () => {
  const faulty = await office.request('POST', '/api/replay', {
    body: { rule: { ...lowShare, level: 'gone' }, ...days },
  });
  expect(problemOf(faulty).code).toBe('replay.ruleFaulty');
  const reversed = await office.request('POST', '/api/replay', {
    body: { rule: lowShare, from: days.to, to: days.from },
  });
  expect(problemOf(reversed).code).toBe('replay.days');
});

test('owners of departments cannot replay', async () => {
  const owner = await api.logIn('3001');
  const refused = await owner.request('POST', '/api/replay', { body: { rule: lowShare, ...days } });
  expect(refused.statusCode).toBe(403);
});
