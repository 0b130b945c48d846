import Type from 'typebox';
import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DefinitionViewSchema,
  DictionarySchema,
  type DefinitionView,
  type DictionaryView,
} from '../../src/contract/index.js';
import { problemOf, withApi, type ApiFixture, type Visitor } from './api-fixture.js';
import { lowShare } from './college.js';

let api: ApiFixture;
let office: Visitor;
let second: Visitor;
beforeAll(async () => {
  api = await withApi();
  [office, second] = await Promise.all([api.logIn('2001'), api.logIn('2002')]);
});
afterAll(() => api.close());

const url = '/api/definitions/rule/very-low-share';
const rule = { ...lowShare, code: 'very-low-share', name: { zh: '双师占比过低', en: 'Very low share' } };
const withRevision = (revision: number) => ({ headers: { 'if-match': `"${revision}"` } });

describe('definitions', () => {
  it('are given to pages as the engine takes them', async () => {
    const owner = await api.logIn('3001');
    const view = await owner.json<DictionaryView>('GET', '/api/dictionary');
    expect([...Value.Errors(DictionarySchema, view)]).toEqual([]);
    expect(view.dictionary.rules.map(({ code }) => code)).toEqual(['low-share']);
    expect(view.processes.map(({ code }) => code)).toEqual(['improve']);
    expect(view.ruleVersions).toEqual({ 'low-share': 1 });
  });

  it('are listed with their newest version', async () => {
    const rules = await office.json<DefinitionView[]>('GET', '/api/definitions/rule');
    expect([...Value.Errors(Type.Array(DefinitionViewSchema), rules)]).toEqual([]);
    expect(rules).toMatchObject([{ code: 'low-share', version: 1, status: 'released', pack: 'test' }]);
    const none = await office.request('GET', '/api/definitions/rule/none');
    expect(none.statusCode).toBe(404);
  });
});

describe('a draft', () => {
  it('is verified beside what is released, and not stored', async () => {
    const never = {
      ...rule,
      conditions: { all: [rule.conditions, { not: rule.conditions }] },
    };
    const body = { kind: 'rule', code: rule.code, body: never };
    const checked = await office.request('POST', '/api/check', { body });
    expect(checked.statusCode).toBe(200);
    const { diagnostics } = checked.json<{ diagnostics: { code: string }[] }>();
    expect(diagnostics.map(({ code }) => code)).toContain('check.condition.impossible');
    const broken = await office.request('POST', '/api/check', { body: { ...body, body: {} } });
    expect(broken.json<{ diagnostics: { code: string }[] }>().diagnostics[0]?.code).toBe('definition.shape');
    expect((await office.request('GET', url)).statusCode).toBe(404);
    const owner = await api.logIn('3001');
    expect((await owner.request('POST', '/api/check', { body })).statusCode).toBe(403);
  });

  it('is made, saved on the revision that was seen, and says what is wrong with it', async () => {
    const without = await office.request('PUT', `${url}/draft`, { body: { body: rule } });
    expect(without.statusCode).toBe(428);
    const made = await office.request('PUT', `${url}/draft`, { body: { body: rule }, ...withRevision(0) });
    expect(made.statusCode).toBe(200);
    expect(made.json<DefinitionView>()).toMatchObject({
      status: 'draft',
      version: 1,
      author: '质量办乙',
      diagnostics: [],
    });
    const twice = await second.request('PUT', `${url}/draft`, { body: { body: rule }, ...withRevision(0) });
    expect(twice.statusCode).toBe(412);
    expect(problemOf(twice).code).toBe('definition.stale');
    const { revision } = made.json<DefinitionView>();
    const broken = {
      ...rule,
      conditions: { all: [{ fact: 'indicator', params: { code: 'none' }, operator: 'lessThan', value: 1 }] },
    };
    const saved = await office.json<DefinitionView>('PUT', `${url}/draft`, {
      body: { body: broken },
      ...withRevision(revision),
    });
    expect(saved.diagnostics).not.toEqual([]);
    const mended = await office.request('PUT', `${url}/draft`, {
      body: { body: rule },
      ...withRevision(saved.revision),
    });
    expect(mended.json<DefinitionView>().diagnostics).toEqual([]);
    const [newest] = (await office.request('GET', url)).json<DefinitionView[]>();
    expect(newest?.revision).toBe(mended.json<DefinitionView>().revision);
  });

  it('may be unfinished in any way, and still be looked at', async () => {
    const place = '/api/definitions/rule/unfinished';
    const saved = await office.json<DefinitionView>('PUT', `${place}/draft`, {
      body: { body: { code: 'unfinished', conditions: 7 } },
      ...withRevision(0),
    });
    expect(saved.diagnostics.length).toBeGreaterThan(0);
    expect((await office.request('GET', place)).statusCode).toBe(200);
  });

  it('has the code of its place', async () => {
    const answer = await office.request('PUT', '/api/definitions/rule/other/draft', {
      body: { body: rule },
      ...withRevision(0),
    });
    expect(answer.statusCode).toBe(422);
    expect(problemOf(answer).code).toBe('definition.otherCode');
  });

  it('is sent to review, returned, and released by a second person only', async () => {
    const sent = await office.json<DefinitionView>('POST', `${url}/draft/review`);
    expect(sent.status).toBe('inReview');
    const returned = await second.json<DefinitionView>('POST', `${url}/draft/return`);
    expect(returned.status).toBe('draft');
    const early = await second.request('POST', `${url}/draft/approve`);
    expect(early.statusCode).toBe(409);
    await office.json('POST', `${url}/draft/review`);
    const own = await office.request('POST', `${url}/draft/approve`);
    expect(own.statusCode).toBe(409);
    const released = await second.json<DefinitionView>('POST', `${url}/draft/approve`);
    expect(released).toMatchObject({ status: 'released', approver: '质量办丙', author: '质量办乙' });
    const { dictionary } = await office.json<DictionaryView>('GET', '/api/dictionary');
    expect(dictionary.rules.map(({ code }) => code)).toContain('very-low-share');
  });
});
