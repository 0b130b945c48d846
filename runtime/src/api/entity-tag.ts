import type { FastifyRequest } from 'fastify';
import { HttpFailure, preconditionRequired } from './problem/index.js';

export function entityTag(revision: number): string {
  return `"${revision}"`;
}

/** The revision that `If-Match` names; `undefined` without the header. */
export function findExpectedRevision(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined) return undefined;
  const match = /^"(\d{1,9})"$/.exec(header.trim());
  if (match === null) {
    throw new HttpFailure(400, 'request.ifMatch', {
      zh: '请求头 If-Match 应写成 "版本号",例如 "3"。',
      en: 'The header If-Match is written as the revision in quotes, "3" for example.',
    });
  }
  return Number(match[1]);
}

/** As `findExpectedRevision`, for writes that must name it. */
export function requireExpectedRevision(request: FastifyRequest): number {
  const revision = findExpectedRevision(request);
  if (revision === undefined) throw preconditionRequired();
  return revision;
}
