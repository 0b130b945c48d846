import { isProblem, ProblemError, unreachable, unreadable } from './problem-error.js';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Revision the change was made on; a newer one on the server answers 412. */
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
  /** Lets a save finish although the page is being left. */
  readonly keepalive?: boolean;
}

export interface Answer<T> {
  readonly data: T;
  /** Revision from the `ETag`, where the answer has one. */
  readonly revision: number | undefined;
}

/** Talks to the API: JSON both ways, the session's CSRF token with every change, `ProblemError` for what fails. */
export interface ApiClient {
  request<T>(path: string, options?: RequestOptions): Promise<T>;
  exchange<T>(path: string, options?: RequestOptions): Promise<Answer<T>>;
  setCsrfToken(token: string | undefined): void;
}

export function createApiClient(send: typeof fetch): ApiClient {
  let csrfToken: string | undefined;

  async function exchange<T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
    const response = await answerTo(path, options);
    if (response.status === 204) return { data: undefined as T, revision: revisionOf(response) };
    const payload = await readJson(response);
    if (response.ok) return { data: payload as T, revision: revisionOf(response) };
    if (isProblem(payload)) throw new ProblemError(payload);
    throw unreadable(response.status);
  }

  async function answerTo(path: string, options: RequestOptions): Promise<Response> {
    const method = options.method ?? 'GET';
    const headers = new Headers({ accept: 'application/json, application/problem+json' });
    if (options.body !== undefined) headers.set('content-type', 'application/json');
    if (options.ifMatch !== undefined) headers.set('if-match', `"${String(options.ifMatch)}"`);
    if (method !== 'GET' && csrfToken !== undefined) headers.set('x-csrf-token', csrfToken);
    try {
      return await send(path, {
        method,
        headers,
        credentials: 'same-origin',
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
        ...(options.signal ? { signal: options.signal } : {}),
        ...(options.keepalive ? { keepalive: true } : {}),
      });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw unreachable(error);
    }
  }

  return {
    exchange,
    request: async <T>(path: string, options?: RequestOptions) => (await exchange<T>(path, options)).data,
    setCsrfToken: (token) => {
      csrfToken = token;
    },
  };
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(response.status);
  }
}

function revisionOf(response: Response): number | undefined {
  const match = /"(\d+)"/.exec(response.headers.get('etag') ?? '');
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
