import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Value from 'typebox/value';
import { ProblemSchema } from '../../src/contract/index.js';
import { silentLog } from '../support/index.js';
import { problemOf, withApi, type ApiFixture, type Visitor } from './api-fixture.js';

let api: ApiFixture;
let office: Visitor;
beforeAll(async () => {
  api = await withApi();
  office = await api.logIn('2001');
});
afterAll(() => api.close());

describe('an error', () => {
  it('is a problem document in Chinese, and in English where that is asked for', async () => {
    const chinese = await office.request('GET', '/api/warnings/999999');
    expect(chinese.statusCode).toBe(404);
    const problem = problemOf(chinese);
    expect(Value.Check(ProblemSchema, problem)).toBe(true);
    expect(problem).toMatchObject({
      type: 'urn:zhengai:problem:request.notFound',
      title: '找不到',
      status: 404,
      code: 'request.notFound',
      instance: '/api/warnings/999999',
    });
    expect(problem.detail).toBe(problem.message.zh);
    const english = await office.request('GET', '/api/warnings/999999', {
      headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' },
    });
    expect(problemOf(english).title).toBe('Not found');
    expect(problemOf(english).detail).toBe(problem.message.en);
  });

  it('is not kept by caches', async () => {
    const answer = await office.request('GET', '/api/nothing-here');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('names every wrong part of what was sent, in both languages', async () => {
    const answer = await office.request('POST', '/api/observations', {
      body: { observations: [{ item: 'teachers', level: 'programme', subject: 7, value: 1 }] },
    });
    expect(answer.statusCode).toBe(400);
    const { code, errors } = problemOf(answer);
    expect(code).toBe('request.invalid');
    expect(errors).toContainEqual({
      path: '/observations/0/subject',
      code: 'request.type',
      message: { zh: '应当是 string 类型', en: 'must be string' },
    });
    expect(errors?.map(({ path }) => path)).toContain('/observations/0/period');
  });

  it('says what a choice may be, once', async () => {
    const answer = await office.request('GET', '/api/tasks?status=lost');
    expect(answer.statusCode).toBe(400);
    expect(problemOf(answer).errors).toEqual([
      {
        path: 'querystring/status',
        code: 'request.anyOf',
        message: {
          zh: '应当是以下之一:"open"、"completed"、"cancelled"',
          en: 'must be one of: "open", "completed", "cancelled"',
        },
      },
    ]);
  });

  it.each([
    ['malformed JSON', '{"observations":', 'application/json', 400, 'request.malformed'],
    ['an empty body', '', 'application/json', 400, 'request.malformed'],
    ['another type', 'value=1', 'text/plain', 415, 'request.mediaType'],
  ])('answers %s', async (_name, payload, type, status, code) => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/observations',
      headers: { cookie: office.cookie, 'x-csrf-token': office.session.csrfToken, 'content-type': type },
      payload,
    });
    expect(answer.statusCode).toBe(status);
    expect(problemOf(answer).code).toBe(code);
  });

  it('answers what is too large without reading it all', async () => {
    const answer = await office.request('POST', '/api/warnings/1/dismiss', {
      body: { reason: 'other', note: 'x'.repeat(1_100_000) },
    });
    expect(answer.statusCode).toBe(413);
    expect(problemOf(answer).code).toBe('request.tooLarge');
  });

  it('answers addresses that are none', async () => {
    for (const url of ['/api/nothing', '/api', '/api/warnings/abc', '/api/definitions/dream', '/api/%zz']) {
      const answer = await office.request('GET', url);
      expect([400, 404]).toContain(answer.statusCode);
      expect(problemOf(answer).message.zh).not.toBe('');
    }
  });

  it('that is ours shows nothing of the inside', async () => {
    const logged: unknown[] = [];
    const broken = await withApi({
      log: { ...silentLog, error: (data) => logged.push(data) },
      status: () => {
        throw new Error('secret inside /src/file.ts');
      },
    });
    try {
      const answer = await broken.app.inject({ url: '/api/status' });
      expect(answer.statusCode).toBe(500);
      expect(problemOf(answer).code).toBe('internal');
      expect(answer.body).not.toContain('secret');
      expect(answer.body).not.toContain('.ts');
      expect(logged).toHaveLength(1);
    } finally {
      await broken.close();
    }
  });
});

it('too many log-ins a minute from one address are held back', async () => {
  const attempt = () =>
    api.app.inject({ method: 'POST', url: '/api/session', remoteAddress: '10.1.2.3', payload: {} });
  for (let count = 0; count < 120; count++) expect((await attempt()).statusCode).toBe(400);
  const held = await attempt();
  expect(held.statusCode).toBe(429);
  expect(problemOf(held).code).toBe('request.tooMany');
  expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
});

describe('roles', () => {
  it('keep owners from what is the quality office’s', async () => {
    const owner = await api.logIn('3001');
    const refused = await Promise.all([
      owner.request('GET', '/api/definitions/rule'),
      owner.request('GET', '/api/definitions/rule/low-share'),
      owner.request('GET', '/api/grid?level=programme&periodKind=academicYear'),
      owner.request('POST', '/api/warnings/1/dismiss', { body: { reason: 'other' } }),
      owner.request('POST', '/api/observations', {
        body: {
          observations: [
            { item: 'teachers', level: 'programme', subject: 'P1', period: '2025-2026', value: 1 },
          ],
        },
      }),
      owner.request('PUT', '/api/definitions/rule/x/draft', { body: { body: {} } }),
      owner.request('POST', '/api/definitions/rule/x/draft/review'),
      owner.request('POST', '/api/definitions/rule/x/draft/approve'),
      owner.request('POST', '/api/definitions/rule/x/draft/return'),
    ]);
    for (const answer of refused) {
      expect(answer.statusCode).toBe(403);
      expect(problemOf(answer).code).toBe('request.forbidden');
    }
  });
});

describe('the headers of an answer', () => {
  it('let the pages load only what is ours', async () => {
    const answer = await api.app.inject({ url: '/api/status' });
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['strict-transport-security']).toBeUndefined();
  });
});
