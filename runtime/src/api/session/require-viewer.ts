import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { mustChangePassword as passwordMustChange } from '../../services/index.js';
import type { ApiOptions } from '../api-options.js';
import { crossSite, mustChangePassword, notLoggedIn } from '../problem/index.js';

const PROLONG_AFTER_MS = 30 * 60 * 1000;
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets only people in who are logged in, and only requests that carry the token of their log-in.
 *
 * @param options.oneTimePassword  whether people are let in who must still change their password
 */
export function requireViewer(
  { store, clock }: Pick<ApiOptions, 'store' | 'clock'>,
  options: { readonly oneTimePassword: boolean },
) {
  return async (request: FastifyRequest): Promise<void> => {
    const { personId, csrfToken } = request.session;
    if (personId === undefined) throw notLoggedIn();
    const person = await store.read.people.find(personId);
    if (person === undefined || !person.active) throw notLoggedIn();
    refuseCrossSite(request);
    if (!READING.has(request.method) && !carries(request.headers['x-csrf-token'], csrfToken))
      throw crossSite();
    const mustChange = await passwordMustChange({ store, clock }, personId);
    if (mustChange && !options.oneTimePassword) throw mustChangePassword();
    request.viewer = { person, mustChangePassword: mustChange };
    prolong(request, clock.now());
  };
}

/** Refuses what a browser says another site has sent. */
export function refuseCrossSite(request: FastifyRequest): void {
  if (!READING.has(request.method) && request.headers['sec-fetch-site'] === 'cross-site') throw crossSite();
}

function carries(sent: string | string[] | undefined, expected: string | undefined): boolean {
  if (typeof sent !== 'string' || expected === undefined) return false;
  const [a, b] = [Buffer.from(sent), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function prolong(request: FastifyRequest, now: string): void {
  const { session } = request;
  if (Date.parse(now) - Date.parse(session.prolongedAt ?? now) < PROLONG_AFTER_MS) return;
  session.touch();
  session.prolongedAt = now;
}
