// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createApiClient } from './api-client.js';
import { problemOf, ProblemError } from './problem-error.js';

interface Sent {
  readonly init: RequestInit;
}

function clientAnswering(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const api = createApiClient((_path, init = {}) => {
    sent.push({ init });
    return Promise.resolve(answer());
  });
  const header = (name: string) => new Headers(sent.at(-1)?.init.headers).get(name);
  return { api, sent, header };
}

const stale = {
  type: 'about:blank',
  title: 'Stale',
  status: 412,
  code: 'task.stale',
  detail: '已被修改',
  message: { zh: '已被修改', en: 'changed' },
};

async function failureOf(promise: Promise<unknown>): Promise<ProblemError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ProblemError) return error;
  }
  throw new Error('no problem was thrown');
}

describe('the client of the API', () => {
  it('gives the answer with the revision of its tag', async () => {
    const { api } = clientAnswering(() => Response.json({ id: 1 }, { headers: { etag: '"7"' } }));
    expect(await api.exchange('/api/tasks/1')).toEqual({ data: { id: 1 }, revision: 7 });
  });

  it('sends the token with changes only, and the revision a change was made on', async () => {
    const { api, header } = clientAnswering(() => new Response(null, { status: 204 }));
    api.setCsrfToken('token');
    await api.request('/api/today');
    expect(header('x-csrf-token')).toBeNull();
    await api.request('/api/tasks/1/values', { method: 'PUT', body: {}, ifMatch: 3 });
    expect(header('x-csrf-token')).toBe('token');
    expect(header('if-match')).toBe('"3"');
  });

  it('throws the problem document of a refusal', async () => {
    const { api } = clientAnswering(() => Response.json(stale, { status: 412 }));
    const failure = await failureOf(api.request('/api/tasks/1'));
    expect(failure.status).toBe(412);
    expect(problemOf(failure).message.zh).toBe('已被修改');
  });

  it('has a sentence for a server that is not there', async () => {
    const { api } = clientAnswering(() => Promise.reject(new TypeError('fetch failed')));
    const failure = await failureOf(api.request('/api/today'));
    expect(failure.code).toBe('network.unreachable');
    expect(failure.cause).toBeInstanceOf(TypeError);
  });

  it('has a sentence for an answer that is no problem document, such as a proxy page', async () => {
    const { api } = clientAnswering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect((await failureOf(api.request('/api/today'))).code).toBe('answer.unreadable');
  });
});
