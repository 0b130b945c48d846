import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeEvent } from '../../src/contract/index.js';
import { createChangeFeed } from '../../src/store/index.js';
import { silentLog } from '../support/index.js';
import { problemOf, withApi, type ApiFixture, type Visitor } from './api-fixture.js';
import { raiseWarnings, type Raised } from './raised.js';

let api: ApiFixture;
let raised: Raised;
let address: string;
beforeAll(async () => {
  api = await withApi();
  raised = await raiseWarnings(api.database.store, api.college);
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`;
});
afterAll(() => api.close());

/** One open page: hears events until it is closed. */
class Page {
  readonly #abort = new AbortController();
  #reader: ReadableStreamDefaultReader<string> | undefined;
  #text = '';
  headers = new Headers();

  async open(visitor: Visitor): Promise<this> {
    const response = await fetch(`${address}/api/events`, {
      headers: { cookie: visitor.cookie, accept: 'text/event-stream' },
      signal: this.#abort.signal,
    });
    if (response.status !== 200 || response.body === null) throw new Error(String(response.status));
    this.headers = response.headers;
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    expect(await this.#next()).toContain('event: hello');
    return this;
  }

  async change(): Promise<ChangeEvent> {
    const text = await this.#next();
    expect(text).toContain('event: change\n');
    return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '') as ChangeEvent;
  }

  /** Waits until the server has ended the stream. */
  async ended(): Promise<void> {
    while (!(await this.#reader?.read())?.done);
  }

  close(): void {
    this.#abort.abort();
  }

  async #next(): Promise<string> {
    while (!this.#text.includes('\n\n')) {
      const { value, done } = (await this.#reader?.read()) ?? { value: undefined, done: true };
      if (done || value === undefined) throw new Error('the stream has ended');
      this.#text += value;
    }
    const end = this.#text.indexOf('\n\n');
    const text = this.#text.slice(0, end);
    this.#text = this.#text.slice(end + 2);
    return text;
  }
}

describe('the stream of changes', () => {
  it('needs a log-in', async () => {
    const answer = await api.app.inject({ url: '/api/events', headers: { accept: 'text/event-stream' } });
    expect(answer.statusCode).toBe(401);
    expect(problemOf(answer).code).toBe('session.required');
  });

  it('tells an open page what has changed, with headers that proxies understand', async () => {
    const page = await new Page().open(await api.logIn('2001'));
    expect(page.headers.get('content-type')).toContain('text/event-stream');
    expect(page.headers.get('x-accel-buffering')).toBe('no');
    expect(page.headers.get('content-security-policy')).not.toBeNull();
    api.feed.tell({ kind: 'warning', id: raised.machinery.id, data: { state: 'open' } });
    expect(await page.change()).toEqual({
      kind: 'warning',
      id: raised.machinery.id,
      data: { state: 'open' },
    });
    page.close();
  });

  it('tells each person what they may see', async () => {
    const machines = await new Page().open(await api.logIn('3001'));
    const arts = await new Page().open(await api.logIn('3002'));
    api.feed.tell({ kind: 'observations', data: { rows: 3 } });
    api.feed.tell({ kind: 'definition', id: 1 });
    api.feed.tell({ kind: 'warning', id: raised.machinery.id });
    api.feed.tell({ kind: 'task', id: raised.task.id });
    api.feed.tell({ kind: 'warning', id: raised.painting.id });
    expect(await machines.change()).toEqual({ kind: 'warning', id: raised.machinery.id });
    expect(await machines.change()).toEqual({ kind: 'task', id: raised.task.id });
    expect(await arts.change()).toEqual({ kind: 'warning', id: raised.painting.id });
    machines.close();
    arts.close();
  });

  it('tells the same thing once, however often it changes at a time', async () => {
    const page = await new Page().open(await api.logIn('2001'));
    for (let count = 1; count <= 500; count++) {
      api.feed.tell({ kind: 'warning', id: raised.machinery.id, data: { count } });
    }
    api.feed.tell({ kind: 'observations' });
    expect(await page.change()).toMatchObject({ data: { count: 500 } });
    expect(await page.change()).toEqual({ kind: 'observations' });
    page.close();
  });

  it('ends when its person logs out', async () => {
    const visitor = await api.logIn('2001');
    const page = await new Page().open(visitor);
    await visitor.request('DELETE', '/api/session');
    await page.ended();
  });
});

it('a change in the database reaches an open page, and closing the house ends the stream', async () => {
  const feed = await createChangeFeed({ databaseUrl: api.database.url, log: silentLog });
  const own = await withApi({ feed, store: api.database.store });
  try {
    await own.app.listen({ host: '127.0.0.1', port: 0 });
    address = `http://127.0.0.1:${(own.app.server.address() as AddressInfo).port}`;
    // its people stand in the first database, which both share
    const page = await new Page().open(await own.logIn('2001'));
    await api.database.store.transaction((unit) =>
      unit.changes.publish([{ kind: 'task', id: raised.task.id, data: { status: 'open' } }]),
    );
    expect(await page.change()).toEqual({ kind: 'task', id: raised.task.id, data: { status: 'open' } });
    const ended = page.ended();
    await own.app.close();
    await ended;
  } finally {
    await own.close();
    await feed.close();
  }
});

it('listens to the feed only while it runs', async () => {
  const own = await withApi();
  expect(own.feed.listening).toBe(1);
  await own.close();
  expect(own.feed.listening).toBe(0);
});
