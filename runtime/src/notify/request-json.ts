import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { guardedLookup, isPublicAddress } from './guarded-lookup.js';

const MOST_ANSWER_BYTES = 256 * 1024;

export interface JsonRequest {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is; an object is sent as JSON. */
  readonly body?: string | object;
  readonly timeoutMs: number;
  /** Hosts that may be spoken to without TLS, or inside the college's network. */
  readonly allowedHosts: ReadonlySet<string>;
}

export interface JsonAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** `undefined` where the answer is no JSON. */
  readonly json: unknown;
}

/** No answer came, or none that can be used. */
export class NoAnswer extends Error {
  constructor(
    readonly code: 'timeout' | 'connection' | 'tooLarge' | 'forbiddenHost',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'NoAnswer';
  }
}

/**
 * One request with its whole answer. Redirects are not followed; a host that is not allowed by name is reached by TLS
 * and at a public address only; the time holds for everything together.
 *
 * @throws NoAnswer
 */
export async function requestJson(request: JsonRequest): Promise<JsonAnswer> {
  const url = new URL(request.url);
  const isTrusted = request.allowedHosts.has(url.hostname);
  assertAllowed(url, isTrusted);
  const signal = AbortSignal.timeout(request.timeoutMs);
  try {
    return await exchange(url, request, signal, isTrusted ? undefined : guardedLookup);
  } catch (cause) {
    if (cause instanceof NoAnswer) throw cause;
    if (signal.aborted) throw new NoAnswer('timeout', `no answer within ${request.timeoutMs} ms`, { cause });
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EPRIVATE') throw new NoAnswer('forbiddenHost', message, { cause });
    throw new NoAnswer('connection', code ?? message, { cause });
  }
}

function assertAllowed(url: URL, isTrusted: boolean): void {
  if (isTrusted) return;
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol === 'https:' && (isIP(bare) === 0 || isPublicAddress(bare))) return;
  throw new NoAnswer('forbiddenHost', `${url.host} is not allowed`);
}

async function exchange(
  url: URL,
  { body, headers, method = 'POST' }: JsonRequest,
  signal: AbortSignal,
  lookup: LookupFunction | undefined,
): Promise<JsonAnswer> {
  const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const { request } = url.protocol === 'https:' ? https : http;
  const outgoing = request(url, {
    method,
    signal,
    agent: false,
    headers: {
      accept: 'application/json',
      ...(payload === undefined
        ? {}
        : {
            'content-type': 'application/json; charset=utf-8',
            'content-length': Buffer.byteLength(payload),
          }),
      ...headers,
    },
    ...(lookup === undefined ? {} : { lookup }),
  });
  outgoing.end(payload);
  const [answer] = (await once(outgoing, 'response')) as [http.IncomingMessage];
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_ANSWER_BYTES) {
      answer.destroy();
      throw new NoAnswer('tooLarge', `an answer of more than ${MOST_ANSWER_BYTES} bytes`);
    }
    chunks.push(chunk);
  }
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    json: parse(Buffer.concat(chunks).toString('utf8')),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
