import type { NoticeId, UnitOfWork } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { findAddressees } from './find-addressees.js';

/**
 * What comes within this time of the first is looked at together before it leaves the house, so that a flood becomes
 * one message. The inbox has it at once.
 */
export const SETTLE_MS = 60_000;

/** Finds the people of new notices and puts these into their inboxes. */
export async function routeNotices(
  unit: UnitOfWork,
  { clock, log }: Pick<ServiceDeps, 'clock' | 'log'>,
  noticeIds: readonly NoticeId[],
): Promise<void> {
  const notices = await unit.notifications.takeUnrouted(noticeIds);
  if (notices.length === 0) return;
  const now = clock.now();
  const addressees = await findAddressees(unit, notices, now);
  const entries = notices.flatMap(({ id }) =>
    (addressees.get(id) ?? []).map((personId) => ({ noticeId: id, personId })),
  );
  for (const { id, kind } of notices) {
    if (addressees.get(id)?.length === 0) log.warn({ notice: id, kind }, 'nobody is there to be told');
  }
  const planAt = new Date(Date.parse(now) + SETTLE_MS).toISOString();
  await unit.notifications.deliverToInbox(entries, now, planAt);
  await unit.notifications.markRouted(
    notices.map(({ id }) => id),
    now,
  );
  const people = new Set(entries.map(({ personId }) => personId));
  await unit.changes.publish([...people].map((id) => ({ kind: 'inbox', id })));
}
