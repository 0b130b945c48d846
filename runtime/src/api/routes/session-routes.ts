import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  ChangePasswordSchema,
  DemoAccountSchema,
  LogInSchema,
  SessionSchema,
  type DemoAccount,
  type Session,
} from '../../contract/index.js';
import type { Person } from '../../ports/index.js';
import { changePassword, logIn } from '../../services/index.js';
import type { ApiInstance } from '../api-instance.js';
import type { ApiOptions } from '../api-options.js';
import type { EventHub } from '../events/index.js';
import { operation } from '../operation.js';
import { tooManyAttempts, wrongPassword } from '../problem/index.js';
import {
  FailedAttempts,
  refuseCrossSite,
  requireViewer,
  SESSION_COOKIE,
  viewerOf,
} from '../session/index.js';

const WINDOW_MS = 15 * 60 * 1000;
/** One account from one address; one account from anywhere; one address, which may be a whole campus. */
const LIMITS = { accountHere: 8, account: 50, address: 300 } as const;
const LOG_INS_A_MINUTE = 120;

/** Logging in and out; reached without a log-in. */
export function sessionRoutes(app: ApiInstance, options: ApiOptions): void {
  const attempts = {
    accountHere: new FailedAttempts(LIMITS.accountHere, WINDOW_MS),
    account: new FailedAttempts(LIMITS.account, WINDOW_MS),
    address: new FailedAttempts(LIMITS.address, WINDOW_MS),
  };

  app.post(
    '/api/session',
    {
      schema: {
        body: LogInSchema,
        ...operation('session', 'logIn', { zh: '登录', en: 'Log in' }, { schema: SessionSchema }),
      },
      config: { rateLimit: { max: LOG_INS_A_MINUTE, timeWindow: 60_000 } },
      bodyLimit: 4096,
    },
    async (request): Promise<Session> => {
      refuseCrossSite(request);
      const { staffNumber, password } = request.body;
      const account = staffNumber.trim().toLowerCase();
      const keys = { accountHere: `${request.ip}|${account}`, account, address: request.ip };
      const nowMs = Date.parse(options.clock.now());
      const lockedMs = Math.max(
        attempts.accountHere.lockedFor(keys.accountHere, nowMs),
        attempts.account.lockedFor(keys.account, nowMs),
        attempts.address.lockedFor(keys.address, nowMs),
      );
      if (lockedMs > 0) throw tooManyAttempts(lockedMs / 1000);
      const opened = await logIn(options, staffNumber, password, { demo: options.demo !== undefined });
      if (opened === undefined) {
        attempts.accountHere.record(keys.accountHere, nowMs);
        attempts.account.record(keys.account, nowMs);
        attempts.address.record(keys.address, nowMs);
        options.log.warn({ staffNumber: account, address: request.ip }, 'log-in refused');
        throw wrongPassword();
      }
      attempts.accountHere.forget(keys.accountHere);
      attempts.account.forget(keys.account);
      await beginSession(request, opened.person.id, options.clock.now());
      return sessionView(options, opened.person, opened.mustChangePassword, request);
    },
  );

  app.get(
    '/api/demo-accounts',
    {
      schema: operation(
        'session',
        'listDemoAccounts',
        { zh: '演示账号(仅演示模式)', en: 'Demo accounts (demo mode only)' },
        { schema: Type.Array(DemoAccountSchema) },
      ),
    },
    async (): Promise<DemoAccount[]> => [...((await options.demo?.accounts()) ?? [])],
  );
}

/** What somebody may do who is logged in, even with a one-time password. */
export function ownSessionRoutes(app: ApiInstance, options: ApiOptions, hub: EventHub): void {
  app.addHook('onRequest', requireViewer(options, { oneTimePassword: true }));

  app.get(
    '/api/session',
    {
      schema: operation(
        'session',
        'getSession',
        { zh: '当前登录者', en: 'Who is logged in' },
        { schema: SessionSchema },
      ),
    },
    async (request): Promise<Session> => {
      const { person, mustChangePassword } = viewerOf(request);
      return sessionView(options, person, mustChangePassword, request);
    },
  );

  app.delete(
    '/api/session',
    { schema: operation('session', 'logOut', { zh: '退出登录', en: 'Log out' }, { status: 204 }) },
    async (request, reply) => {
      hub.endSession(request.session.sessionId);
      await request.session.destroy();
      return reply.clearCookie(SESSION_COOKIE, { path: '/api' }).code(204).send();
    },
  );

  app.put(
    '/api/session/password',
    {
      schema: {
        body: ChangePasswordSchema,
        ...operation(
          'session',
          'changePassword',
          { zh: '修改密码', en: 'Change the password' },
          { schema: SessionSchema },
        ),
      },
      config: { rateLimit: { max: 10, timeWindow: 60_000 } },
    },
    async (request): Promise<Session> => {
      const { person } = viewerOf(request);
      await changePassword(options, person, request.body.current, request.body.next);
      await options.sessions.removeOf(person.id, request.session.sessionId);
      hub.endPerson(person.id);
      await beginSession(request, person.id, options.clock.now());
      return sessionView(options, person, false, request);
    },
  );
}

/** A new session id and a new token: what somebody knew before the log-in is worth nothing after it. */
async function beginSession(request: FastifyRequest, personId: number, now: string): Promise<void> {
  await request.session.regenerate();
  request.session.personId = personId;
  request.session.csrfToken = randomBytes(24).toString('base64url');
  request.session.prolongedAt = now;
}

async function sessionView(
  { store }: ApiOptions,
  person: Person,
  mustChangePassword: boolean,
  request: FastifyRequest,
): Promise<Session> {
  const [settings, departments] = await Promise.all([
    store.read.settings.get(),
    person.departmentId === null ? [] : store.read.subjects.byIds([person.departmentId]),
  ]);
  return {
    personId: person.id,
    staffNumber: person.staffNumber,
    name: person.name,
    roles: [...person.roles],
    department: departments[0]?.name ?? null,
    mustChangePassword,
    csrfToken: request.session.csrfToken ?? '',
    college: settings.college,
  };
}
