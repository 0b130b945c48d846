import {
  SHARED_CHANNELS,
  type Channels,
  type NewDelivery,
  type NoticeKind,
  type SharedChannel,
  type StoredNotice,
} from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { byImportance, MOST_SINGLE_MESSAGES } from './plan-messages.js';
import { SETTLE_MS } from './route-notices.js';

const NOTICES_TOGETHER = 500;

/** What groups are told: what concerns more than one person. */
const GROUP_KINDS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'warningOpened',
  'warningReopened',
  'warningEscalated',
  'warningResolved',
  'warningOverturned',
  'dataMissing',
  'dataError',
]);

/**
 * Tells groups and other systems what was told to those responsible. What names a person's data, and what only single
 * people or the quality office are told, stays with them.
 *
 * @returns how many notices were considered
 */
export async function shareNotices(deps: ServiceDeps, channels: Channels): Promise<number> {
  const now = deps.clock.now();
  const routedUntil = new Date(Date.parse(now) - SETTLE_MS).toISOString();
  let considered = 0;
  for (;;) {
    const count = await deps.store.transaction(async (unit) => {
      const notices = await unit.notifications.takeUnshared(routedUntil, NOTICES_TOGETHER);
      if (notices.length === 0) return 0;
      const open = notices.filter(isForAll);
      const deliveries = SHARED_CHANNELS.filter((name) => channels.all.has(name)).flatMap((name) =>
        deliveriesOf(name, open),
      );
      await unit.deliveries.add(deliveries, now);
      await unit.notifications.markShared(notices.map(({ id }) => id));
      return notices.length;
    });
    considered += count;
    if (count < NOTICES_TOGETHER) return considered;
  }
}

function isForAll({ audience, personal }: StoredNotice): boolean {
  return !personal && audience.some(({ kind }) => kind === 'responsible');
}

/** Other systems get each notice by itself, groups a flood as one digest. */
function deliveriesOf(channel: SharedChannel, notices: readonly StoredNotice[]): NewDelivery[] {
  const one = (list: readonly StoredNotice[], digest: boolean): NewDelivery => ({
    key: `${channel}-${digest ? 'digest' : 'notice'}-${Math.max(...list.map(({ id }) => id))}`,
    channel,
    personId: null,
    noticeIds: list.map(({ id }) => id),
    digest,
  });
  if (channel === 'webhook') return notices.map((notice) => one([notice], false));
  const told = notices.filter(({ kind }) => GROUP_KINDS.has(kind));
  return told.length > MOST_SINGLE_MESSAGES
    ? [one(byImportance(told), true)]
    : told.map((notice) => one([notice], false));
}
