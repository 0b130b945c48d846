import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DefinitionView } from '@zhengai/runtime/contract';
import {
  definitionQuery,
  moveDraft,
  saveDraft,
  type DefinitionKind,
  type DraftStep,
} from './definition-queries.js';

/** One definition on its way from draft to release. */
export interface DefinitionLife {
  readonly versions: readonly DefinitionView[] | undefined;
  /** The draft or version in review, else the newest released one. */
  readonly current: DefinitionView | undefined;
  readonly error: unknown;
  readonly busy: boolean;
  readonly save: (body: unknown) => Promise<void>;
  readonly move: (step: DraftStep) => Promise<void>;
}

export function useDefinition(kind: DefinitionKind, code: string): DefinitionLife {
  const queries = useQueryClient();
  const versions = useQuery(definitionQuery(kind, code));
  const current = versions.data?.[0];
  const draft =
    current && (current.status === 'draft' || current.status === 'inReview') ? current : undefined;
  const refresh = async (): Promise<void> => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['definition', kind, code] }),
      queries.invalidateQueries({ queryKey: ['definitions', kind] }),
      queries.invalidateQueries({ queryKey: ['dictionary'] }),
    ]);
  };
  const saving = useMutation({
    mutationFn: (body: unknown) => saveDraft(kind, code, body, draft?.revision ?? 0),
    onSuccess: refresh,
  });
  const moving = useMutation({
    mutationFn: (step: DraftStep) => moveDraft(kind, code, step, draft?.revision ?? 0),
    onSuccess: refresh,
  });
  return {
    versions: versions.data,
    current,
    error: saving.error ?? moving.error ?? versions.error,
    busy: saving.isPending || moving.isPending,
    save: async (body) => {
      moving.reset();
      await saving.mutateAsync(body);
    },
    move: async (step) => {
      saving.reset();
      await moving.mutateAsync(step);
    },
  };
}
