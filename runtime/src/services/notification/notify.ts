import type { Notice, NoticeId, UnitOfWork } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';

/**
 * Writes what people are to be told, in the transaction of what happened; who they are is found soon after. Notices
 * whose key was there already are passed over.
 *
 * @returns ids of the new ones
 */
export async function notify(
  unit: Pick<UnitOfWork, 'notifications' | 'definitions' | 'outbox'>,
  { clock }: Pick<ServiceDeps, 'clock'>,
  notices: readonly Notice[],
): Promise<NoticeId[]> {
  if (notices.length === 0) return [];
  const { dictionary } = await unit.definitions.released();
  const rankOf = new Map(dictionary.severities.map(({ code, rank }) => [code, rank]));
  const ids = await unit.notifications.addNotices(
    notices.map((notice) => ({ ...notice, severityRank: rankOf.get(notice.severity ?? '') ?? 0 })),
    clock.now(),
  );
  if (ids.length > 0) await unit.outbox.add([{ queue: 'warn', kind: 'route', noticeIds: ids }]);
  return ids;
}
