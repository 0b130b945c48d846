import type { NotificationSettings, StoredNotice } from '../../ports/index.js';
import { next, quietUntil } from './college-time.js';

/** More than this at once is a flood: it becomes one digest. */
export const MOST_SINGLE_MESSAGES = 3;

/** What to do about everything that waits for one person. */
export type MessagePlan<N> =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'single'; readonly notices: readonly N[] }
  | { readonly kind: 'digest'; readonly notices: readonly N[] };

export interface PlanInput<N> {
  readonly now: string;
  /** Oldest first. */
  readonly waiting: readonly N[];
  readonly settings: Pick<NotificationSettings, 'quiet' | 'weeklyBudget' | 'digestAt'>;
  /** Single messages of this week. */
  readonly sentThisWeek: number;
  /** How long after the first one more is waited for. */
  readonly settleMs: number;
}

/**
 * How one person is told what waits for them: not in quiet hours; a few things one by one while the week's budget
 * lasts; a flood, and what gathered in quiet hours, in one digest; beyond the budget one digest a day.
 */
export function planMessages<N extends Pick<StoredNotice, 'createdAt' | 'severityRank' | 'effect' | 'id'>>(
  input: PlanInput<N>,
): MessagePlan<N> {
  const { now, sentThisWeek, settings, settleMs, waiting } = input;
  const [first] = waiting;
  if (first === undefined) return { kind: 'nothing' };
  const quietEnd = quietUntil(now, settings.quiet);
  if (quietEnd !== null) return { kind: 'wait', until: quietEnd };
  const settled = new Date(Date.parse(first.createdAt) + settleMs).toISOString();
  if (settled > now) return { kind: 'wait', until: settled };

  const left = settings.weeklyBudget - sentThisWeek;
  const digest = { kind: 'digest', notices: byImportance(waiting) } as const;
  if (left < 1) {
    // a digest a day: what has waited since before the last time for it
    const due = next(first.createdAt, settings.digestAt);
    return due > now ? { kind: 'wait', until: due } : digest;
  }
  const gathered = waiting.some(({ createdAt }) => quietUntil(createdAt, settings.quiet) !== null);
  const isFlood = waiting.length > Math.min(left, gathered ? 1 : MOST_SINGLE_MESSAGES);
  return isFlood ? digest : { kind: 'single', notices: waiting };
}

/** The worst first, among equals what has the largest effect, then the oldest. */
export function byImportance<N extends Pick<StoredNotice, 'severityRank' | 'effect' | 'id'>>(
  notices: readonly N[],
): N[] {
  return [...notices].sort(
    (a, b) =>
      b.severityRank - a.severityRank || (b.effect ?? -Infinity) - (a.effect ?? -Infinity) || a.id - b.id,
  );
}
