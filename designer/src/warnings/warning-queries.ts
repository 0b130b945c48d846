import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  DeedResults,
  SavedViewBody,
  WarningDeedBody,
  WarningDetail,
  WarningList,
} from '@zhengai/runtime/contract';
import type { WarningSearch } from '../addresses/index.js';
import { api, queryString } from '../api/index.js';

const pageSize = 100;
/** States of a warning that is not over. */
export const currentStates = 'open,recovering';

/** Pages of warnings, the newest first. */
export function warningListQuery(search: WarningSearch) {
  const parameters = { ...search, state: search.state ?? currentStates, limit: pageSize };
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

/** The same about one warning or many; what failed for one was done for the others. */
export function actOnWarnings(ids: readonly number[], deed: WarningDeedBody): Promise<DeedResults> {
  return api.request<DeedResults>('/api/warnings/deeds', { method: 'POST', body: { ids, deed } });
}

export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => api.request<SavedViewBody[]>('/api/saved-views', { signal }),
});

export function saveView(name: string, filter: WarningSearch): Promise<SavedViewBody> {
  return api.request<SavedViewBody>('/api/saved-views', { method: 'PUT', body: { name, filter } });
}

export async function removeView(id: number): Promise<void> {
  await api.request(`/api/saved-views/${String(id)}`, { method: 'DELETE' });
}
