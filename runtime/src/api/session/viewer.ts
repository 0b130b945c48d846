import type { FastifyRequest } from 'fastify';
import type { Person, Role } from '../../ports/index.js';
import { forbidden, notLoggedIn } from '../problem/index.js';

/** Whoever asks. */
export interface Viewer {
  readonly person: Person;
  readonly mustChangePassword: boolean;
}

/** The viewer of a route that needs a log-in. */
export function viewerOf(request: FastifyRequest): Viewer {
  if (request.viewer === null) throw notLoggedIn();
  return request.viewer;
}

/** Refuses people who have none of the roles. */
export function requireRole(request: FastifyRequest, ...roles: readonly Role[]): Viewer {
  const viewer = viewerOf(request);
  if (!viewer.person.roles.some((role) => roles.includes(role))) throw forbidden();
  return viewer;
}

/** The quality office and administrators. */
export function requireStaff(request: FastifyRequest): Viewer {
  return requireRole(request, 'qualityOffice', 'admin');
}
