import { queryOptions } from '@tanstack/react-query';
import type { AppliedPlan, DefinitionView, RevisionPlanView } from '@zhengai/runtime/contract';
import { api } from '../api/index.js';

/** What is decided about one warning instead of what the plan proposes. */
export interface PlanDecision {
  readonly subject: string;
  readonly openedIn: string;
  readonly step: 'keep' | 'close' | 'reopen' | 'leave';
}

const pathOf = (code: string): string => `/api/rules/${encodeURIComponent(code)}`;

/** What the version in review would make of the warnings there are. */
export function planQuery(code: string, revision: number, rule: unknown) {
  return queryOptions({
    queryKey: ['revision-plan', code, revision],
    queryFn: ({ signal }) =>
      api.request<RevisionPlanView>('/api/replay/plan', { method: 'POST', body: { rule }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Plans that were applied with the releases of a rule, the newest first. */
export function appliedPlansQuery(code: string) {
  return queryOptions({
    queryKey: ['applied-plans', code],
    queryFn: ({ signal }) => api.request<AppliedPlan[]>(`${pathOf(code)}/plans`, { signal }),
  });
}

/** Releases the version in review with what was decided about the warnings. */
export function releaseRule(code: string, revision: number, decisions: readonly PlanDecision[]) {
  return api.request<DefinitionView>(`${pathOf(code)}/draft/approve`, {
    method: 'POST',
    body: { decisions },
    ifMatch: revision,
  });
}

export function undoPlan(code: string, id: number): Promise<AppliedPlan[]> {
  return api.request<AppliedPlan[]>(`${pathOf(code)}/plans/${String(id)}/undo`, { method: 'POST' });
}
