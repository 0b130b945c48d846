import type { LocalizedText, Rule } from '../model/index.js';
import { comparePeriods } from '../time/index.js';
import type { WarningEpisode } from '../warning/index.js';
import type { JudgedSubject } from './judge-subjects.js';

/** A warning as it stands before the rule is changed. */
export interface StoredEpisode {
  readonly subject: string;
  readonly openedIn: string;
  readonly severity: string;
  /** Absent while it is open. */
  readonly endedBy?: string;
}

/**
 * What becomes of one subject's warning: `open` raises one where there was none, and needs no decision but notice; the
 * others are offered for review.
 */
export interface PlannedStep {
  readonly subject: string;
  readonly step: 'keep' | 'regrade' | 'close' | 'reopen' | 'open';
  /** Of the warning there is, or of the one there will be. */
  readonly openedIn: string;
  readonly severity: string;
  readonly reason: LocalizedText;
}

/**
 * What a changed rule makes of the warnings there are: nothing is reset silently. By the new version's life of each subject,
 * folded over the same past, an open warning is kept, graded anew or closed; one that had recovered is reopened where the new
 * version still sees it; a new one is announced.
 *
 * @param rule    the new version
 * @param stored  open warnings and those that have ended, of the old version
 * @param judged  by the new version; subjects without a verdict may be absent
 * @param opensIn periods in which warnings may open: `open` and `reopen` only for episodes that reach one of them
 * @returns       by subject; every open warning has one step
 */
export function planRevision(
  rule: Rule,
  stored: readonly StoredEpisode[],
  judged: readonly JudgedSubject[],
  opensIn: ReadonlySet<string>,
): readonly PlannedStep[] {
  const bySubject = new Map(judged.map((one) => [one.subject, one]));
  const open = stored.filter(({ endedBy }) => endedBy === undefined);
  const hasOpen = new Set(open.map(({ subject }) => subject));
  const standing = open.map((warning) => stepOfOpen(rule, warning, bySubject.get(warning.subject)));
  const others = judged.flatMap((one): PlannedStep[] => {
    const living = one.life.episodes.find(({ resolvedIn }) => resolvedIn === undefined);
    if (!living || hasOpen.has(one.subject) || !reaches(living, one.period, opensIn)) return [];
    return stepOfClosed(
      rule,
      one.subject,
      living,
      stored.filter(({ subject }) => subject === one.subject),
    );
  });
  return [...standing, ...others].sort((a, b) =>
    a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0,
  );
}

function stepOfOpen(
  rule: Rule,
  { openedIn, severity, subject }: StoredEpisode,
  judged: JudgedSubject | undefined,
): PlannedStep {
  const living = judged?.life.episodes.find(({ resolvedIn }) => resolvedIn === undefined);
  const step = { subject, openedIn, severity };
  if (living) {
    const moved =
      living.openedIn === openedIn
        ? { zh: '', en: '' }
        : { zh: `（从 ${living.openedIn} 起）`, en: ` (from ${living.openedIn} on)` };
    if (rule.event.type === severity) {
      return {
        ...step,
        step: 'keep',
        reason: said`新版本同样预警${moved.zh}。|The new version warns too${moved.en}.`,
      };
    }
    return {
      ...step,
      step: 'regrade',
      severity: rule.event.type,
      reason: said`新版本同样预警，但等级为 ${rule.event.type}。|The new version warns too, with severity ${rule.event.type}.`,
    };
  }
  const ended = judged?.life.episodes.findLast(
    (one) => one.openedIn === openedIn || comparePeriods(one.resolvedIn ?? one.openedIn, openedIn) >= 0,
  );
  const reason =
    ended?.resolvedIn === undefined
      ? said`按新版本，这条预警从未发生。|By the new version this warning never came about.`
      : said`按新版本，已在 ${ended.resolvedIn} 恢复。|By the new version it recovered in ${ended.resolvedIn}.`;
  return { ...step, step: 'close', reason };
}

/** People's word on an ended warning stands: only one that recovered by data is reopened. */
function stepOfClosed(
  rule: Rule,
  subject: string,
  living: WarningEpisode,
  stored: readonly StoredEpisode[],
): PlannedStep[] {
  const before = stored.find(({ openedIn }) => openedIn === living.openedIn);
  const step = { subject, openedIn: living.openedIn, severity: rule.event.type };
  if (before && before.endedBy !== 'recovery') return [];
  if (before) {
    return [
      {
        ...step,
        step: 'reopen',
        reason: said`按新版本，尚未恢复。|By the new version it has not recovered yet.`,
      },
    ];
  }
  return [
    {
      ...step,
      step: 'open',
      reason: said`新版本在 ${living.openedIn} 预警。|The new version warns in ${living.openedIn}.`,
    },
  ];
}

function reaches({ openedIn }: WarningEpisode, lastJudged: string, opensIn: ReadonlySet<string>): boolean {
  return [...opensIn].some(
    (period) => comparePeriods(period, openedIn) >= 0 && comparePeriods(period, lastJudged) <= 0,
  );
}

/** Both languages in one line, Chinese before the bar. */
function said(parts: TemplateStringsArray, ...values: readonly string[]): LocalizedText {
  const [zh = '', en = ''] = String.raw({ raw: parts }, ...values).split('|');
  return { zh, en };
}
