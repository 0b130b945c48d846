import { median } from './compare-replays.js';
import { sweepThresholds, type LabelledValue, type ThresholdSweep } from './threshold-sweep.js';

/** One warning of the past, with what people made of it: the value it opened at, and whether they found it right. */
export interface LedgerEntry extends LabelledValue {
  readonly subject: string;
  /** ISO instants. */
  readonly openedAt: string;
  readonly resolvedAt?: string;
  /** `recovery`, `verification`, `dismissal`, `rejection`, `revision`, `correction` … */
  readonly endedBy?: string;
  /** When somebody first answered it in any way. */
  readonly respondedAt?: string;
  readonly dismissedFor?: string;
}

/** How good a rule has been (规则台账). */
export interface RuleLedger {
  readonly opened: number;
  readonly standing: number;
  /** Ended, by what ended them. */
  readonly ended: Readonly<Record<string, number>>;
  readonly dismissedFor: Readonly<Record<string, number>>;
  readonly confirmed: number;
  readonly falseAlarms: number;
  /** Confirmed among the labelled, 0–1; `null` while nobody has labelled any. */
  readonly precision: number | null;
  /** Hours until somebody answered, at the median; `null` while nobody has. */
  readonly medianResponseHours: number | null;
  readonly unanswered: number;
  /** Ended by recovery and open again within the flap time. */
  readonly flaps: number;
  /** Subjects with more than one warning, and how many warnings these had beyond their first. */
  readonly repeatedSubjects: number;
  readonly repeats: number;
  /** Where enough have been labelled and their values are known. */
  readonly thresholds?: ThresholdSweep;
}

export interface LedgerOptions {
  /** A warning that opens again within so many days of its recovery flaps; 60 when absent. */
  readonly flapDays?: number;
  /** Whether high or low values of the rule's indicator are trouble; without it no thresholds are swept. */
  readonly trouble?: 'high' | 'low';
}

const FLAP_DAYS = 60;
const HOUR_MS = 3_600_000;

/** @param entries  all warnings of one rule, in any order */
export function ledgerOf(entries: readonly LedgerEntry[], options: LedgerOptions = {}): RuleLedger {
  const { flapDays = FLAP_DAYS, trouble } = options;
  const confirmed = entries.filter(({ wasRight }) => wasRight === true).length;
  const falseAlarms = entries.filter(({ wasRight }) => wasRight === false).length;
  const hours = entries.flatMap(({ openedAt, respondedAt }) =>
    respondedAt === undefined ? [] : [(Date.parse(respondedAt) - Date.parse(openedAt)) / HOUR_MS],
  );
  const histories = [...historiesOf(entries).values()];
  const thresholds = trouble && sweepThresholds(entries, trouble);
  return {
    opened: entries.length,
    standing: entries.filter(({ resolvedAt }) => resolvedAt === undefined).length,
    ended: countBy(
      entries.map(({ endedBy, resolvedAt }) => (resolvedAt === undefined ? undefined : endedBy)),
    ),
    dismissedFor: countBy(entries.map(({ dismissedFor }) => dismissedFor)),
    confirmed,
    falseAlarms,
    precision: confirmed + falseAlarms === 0 ? null : confirmed / (confirmed + falseAlarms),
    medianResponseHours: median(hours) ?? null,
    unanswered: entries.filter(
      ({ resolvedAt, respondedAt }) => respondedAt === undefined && resolvedAt === undefined,
    ).length,
    flaps: histories.reduce((sum, one) => sum + flapsIn(one, flapDays), 0),
    repeatedSubjects: histories.filter(({ length }) => length > 1).length,
    repeats: histories.reduce((sum, { length }) => sum + length - 1, 0),
    ...(thresholds && { thresholds }),
  };
}

/** By subject, oldest first. */
function historiesOf(entries: readonly LedgerEntry[]): ReadonlyMap<string, LedgerEntry[]> {
  const histories = new Map<string, LedgerEntry[]>();
  const inOrder = [...entries].sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt));
  for (const entry of inOrder) {
    const history = histories.get(entry.subject);
    if (history) history.push(entry);
    else histories.set(entry.subject, [entry]);
  }
  return histories;
}

function flapsIn(history: readonly LedgerEntry[], flapDays: number): number {
  return history.filter((entry, i) => {
    const before = history[i - 1];
    if (before?.resolvedAt === undefined || before.endedBy !== 'recovery') return false;
    return Date.parse(entry.openedAt) - Date.parse(before.resolvedAt) <= flapDays * 24 * HOUR_MS;
  }).length;
}

function countBy(names: readonly (string | undefined)[]): Record<string, number> {
  const counts = Object.create(null) as Record<string, number>;
  for (const name of names) if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  return { ...counts };
}
