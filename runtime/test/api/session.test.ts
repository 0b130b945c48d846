import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoAccount, Session, Status } from '../../src/contract/index.js';
import { ensureFirstAdministrator } from '../../src/services/index.js';
import { PASSWORD, problemOf, withApi, type ApiFixture } from './api-fixture.js';

let api: ApiFixture;
beforeAll(async () => {
  api = await withApi();
});
afterAll(() => api.close());

describe('logging in', () => {
  it('says who is logged in, and sets a cookie that scripts and other sites cannot use', async () => {
    const response = await api.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { staffNumber: ' 3001 ', password: PASSWORD },
    });
    expect(response.json()).toMatchObject({
      staffNumber: '3001',
      name: '院长丁',
      roles: ['owner'],
      department: '机械学院',
      mustChangePassword: false,
      college: { name: { zh: '示例职业学院' }, fictional: true },
    });
    const cookie = String(response.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\/api/);
    expect(cookie).not.toMatch(/Secure/);
  });

  it('sets a secure cookie behind https', async () => {
    const response = await api.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-forwarded-proto': 'https' },
      payload: { staffNumber: '3001', password: PASSWORD },
    });
    expect(String(response.headers['set-cookie'])).toMatch(/Secure/);
  });

  it('answers a wrong password and an unknown account alike', async () => {
    const answers = await Promise.all(
      ['3001', 'nobody'].map((staffNumber) =>
        api.app.inject({ method: 'POST', url: '/api/session', payload: { staffNumber, password: 'wrong' } }),
      ),
    );
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401);
      expect(problemOf(answer).code).toBe('session.wrongPassword');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('gives every log-in a session of its own', async () => {
    const first = await api.logIn('3001');
    const second = await api.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { cookie: first.cookie },
      payload: { staffNumber: '3001', password: PASSWORD },
    });
    expect(String(second.headers['set-cookie'])).not.toContain(first.cookie);
    expect((await first.request('GET', '/api/session')).statusCode).toBe(401);
  });

  it('locks the door after many failures, for as long as it says, and opens it again', async () => {
    const attempt = (password: string) =>
      api.app.inject({ method: 'POST', url: '/api/session', payload: { staffNumber: '2002', password } });
    for (let count = 0; count < 8; count++) expect((await attempt('wrong')).statusCode).toBe(401);
    const locked = await attempt(PASSWORD);
    expect(locked.statusCode).toBe(429);
    expect(problemOf(locked).code).toBe('session.tooManyAttempts');
    const seconds = Number(locked.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    api.clock.advance(seconds * 1000);
    expect((await attempt(PASSWORD)).statusCode).toBe(200);
  });
});

describe('a session', () => {
  it('is asked for by everything but log-in, status and the demo accounts', async () => {
    for (const url of ['/api/session', '/api/today', '/api/warnings', '/api/tasks', '/api/dictionary']) {
      const answer = await api.app.inject({ method: 'GET', url });
      expect(answer.statusCode).toBe(401);
      expect(problemOf(answer).code).toBe('session.required');
    }
    expect((await api.app.inject({ url: '/api/demo-accounts' })).json<DemoAccount[]>()).toEqual([]);
    expect((await api.app.inject({ url: '/api/status' })).json<Status>()).toMatchObject({
      ready: true,
      queueBackend: 'postgres',
      pending: { monitor: expect.any(Number) as number },
    });
  });

  it('is not opened by a cookie that we have not signed', async () => {
    const visitor = await api.logIn('2001');
    const forged = `${visitor.cookie.slice(0, -3)}xxx`;
    const answer = await api.app.inject({ url: '/api/session', headers: { cookie: forged } });
    expect(answer.statusCode).toBe(401);
  });

  it('changes nothing without its token, nor for another site', async () => {
    const visitor = await api.logIn('2001');
    const withoutToken = await api.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie: visitor.cookie },
    });
    expect(withoutToken.statusCode).toBe(403);
    expect(problemOf(withoutToken).code).toBe('session.csrf');
    const otherToken = await visitor.request('DELETE', '/api/session', {
      headers: { 'x-csrf-token': (await api.logIn('3001')).session.csrfToken },
    });
    expect(otherToken.statusCode).toBe(403);
    const otherSite = await visitor.request('DELETE', '/api/session', {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(otherSite.statusCode).toBe(403);
    expect((await visitor.request('GET', '/api/session')).statusCode).toBe(200);
  });

  it('ends when somebody logs out', async () => {
    const visitor = await api.logIn('2001');
    const answer = await visitor.request('DELETE', '/api/session');
    expect(answer.statusCode).toBe(204);
    expect(answer.body).toBe('');
    expect((await visitor.request('GET', '/api/session')).statusCode).toBe(401);
  });
});

describe('a password', () => {
  it('is changed by its owner, which ends all other log-ins', async () => {
    const elsewhere = await api.logIn('3002');
    const visitor = await api.logIn('3002');
    const refused = await visitor.request('PUT', '/api/session/password', {
      body: { current: 'wrong', next: 'a new password of mine' },
    });
    expect(refused.statusCode).toBe(422);
    expect(problemOf(refused).code).toBe('password.wrong');
    const short = await visitor.request('PUT', '/api/session/password', {
      body: { current: PASSWORD, next: 'short' },
    });
    expect(short.statusCode).toBe(400);
    const changed = await visitor.request('PUT', '/api/session/password', {
      body: { current: PASSWORD, next: 'a new password of mine' },
    });
    expect(changed.json<Session>().mustChangePassword).toBe(false);
    expect((await elsewhere.request('GET', '/api/session')).statusCode).toBe(401);
    await expect(api.logIn('3002')).rejects.toThrow('session.wrongPassword');
    await api.logIn('3002', 'a new password of mine');
  });

  it('that is for once must be changed before anything else', async () => {
    await api.database.store.transaction(async (unit) => {
      await unit.people.upsert([{ staffNumber: '1001', name: '管理员甲', roles: ['owner'] }]);
    });
    const first = await ensureFirstAdministrator(api.options);
    expect(first?.staffNumber).toBe('admin');
    expect(await ensureFirstAdministrator(api.options)).toBeUndefined();
    const visitor = await api.logIn('admin', first?.password);
    expect(visitor.session.mustChangePassword).toBe(true);
    const refused = await visitor.request('GET', '/api/today');
    expect(refused.statusCode).toBe(403);
    expect(problemOf(refused).code).toBe('session.mustChangePassword');
    expect((await visitor.request('GET', '/api/session')).statusCode).toBe(200);
    await visitor.json('PUT', '/api/session/password', {
      body: { current: first?.password, next: 'a password of my own' },
    });
    const again = await api.logIn('admin', 'a password of my own');
    expect(again.session.mustChangePassword).toBe(false);
    expect((await again.request('GET', '/api/today')).statusCode).toBe(200);
  });
});
