import type { LifeCycle, RuleVerdict } from '../model/index.js';
import { comparePeriods } from '../time/index.js';
import { DuplicateVerdictError } from './duplicate-verdict-error.js';
import {
  type PeriodVerdict,
  WARNING_ACTION_KINDS,
  type WarningAction,
  type WarningActionKind,
  type WarningEpisode,
  type WarningLife,
  type WarningState,
} from './warning-life.js';

/** What the fold asks of a rule's life cycle; its recovery condition has been evaluated already. */
export type WarningThresholds = Pick<LifeCycle, 'opensAfter' | 'clearsAfter'>;

/**
 * The life of one rule × subject, from all its verdicts and all that people did: a fold in period order, so that late
 * data, corrections, replay and live operation give the same. Order within the arrays does not matter.
 *
 * - A warning opens in the period that completes `opensAfter` triggered periods in a row. An unknown period breaks a
 *   run: it neither opens, continues nor recovers, and it never ends a warning.
 * - An open warning ends by recovery in the period that completes `clearsAfter` recovered periods in a row. A period
 *   is recovered when it is clear and the rule's own recovery condition, if there is one, is true.
 * - With an improvement under way recovery alone does not end it: it waits, `recovering`, for `verifiedEffective`.
 *   `verifiedNotEffective` puts it back to `open`, the improvement goes on; `improvementCancelled` gives it back to
 *   recovery by data.
 * - `dismissed` ends an open warning at once. The runs start anew: the periods already judged open nothing again, new
 *   ones may.
 * - What is said about a warning that is not open (any more) changes nothing: after a correction of the data the log
 *   stays, and the fold decides what of it still applies.
 *
 * @param verdicts one for each period of the subject's validity, `unknown` where there is no data: periods that are
 *                 left out are not noticed as gaps
 * @throws DuplicateVerdictError when a period has two verdicts
 */
export function foldWarning(
  thresholds: WarningThresholds,
  verdicts: readonly PeriodVerdict[],
  actions: readonly WarningAction[],
): WarningLife {
  const fold = new WarningFold(thresholds);
  const inOrder = [...verdicts].sort((a, b) => comparePeriods(a.period, b.period));
  const log = [...actions].sort(byPeriodThenInstant);
  let next = 0;
  for (const [index, verdict] of inOrder.entries()) {
    if (index > 0 && inOrder[index - 1]?.period === verdict.period)
      throw new DuplicateVerdictError(verdict.period);
    for (; isBefore(log[next], verdict.period); next += 1) fold.act(log[next] as WarningAction);
    fold.judge(verdict);
  }
  for (const action of log.slice(next)) fold.act(action);
  return fold.life();
}

function isBefore(action: WarningAction | undefined, period: string): boolean {
  return action !== undefined && comparePeriods(action.period, period) < 0;
}

function byPeriodThenInstant(a: WarningAction, b: WarningAction): number {
  return (
    comparePeriods(a.period, b.period) ||
    Date.parse(a.at) - Date.parse(b.at) ||
    WARNING_ACTION_KINDS.indexOf(a.kind) - WARNING_ACTION_KINDS.indexOf(b.kind)
  );
}

/** The fold's own state; it lives as long as one call. */
class WarningFold {
  private state: WarningState = 'noData';
  private lastVerdict: RuleVerdict = 'unknown';
  private triggeredRun: { count: number; since: string } | undefined;
  private recoveredRun = 0;
  private improving = false;
  private acknowledged = false;
  private readonly ended: WarningEpisode[] = [];
  private open: WarningEpisode | undefined;

  constructor(private readonly thresholds: WarningThresholds) {}

  judge(given: PeriodVerdict): void {
    this.lastVerdict = given.verdict;
    if (given.verdict === 'triggered') this.continueTriggered(given.period);
    else this.triggeredRun = undefined;
    this.recoveredRun = isRecovered(given) ? this.recoveredRun + 1 : 0;
    this.state = this.open === undefined ? this.judgeClosed(given) : this.judgeOpen(given.period);
  }

  act(action: WarningAction): void {
    if (this.open !== undefined) ACTIONS[action.kind](this, action);
  }

  acknowledge(): void {
    this.acknowledged = true;
  }

  startImprovement(): void {
    this.improving = true;
  }

  cancelImprovement(period: string): void {
    this.improving = false;
    if (this.recoveredRun >= this.thresholds.clearsAfter) this.end('recovery', period);
  }

  reopen(): void {
    this.recoveredRun = 0;
    this.state = 'open';
  }

  end(endedBy: NonNullable<WarningEpisode['endedBy']>, period: string): void {
    if (this.open === undefined) return;
    this.ended.push({ ...this.open, resolvedIn: period, endedBy });
    this.open = undefined;
    this.triggeredRun = undefined;
    this.recoveredRun = 0;
    this.improving = false;
    this.acknowledged = false;
    this.state = 'resolved';
  }

  life(): WarningLife {
    const episode = this.open ?? this.ended.at(-1);
    const since = this.state === 'pending' ? this.triggeredRun?.since : episode?.since;
    const shown = this.state === 'pending' ? undefined : episode;
    return {
      state: this.state,
      ...(since !== undefined && { since }),
      ...(shown !== undefined && { openedIn: shown.openedIn }),
      ...(shown?.resolvedIn !== undefined && { resolvedIn: shown.resolvedIn }),
      lastVerdict: this.lastVerdict,
      acknowledged: this.acknowledged,
      improving: this.improving,
      episodes: this.open === undefined ? [...this.ended] : [...this.ended, this.open],
    };
  }

  private continueTriggered(period: string): void {
    this.triggeredRun ??= { count: 0, since: period };
    this.triggeredRun.count += 1;
  }

  private judgeClosed({ period, verdict, failed }: PeriodVerdict): WarningState {
    if (verdict === 'unknown') return failed === true ? 'error' : 'noData';
    if (this.triggeredRun === undefined) return this.ended.length === 0 ? 'normal' : 'resolved';
    if (this.triggeredRun.count < this.thresholds.opensAfter) return 'pending';
    this.open = { openedIn: period, since: this.triggeredRun.since };
    this.recoveredRun = 0;
    return 'open';
  }

  private judgeOpen(period: string): WarningState {
    if (this.recoveredRun === 0) return 'open';
    if (this.improving || this.recoveredRun < this.thresholds.clearsAfter) return 'recovering';
    this.end('recovery', period);
    return 'resolved';
  }
}

function isRecovered({ verdict, recovered }: PeriodVerdict): boolean {
  return verdict === 'clear' && (recovered === undefined || recovered === true);
}

const ACTIONS: Record<WarningActionKind, (fold: WarningFold, action: WarningAction) => void> = {
  acknowledged: (fold) => fold.acknowledge(),
  improvementStarted: (fold) => fold.startImprovement(),
  improvementCancelled: (fold, { period }) => fold.cancelImprovement(period),
  verifiedNotEffective: (fold) => fold.reopen(),
  verifiedEffective: (fold, { period }) => fold.end('verification', period),
  dismissed: (fold, { period }) => fold.end('dismissal', period),
};
