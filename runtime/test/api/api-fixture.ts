import { inspect } from 'node:util';
import type { LightMyRequestResponse } from 'fastify';
import { createApi, type ApiInstance, type ApiOptions } from '../../src/api/index.js';
import type { Problem, Session } from '../../src/contract/index.js';
import type { Change, ChangeFeed } from '../../src/ports/index.js';
import { newCredential } from '../../src/services/accounts/credential.js';
import { createSessions } from '../../src/store/index.js';
import { silentLog, withTestDatabase, type TestDatabase } from '../support/index.js';
import { foundCollege, type College } from './college.js';

export const PASSWORD = 'correct horse battery';

/** A clock that stands still until it is moved. */
export class StillClock {
  constructor(private instant: string) {}
  now(): string {
    return this.instant;
  }
  advance(ms: number): void {
    this.instant = new Date(Date.parse(this.instant) + ms).toISOString();
  }
}

/** A feed that tells what it is told to. */
export class LocalFeed implements ChangeFeed {
  readonly #listeners = new Set<(change: Change) => void>();
  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
  tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
  get listening(): number {
    return this.#listeners.size;
  }
  async close(): Promise<void> {
    this.#listeners.clear();
  }
}

export interface ApiFixture {
  readonly app: ApiInstance;
  readonly college: College;
  readonly database: TestDatabase;
  readonly clock: StillClock;
  readonly feed: LocalFeed;
  readonly options: ApiOptions;
  /** Somebody logged in: sends cookie and token by itself. */
  logIn(staffNumber: string, password?: string): Promise<Visitor>;
  close(): Promise<void>;
}

export interface Visitor {
  readonly session: Session;
  readonly cookie: string;
  request(method: Method, url: string, options?: RequestOptions): Promise<LightMyRequestResponse>;
  /** As `request`, and expects success. */
  json<T>(method: Method, url: string, options?: RequestOptions): Promise<T>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The API on a database of its own, with the small college and the password of everybody in it set. */
export async function withApi(change: Partial<ApiOptions> = {}): Promise<ApiFixture> {
  const database = await withTestDatabase();
  const college = await foundCollege(database.store);
  const credential = await newCredential('own', PASSWORD);
  await database.store.transaction(async (unit) => {
    for (const id of Object.values(college.people)) await unit.people.setPasswordHash(id, credential);
  });
  const clock = new StillClock('2026-10-08T08:00:00.000Z');
  const feed = new LocalFeed();
  const failures: object[] = [];
  const options: ApiOptions = {
    store: database.store,
    feed,
    clock,
    log: { ...silentLog, error: (data, message) => failures.push({ message, ...data }) },
    sessions: createSessions(database.pool, silentLog),
    sessionSecret: 'a secret of the tests, long enough',
    version: '0.0.0',
    status: () => ({ ready: true, queueBackend: 'postgres' }),
    ...change,
  };
  const app = await createApi(options);
  await app.ready();
  return {
    app,
    college,
    database,
    clock,
    feed,
    options,
    logIn: (staffNumber, password = PASSWORD) => logIn(app, staffNumber, password),
    close: async () => {
      await app.close();
      await database.close();
      if (failures.length > 0) throw new Error(`the API failed by its own fault: ${inspect(failures)}`);
    },
  };
}

async function logIn(app: ApiInstance, staffNumber: string, password: string): Promise<Visitor> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { staffNumber, password },
  });
  if (response.statusCode !== 200) throw new Error(`log-in failed: ${response.body}`);
  const [cookie = ''] = String(response.headers['set-cookie']).split(';');
  const session = response.json<Session>();
  const request: Visitor['request'] = (method, url, { body, headers = {} } = {}) =>
    app.inject({
      method,
      url,
      headers: {
        cookie,
        ...(method === 'GET' ? {} : { 'x-csrf-token': session.csrfToken }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
  return {
    session,
    cookie,
    request,
    json: async <T>(method: Method, url: string, options?: RequestOptions) => {
      const answer = await request(method, url, options);
      if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
      return answer.json<T>();
    },
  };
}

/** The problem document of an answer, which must be one. */
export function problemOf(response: LightMyRequestResponse): Problem {
  if (!String(response.headers['content-type']).startsWith('application/problem+json')) {
    throw new Error(`no problem document: ${response.statusCode} ${response.body}`);
  }
  return response.json<Problem>();
}
