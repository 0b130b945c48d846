import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiInstance } from '../api-instance.js';
import { noSuchAddress, sendProblem } from '../problem/index.js';
import { NOT_BUILT_PAGE } from './not-built-page.js';

/** Files whose names change with their content may be kept for ever. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves the built pages; every address that is no file and not under `/api` is the page itself. */
export async function pageRoutes(app: ApiInstance, staticDir: string | undefined): Promise<void> {
  const built =
    staticDir !== undefined && existsSync(path.join(staticDir, 'index.html')) ? staticDir : undefined;
  if (built !== undefined) {
    await app.register(fastifyStatic, {
      root: built,
      prefix: '/',
      index: ['index.html'],
      wildcard: true,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, file) => {
        void reply.header('cache-control', cacheControlOf(path.relative(built, file)));
      },
    });
  }

  app.setNotFoundHandler((request, reply) => {
    if (!isPageRequest(request)) {
      sendProblem(request, reply, noSuchAddress(request.method, request.url.split('?', 1)[0] ?? ''));
      return;
    }
    void sendPage(reply, built);
  });
}

function isPageRequest({ method, url }: FastifyRequest): boolean {
  const [file = ''] = url.split('?', 1);
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (file === '/api' || file.startsWith('/api/')) return false;
  // a missing file is missing; only addresses without an ending are pages
  return path.extname(file) === '';
}

function sendPage(reply: FastifyReply, built: string | undefined): FastifyReply {
  if (built !== undefined) return reply.code(200).sendFile('index.html');
  return reply
    .code(503)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(NOT_BUILT_PAGE);
}

function cacheControlOf(file: string): string {
  return file.split(path.sep)[0] === 'assets' ? FOR_EVER : 'no-cache';
}
