import type { PeriodTarget } from '../model/index.js';
import { TargetLifeError } from './target-life-error.js';
import type { TargetState, TargetStepKind } from './target-state.js';

interface Step {
  /** Instant, ISO 8601; not before that of the step before. */
  readonly at: string;
  /** Who did it. */
  readonly by: string;
}

/** Something people do with a target. */
export type TargetStep = Step &
  (
    | { readonly kind: 'draft'; readonly values: readonly PeriodTarget[] }
    | { readonly kind: 'handDown'; readonly values?: readonly PeriodTarget[]; readonly reason?: string }
    | { readonly kind: 'answer'; readonly proposal: readonly PeriodTarget[]; readonly reason: string }
    | { readonly kind: 'agree' }
    | { readonly kind: 'sign'; readonly document?: string }
    | { readonly kind: 'adjust'; readonly values: readonly PeriodTarget[]; readonly reason: string }
    | { readonly kind: 'withdraw'; readonly reason: string }
  );
export interface TargetHistoryEntry {
  readonly step: TargetStep;
  readonly from: TargetState | null;
  readonly to: TargetState;
}

/** A target's life so far; never changed, only followed by another. */
export interface TargetLife {
  readonly state: TargetState;
  /** The values on the table. */
  readonly values: readonly PeriodTarget[];
  /** What the subject proposes instead; only while `answered`. */
  readonly proposal?: readonly PeriodTarget[];
  /** The values that bind: those of the last signature. */
  readonly inForce: readonly PeriodTarget[] | null;
  /** Counts signatures. */
  readonly version: number;
  readonly history: readonly TargetHistoryEntry[];
}

const ALLOWED: Readonly<Record<TargetState, readonly TargetStepKind[]>> = {
  drafted: ['draft', 'handDown'],
  handedDown: ['answer', 'agree', 'withdraw'],
  answered: ['handDown', 'agree', 'withdraw'],
  agreed: ['sign', 'withdraw'],
  signed: ['adjust'],
  adjusted: ['sign', 'adjust'],
};

/** What may be done next. */
export function allowedTargetSteps(life: TargetLife | null): readonly TargetStepKind[] {
  return life === null ? ['draft'] : ALLOWED[life.state];
}

/**
 * @param life  `null` before the first draft
 * @throws TargetLifeError when the step is not allowed, lacks its reason or values, or lies before the one before it
 */
export function stepTarget(life: TargetLife | null, step: TargetStep): TargetLife {
  assertAllowed(life, step);
  const begun = life ?? { state: 'drafted' as const, values: [], inForce: null, version: 0, history: [] };
  const next = (
    to: TargetState,
    changes: Partial<Omit<TargetLife, 'state' | 'history'>> = {},
  ): TargetLife => {
    const { proposal: _proposal, ...kept } = begun;
    const history = [...begun.history, { step, from: life?.state ?? null, to }];
    return { ...kept, ...changes, state: to, history };
  };
  switch (step.kind) {
    case 'draft':
      return next('drafted', { values: step.values });
    case 'handDown':
      return next('handedDown', step.values === undefined ? {} : { values: step.values });
    case 'answer':
      return next('answered', { proposal: step.proposal });
    case 'agree':
      return next('agreed', begun.proposal === undefined ? {} : { values: begun.proposal });
    case 'sign':
      return next('signed', { inForce: begun.values, version: begun.version + 1 });
    case 'adjust':
      return next('adjusted', { values: step.values });
    case 'withdraw':
      return next('drafted');
  }
}

/** The life that steps, oldest first, lead to. @throws TargetLifeError at the first that is not allowed */
export function foldTargetLife(steps: readonly TargetStep[]): TargetLife | null {
  return steps.reduce<TargetLife | null>(stepTarget, null);
}

function assertAllowed(life: TargetLife | null, step: TargetStep): void {
  const allowed = allowedTargetSteps(life);
  if (!allowed.includes(step.kind)) throw TargetLifeError.illegal(life?.state ?? null, step.kind, allowed);
  if (step.by.trim() === '') throw TargetLifeError.incomplete('by', step.kind);
  if ('reason' in step && step.kind !== 'handDown' && (step.reason ?? '').trim() === '') {
    throw TargetLifeError.incomplete('reason', step.kind);
  }
  const values = 'values' in step ? step.values : 'proposal' in step ? step.proposal : undefined;
  if (values?.length === 0) throw TargetLifeError.incomplete('values', step.kind);
  const instant = Date.parse(step.at);
  if (Number.isNaN(instant)) throw TargetLifeError.incomplete('at', step.kind);
  const before = life?.history.at(-1)?.step.at;
  if (before !== undefined && instant < Date.parse(before)) throw TargetLifeError.backwards(step.at, before);
}
