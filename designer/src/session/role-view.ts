import type { Session } from '@zhengai/runtime/contract';

/** Whether this person sees the whole college (quality office, administrator) or what is theirs. */
export function seesWholeCollege(session: Pick<Session, 'roles'>): boolean {
  return session.roles.some((role) => role === 'qualityOffice' || role === 'admin');
}
