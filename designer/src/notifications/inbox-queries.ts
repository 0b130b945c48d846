import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  ChannelStatus,
  ChannelTest,
  DeadDelivery,
  DeliveriesReplayed,
  Inbox,
  InboxRead,
  OwnSettingsView,
} from '@zhengai/runtime/contract';
import { api, queryString } from '../api/index.js';

const pageSize = 200;

/** What one was told, the newest first. */
export function inboxQuery(unread: boolean) {
  return infiniteQueryOptions({
    queryKey: ['inbox', { unread }],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.request<Inbox>(
        `/api/inbox${queryString({ unread: unread || undefined, before: pageParam, limit: pageSize })}`,
        { signal },
      ),
    getNextPageParam: ({ entries }) => (entries.length < pageSize ? undefined : entries.at(-1)?.id),
  });
}

/** Without ids all of them. */
export function markRead(ids?: readonly number[]): Promise<InboxRead> {
  return api.request<InboxRead>('/api/inbox/read', { method: 'POST', body: ids ? { ids } : {} });
}

export const ownSettingsQuery = queryOptions({
  queryKey: ['inbox', 'settings'],
  queryFn: ({ signal }) => api.request<OwnSettingsView>('/api/inbox/settings', { signal }),
});

export function saveSettings(settings: OwnSettingsView['settings']): Promise<OwnSettingsView> {
  return api.request<OwnSettingsView>('/api/inbox/settings', { method: 'PUT', body: settings });
}

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => api.request<ChannelStatus[]>('/api/channels', { signal }),
});

export function testChannel(channel: ChannelStatus['channel']): Promise<ChannelTest> {
  return api.request<ChannelTest>(`/api/channels/${channel}/test`, { method: 'POST' });
}

export const deadDeliveriesQuery = queryOptions({
  queryKey: ['channels', 'dead'],
  queryFn: ({ signal }) => api.request<DeadDelivery[]>('/api/deliveries/dead', { signal }),
});

export function replayDeliveries(ids?: readonly string[]): Promise<DeliveriesReplayed> {
  return api.request<DeliveriesReplayed>('/api/deliveries/replay', {
    method: 'POST',
    body: ids ? { ids } : {},
  });
}
