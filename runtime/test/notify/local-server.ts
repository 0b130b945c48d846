import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  readonly json: Record<string, unknown>;
}

/** `never`: the request is not answered; `cut`: the connection ends in the middle of the answer. */
export type Answer =
  | { readonly status?: number; readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'never'
  | 'cut';

export interface LocalServer {
  readonly url: string;
  readonly received: Received[];
  answer: (request: Received) => Answer;
  close(): Promise<void>;
}

/** A server on this machine that answers as it is told and remembers what it was asked. */
export async function startLocalServer(): Promise<LocalServer> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const url = new URL(request.url ?? '/', 'http://local');
      const body = Buffer.concat(chunks).toString('utf8');
      const asked: Received = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
        json: body === '' ? {} : (JSON.parse(body) as Record<string, unknown>),
      };
      received.push(asked);
      const answer = local.answer(asked);
      if (answer === 'never') return;
      if (answer === 'cut') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"errcode":', () => response.destroy());
        return;
      }
      const { headers = {}, json = {}, status = 200 } = answer;
      const text = JSON.stringify(json);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      // in two parts, as over a network
      response.write(text.slice(0, 5));
      setImmediate(() => response.end(text.slice(5)));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const local: LocalServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: () => ({}),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return local;
}
