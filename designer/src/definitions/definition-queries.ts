import { queryOptions } from '@tanstack/react-query';
import type { DefinitionView, DictionaryView } from '@zhengai/runtime/contract';
import { api } from '../api/index.js';

export type DefinitionKind = DefinitionView['kind'];

/** Everything released: names, units, lines, severities. */
export const dictionaryQuery = queryOptions({
  queryKey: ['dictionary'],
  queryFn: ({ signal }) => api.request<DictionaryView>('/api/dictionary', { signal }),
  staleTime: 60_000,
});

/** Newest version of each definition of a kind. */
export function definitionListQuery(kind: DefinitionKind) {
  return queryOptions({
    queryKey: ['definitions', kind],
    queryFn: ({ signal }) => api.request<DefinitionView[]>(`/api/definitions/${kind}`, { signal }),
  });
}

/** All versions of one definition, newest first. */
export function definitionQuery(kind: DefinitionKind, code: string) {
  return queryOptions({
    queryKey: ['definition', kind, code],
    queryFn: ({ signal }) =>
      api.request<DefinitionView[]>(`/api/definitions/${kind}/${encodeURIComponent(code)}`, { signal }),
  });
}

const draftPath = (kind: DefinitionKind, code: string): string =>
  `/api/definitions/${kind}/${encodeURIComponent(code)}/draft`;

/** @param revision  of the draft the change was made on; 0 where there is none yet */
export function saveDraft(kind: DefinitionKind, code: string, body: unknown, revision: number) {
  return api.request<DefinitionView>(draftPath(kind, code), {
    method: 'PUT',
    body: { body },
    ifMatch: revision,
  });
}

export type DraftStep = 'review' | 'approve' | 'return';

/** 送审, 批准发布, 退回. */
export function moveDraft(kind: DefinitionKind, code: string, step: DraftStep, revision: number) {
  return api.request<DefinitionView>(`${draftPath(kind, code)}/${step}`, {
    method: 'POST',
    ifMatch: revision,
  });
}
