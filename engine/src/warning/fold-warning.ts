import { comparePeriods } from '../time/index.js';
import { DuplicateVerdictError } from './duplicate-verdict-error.js';
import { WarningFold, type WarningThresholds } from './warning-fold.js';
import {
  WARNING_ACTION_KINDS,
  type PeriodVerdict,
  type WarningAction,
  type WarningLife,
} from './warning-life.js';

/**
 * The life of one rule × subject, from all its verdicts and all that people did: a fold in period order, so that late
 * data, corrections, replay and live operation give the same. Order within the arrays does not matter: actions on one period go by their
 * entry in the log, by their instant where they have none.
 *
 * - A warning opens in the period that completes `opensAfter` triggered periods in a row. An unknown period breaks a
 *   run: it neither opens, continues nor recovers, and it never ends a warning.
 * - An open warning ends by recovery in the period that completes `clearsAfter` recovered periods in a row, but not
 *   before it has stood for `keepsOpenFor` periods. A period is recovered when it is clear and the rule's own recovery
 *   condition, if there is one, is true.
 * - With an improvement under way recovery alone does not end it: it waits, `recovering`, for `verifiedEffective`.
 *   `verifiedNotEffective` puts it back to `open`, the improvement goes on; `improvementCancelled` gives it back to
 *   recovery by data.
 * - `dismissed`, `rejected` and `closed` end an open warning at once. The runs start anew: the periods already judged
 *   open nothing again, new ones may.
 * - What is said about a warning that is not open (any more) changes nothing: after a correction of the data the log
 *   stays, and the fold decides what of it still applies. Only `kept` and `reopened` speak where none is open.
 * - Periods without an answer are counted beside all this, whether a warning is open or not: `unknownRun` says for how
 *   long there has been none and, by the rule's `noData` and `error`, who is to be told.
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
  const log = [...actions].sort(byPeriodThenEntry);
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

function byPeriodThenEntry(a: WarningAction, b: WarningAction): number {
  return (
    comparePeriods(a.period, b.period) ||
    (a.entry ?? 0) - (b.entry ?? 0) ||
    Date.parse(a.at) - Date.parse(b.at) ||
    WARNING_ACTION_KINDS.indexOf(a.kind) - WARNING_ACTION_KINDS.indexOf(b.kind)
  );
}
