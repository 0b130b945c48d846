import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { DefinitionView } from '@zhengai/runtime/contract';
import { useState } from 'react';
import { ProblemError } from '../api/index.js';
import {
  definitionQuery,
  moveDraft,
  saveDraft,
  type DefinitionKind,
  type DraftStep,
} from './definition-queries.js';
import { currentOf, followServer, revisionOf, type DraftBase } from './draft-base.js';

/** One definition on its way from draft to release, as one page sees it. */
export interface DefinitionLife {
  /** Newest first. */
  readonly versions: readonly DefinitionView[] | undefined;
  /** What the page edits from. */
  readonly current: DefinitionView | undefined;
  /** What somebody else has saved since; the page's own changes stand beside it. */
  readonly newer: DefinitionView | undefined;
  /** Grows when the page shall begin again from `current`. */
  readonly round: number;
  readonly error: unknown;
  readonly busy: boolean;
  /** Whether it was done; what went wrong stands in `error`. */
  readonly save: (body: unknown) => Promise<boolean>;
  readonly move: (step: DraftStep) => Promise<boolean>;
  /** As `move`, by a request of the caller's own. */
  readonly moveBy: (request: (revision: number) => Promise<DefinitionView>) => Promise<boolean>;
  /** Saves, then sends to review. */
  readonly saveAndReview: (body: unknown) => Promise<boolean>;
  /** Takes over what somebody else has saved; the page's own changes are given up. */
  readonly takeNewer: () => void;
  /** Keeps the page's own changes: the next save replaces what somebody else has saved. */
  readonly keepOwn: () => void;
}

export function useDefinition(kind: DefinitionKind, code: string): DefinitionLife {
  const queries = useQueryClient();
  const versions = useQuery(definitionQuery(kind, code));
  const [held, setHeld] = useState<DraftBase>();
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const now = versions.data && currentOf(versions.data);
  const following = now ? followServer(held, now) : held;
  if (following !== held) setHeld(following);

  const refresh = async (): Promise<void> => {
    await Promise.all(
      [['definition', kind, code], ['definitions', kind], ['dictionary']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
  };
  const run = async (
    steps: (base: DefinitionView | undefined) => Promise<DefinitionView>,
  ): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const base = await steps(following?.base);
      setHeld({ base });
      await refresh();
      return true;
    } catch (error) {
      if (isOutdated(error)) await refresh();
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const saveOn = (base: DefinitionView | undefined, body: unknown) =>
    saveDraft(kind, code, body, revisionOf(base));
  return {
    versions: versions.data,
    current: following?.base,
    newer: following?.newer,
    round,
    error: failure ?? versions.error ?? undefined,
    busy,
    save: (body) => run((base) => saveOn(base, body)),
    move: (step) => run((base) => moveDraft(kind, code, step, revisionOf(base))),
    moveBy: (request) => run((base) => request(revisionOf(base))),
    saveAndReview: (body) =>
      run(async (base) => moveDraft(kind, code, 'review', (await saveOn(base, body)).revision)),
    takeNewer: () => {
      if (!following?.newer) return;
      setHeld({ base: following.newer });
      setRound((before) => before + 1);
      setFailure(undefined);
    },
    keepOwn: () => {
      if (!following?.newer) return;
      setHeld({ base: following.newer });
      setFailure(undefined);
    },
  };
}

/** The server knows a newer state than this page. */
export function isOutdated(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 412 || error.code === 'definition.status');
}
