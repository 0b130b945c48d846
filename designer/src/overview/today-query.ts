import { queryOptions } from '@tanstack/react-query';
import type { Today } from '@zhengai/runtime/contract';
import { api } from '../api/index.js';

/** What concerns whoever is logged in: the first page shows it, the navigation counts from it. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => api.request<Today>('/api/today', { signal }),
});
