import type { NoAnswerAudience, RuleVerdict, Truth } from '../model/index.js';

/**
 * Where one rule × subject stands (预警状态).
 *
 * | state | meaning | how it is left |
 * |---|---|---|
 * | `normal` | the newest period is clear and nothing was ever opened | triggered → `pending` or `open` |
 * | `pending` | triggered, but not yet in `opensAfter` periods in a row | one more → `open`; clear → back |
 * | `open` | a warning stands | recovered → `recovering` or `resolved`; dismissed, proved → `resolved` |
 * | `recovering` | open, and the newest period meets the recovery condition: not yet often enough, not yet long enough since it opened, or the proof of an improvement under way is still out | `clearsAfter` periods in a row, or the proof → `resolved`; anything else → `open` |
 * | `resolved` | the newest period is clear and the last warning has ended, or it has just been ended by people | triggered → `pending` or `open` |
 * | `noData` | no warning stands and the newest verdict is unknown | the next known verdict |
 * | `error` | as `noData`, because evaluating the rule failed | the next verdict |
 */
export type WarningState = 'normal' | 'pending' | 'open' | 'recovering' | 'resolved' | 'noData' | 'error';

/** What one period's data says. */
export interface PeriodVerdict {
  readonly period: string;
  readonly verdict: RuleVerdict;
  /** The rule's own recovery condition, where it has one; without it a clear period counts as recovered. */
  readonly recovered?: Truth;
  /** Evaluating failed; the verdict is then `unknown`. */
  readonly failed?: boolean;
}

/**
 * | kind | what it does to the open warning |
 * |---|---|
 * | `acknowledged`, `assigned` | somebody has taken note |
 * | `confirmed` | the quality office stands by it |
 * | `improvementStarted`, `improvementCancelled` | only the proof of its effect ends it; recovery by data ends it again |
 * | `verifiedNotEffective`, `verifiedEffective` | the proof: it goes on, or ends |
 * | `dismissed` | its owner ends it, with a reason |
 * | `rejected` | the quality office ends it instead of confirming it: a false alarm, an appeal allowed, an exemption |
 * | `closed` | ends because the rule was changed |
 * | `kept`, `reopened` | where none is open: the one named, else the last one, stands (again) |
 */
export const WARNING_ACTION_KINDS = [
  'acknowledged',
  'assigned',
  'confirmed',
  'improvementStarted',
  'improvementCancelled',
  'verifiedNotEffective',
  'verifiedEffective',
  'dismissed',
  'rejected',
  'closed',
  'kept',
  'reopened',
] as const;
export type WarningActionKind = (typeof WARNING_ACTION_KINDS)[number];

/** Something people or a process did, entered in the log of one rule × subject. */
export interface WarningAction {
  readonly kind: WarningActionKind;
  /** ISO 8601 instant. */
  readonly at: string;
  /** The period whose data it answers to; it takes effect after that period's verdict. */
  readonly period: string;
  /** Place in the log: tells the order on one period where clocks have been set back. */
  readonly entry?: number;
  readonly by?: string;
  readonly reason?: string;
  /** Of `kept` and `reopened`: the warning that stands (again), where the data alone no longer show it. */
  readonly episode?: Pick<WarningEpisode, 'openedIn' | 'since'>;
}

export type EpisodeEnd = 'recovery' | 'verification' | 'dismissal' | 'rejection' | 'revision';

/** One warning from opening to end. */
export interface WarningEpisode {
  readonly openedIn: string;
  /** First period of the run that opened it. */
  readonly since: string;
  readonly resolvedIn?: string;
  readonly endedBy?: EpisodeEnd;
}

/** The periods without an answer up to the newest one. */
export interface UnknownRun {
  /** Of the newest period: its data is missing, or evaluating it failed. */
  readonly kind: 'noData' | 'error';
  readonly since: string;
  readonly periods: number;
  /** Once the run is as long as the rule allows: who is told. It concerns the data, it is no quality warning. */
  readonly tell?: NoAnswerAudience;
}

export interface WarningLife {
  readonly state: WarningState;
  /** First period of the run of triggered periods that is pending, or that opened the current or last episode. */
  readonly since?: string;
  /** Of the open episode, else of the last one. */
  readonly openedIn?: string;
  readonly resolvedIn?: string;
  readonly lastVerdict: RuleVerdict;
  /** Somebody has taken note of the open warning. */
  readonly acknowledged: boolean;
  /** The quality office stands by the open warning. */
  readonly confirmed: boolean;
  /** An improvement of the open warning is under way and not yet proved. */
  readonly improving: boolean;
  /** Absent when the newest period has an answer. */
  readonly unknownRun?: UnknownRun;
  /** Oldest first; only the last one can be open. */
  readonly episodes: readonly WarningEpisode[];
}
