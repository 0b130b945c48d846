import type { ChannelStatus, DeadDelivery, Inbox } from '../../contract/index.js';
import {
  PERSON_CHANNELS,
  SHARED_CHANNELS,
  type Channels,
  type DeliveryId,
  type InboxQuery,
  type PersonId,
  type Store,
} from '../../ports/index.js';
import { KIND_NAMES } from './kind-names.js';

type Deps = { readonly store: Pick<Store, 'read'> };

/** A page of somebody's inbox. */
export async function listInbox(
  { store: { read } }: Deps,
  personId: PersonId,
  query: InboxQuery,
): Promise<Inbox> {
  const [entries, unread, { dictionary }] = await Promise.all([
    read.notifications.inbox(personId, query),
    read.notifications.unreadCount(personId),
    read.definitions.released(),
  ]);
  const subjectIds = [...new Set(entries.flatMap(({ notice }) => notice.subjectId ?? []))];
  const subjects = new Map((await read.subjects.byIds(subjectIds)).map((one) => [one.id, one]));
  const severities = new Map(dictionary.severities.map((one) => [one.code, one]));
  return {
    unread,
    entries: entries.map(({ notice, readAt }) => {
      const { createdAt, id, kind, link, rule, severity, subjectId, taskId, text, warningId } = notice;
      const subject = subjectId === null ? undefined : subjects.get(subjectId);
      return {
        id,
        kind,
        kindName: KIND_NAMES[kind],
        severity: severities.get(severity ?? '') ?? null,
        text,
        link,
        subject: subject === undefined ? null : { id: subject.id, name: subject.name },
        rule,
        warningId,
        taskId,
        createdAt,
        readAt,
      };
    }),
  };
}

const NO_DELIVERIES = { waiting: 0, sending: 0, sent: 0, dead: 0 };

/** Every channel there could be, with how it does. */
export async function listChannels({
  channels,
  store: { read },
}: Deps & { readonly channels?: Channels | undefined }): Promise<ChannelStatus[]> {
  const [stored, counts] = await Promise.all([read.deliveries.states(), read.deliveries.countsByChannel()]);
  const states = new Map(stored.map((state) => [state.channel, state]));
  return [...PERSON_CHANNELS, ...SHARED_CHANNELS].map((channel) => {
    const state = states.get(channel);
    return {
      channel,
      configured: channels?.all.has(channel) ?? false,
      pausedUntil: state?.pausedUntil ?? null,
      failures: state?.failures ?? 0,
      lastError: state?.lastError ?? null,
      lastFailedAt: state?.lastFailedAt ?? null,
      lastSentAt: state?.lastSentAt ?? null,
      deliveries: counts.get(channel) ?? NO_DELIVERIES,
    };
  });
}

/** Messages that were given up, with whom they were for and why. */
export async function listDeadDeliveries(
  { store: { read } }: Deps,
  query: { readonly beforeId?: DeliveryId; readonly limit: number },
): Promise<DeadDelivery[]> {
  const dead = await read.deliveries.dead(query);
  const [people, notices] = await Promise.all([
    read.people.byIds([...new Set(dead.flatMap(({ personId }) => personId ?? []))]),
    read.notifications.byIds([...new Set(dead.flatMap(({ noticeIds }) => noticeIds[0] ?? []))]),
  ]);
  const personOf = new Map(people.map((person) => [person.id, person]));
  const noticeOf = new Map(notices.map((notice) => [notice.id, notice]));
  return dead.map((delivery) => {
    const { attempts, channel, createdAt, digest, finishedAt, id, lastError, noticeIds, personId } = delivery;
    const person = personId === null ? undefined : personOf.get(personId);
    return {
      id,
      channel,
      recipient: person === undefined ? null : { id: person.id, name: person.name },
      digest,
      notices: noticeIds.length,
      text: noticeOf.get(noticeIds[0] ?? 0)?.text ?? { zh: '', en: '' },
      attempts,
      createdAt,
      finishedAt,
      lastError,
    };
  });
}
