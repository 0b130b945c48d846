import { queryOptions } from '@tanstack/react-query';
import type { TaskDetail, TaskRow, TaskValues } from '@zhengai/runtime/contract';
import type { TaskSearch } from '../addresses/index.js';
import { api, queryString } from '../api/index.js';
import type { SavedForm } from './draft-keeper.js';

export function taskListQuery({
  status = 'open',
  all,
}: { readonly status?: string } & Pick<TaskSearch, 'all'>) {
  const parameters = { status, mine: all ? undefined : true };
  return queryOptions({
    queryKey: ['tasks', parameters],
    queryFn: ({ signal }) => api.request<TaskRow[]>(`/api/tasks${queryString(parameters)}`, { signal }),
  });
}

export function taskQuery(id: string) {
  return queryOptions({
    queryKey: ['task', id],
    queryFn: ({ signal }) => api.request<TaskDetail>(taskAddress(id), { signal }),
  });
}

/** Saves a draft. @returns the new revision */
export async function saveTaskValues(id: string, form: SavedForm): Promise<number> {
  const body: TaskValues = { values: { ...form.values } };
  const { data, revision } = await api.exchange<Partial<TaskDetail> | undefined>(
    `${taskAddress(id)}/values`,
    {
      method: 'PUT',
      body,
      ifMatch: form.revision,
      keepalive: true,
    },
  );
  return revision ?? data?.revision ?? form.revision + 1;
}

export async function loadTaskForm(id: string): Promise<SavedForm> {
  const { values, revision } = await api.request<TaskDetail>(taskAddress(id));
  return { values, revision };
}

export async function submitTask(id: string, form: SavedForm): Promise<void> {
  const body: TaskValues = { values: { ...form.values } };
  await api.request(`${taskAddress(id)}/submit`, { method: 'POST', body, ifMatch: form.revision });
}

function taskAddress(id: string): string {
  return `/api/tasks/${encodeURIComponent(id)}`;
}
