import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Dismiss, WarningDetail, WarningList } from '@zhengai/runtime/contract';
import type { WarningSearch } from '../addresses/index.js';
import { api, queryString } from '../api/index.js';

const pageSize = 100;
/** States of a warning that is not over. */
export const currentStates = 'open,recovering';

/** Pages of warnings, the newest first; severity is filtered by the page itself. */
export function warningListQuery({ state, level, rule, mine }: WarningSearch) {
  const parameters = { state: state ?? currentStates, level, rule, mine, limit: pageSize };
  return infiniteQueryOptions({
    queryKey: ['warnings', parameters],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.request<WarningList>(`/api/warnings${queryString({ ...parameters, after: pageParam })}`, {
        signal,
      }),
    getNextPageParam: ({ warnings }) => (warnings.length < pageSize ? undefined : warnings.at(-1)?.id),
  });
}

export function warningQuery(id: string) {
  return queryOptions({
    queryKey: ['warning', id],
    queryFn: ({ signal }) =>
      api.request<WarningDetail>(`/api/warnings/${encodeURIComponent(id)}`, { signal }),
  });
}

export async function acknowledgeWarning(id: number): Promise<void> {
  await api.request(`/api/warnings/${String(id)}/acknowledge`, { method: 'POST' });
}

export async function dismissWarning(id: number, body: Dismiss): Promise<void> {
  await api.request(`/api/warnings/${String(id)}/dismiss`, { method: 'POST', body });
}
