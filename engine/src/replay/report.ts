import type { EvaluationWarning } from '../model/index.js';
import { periodContaining, periodsBetween } from '../time/index.js';
import { dayCount, dayText } from './open-stretch.js';
import type { ReplayInput } from './replay-input.js';
import type { Replay, ReplayedPeriod, ReplayedSilence, ReplayedWarning } from './replay-result.js';
import type { VerdictsInForce } from './simulated-life.js';
import type { KeptWarning } from './standing-warnings.js';
import { workOf } from './work.js';

const LONGEST_BREAK_DAYS = 200;

export interface Course {
  readonly kept: readonly KeptWarning[];
  readonly verdicts: VerdictsInForce;
  readonly days: number;
  readonly judged: number;
  readonly problems: readonly EvaluationWarning[];
}

/** What a replay found, of the days asked for. */
export function reportOf(input: ReplayInput, { kept, verdicts, ...course }: Course): Replay {
  const [first, last] = [dayCount(input.from), dayCount(input.to)];
  const within = kept
    .filter(({ openedOn }) => openedOn >= first && openedOn <= last)
    .sort((a, b) => a.openedOn - b.openedOn || a.subject - b.subject);
  const warnings = within.map((one) => warningOf(input, one, last));
  const stands = ({ openedOn, resolvedOn = Infinity }: KeptWarning, day: number): boolean =>
    openedOn <= day && day < resolvedOn;
  return {
    rule: input.rule.code,
    from: input.from,
    to: input.to,
    warnings,
    before: kept.filter((one) => one.openedOn < first && stands(one, first)).length,
    standing: kept.filter((one) => stands(one, last)).length,
    periods: periodsOf(input, kept),
    work: workOf(input, warnings),
    silences: silencesOf(input, verdicts),
    subjectPeriods: verdicts.count(),
    ...course,
  };
}

function warningOf(input: ReplayInput, warning: KeptWarning, last: number): ReplayedWarning {
  const { endedBy, openedIn, openedOn, resolvedIn, resolvedOn, since, subject, value } = warning;
  return {
    subject: input.history.subjects[subject] as string,
    openedOn: dayText(openedOn),
    openedIn,
    since,
    ...(resolvedOn !== undefined && { resolvedOn: dayText(resolvedOn) }),
    ...(resolvedIn !== undefined && { resolvedIn }),
    ...(endedBy !== undefined && { endedBy }),
    days: (resolvedOn ?? last) - openedOn,
    value,
    department: input.departments?.[subject] ?? null,
  };
}

function periodsOf(input: ReplayInput, kept: readonly KeptWarning[]): readonly ReplayedPeriod[] {
  const { calendar, periodKind } = input.history;
  const periodOf = (day: number): string | undefined => {
    for (let back = 0; back <= LONGEST_BREAK_DAYS; back++) {
      const period = periodContaining(periodKind, dayText(day - back), calendar);
      if (period !== undefined) return period;
    }
    return undefined;
  };
  const [first, last] = [dayCount(input.from), dayCount(input.to)];
  const [from, to] = [periodOf(first), periodOf(last)];
  if (from === undefined || to === undefined) return [];
  const periods = new Map(
    periodsBetween(from, to, calendar).map((period) => [
      period,
      { period, opened: 0, resolved: 0, standing: 0 },
    ]),
  );
  let standing = 0;
  const count = (day: number | undefined, what: 'opened' | 'resolved'): void => {
    if (day === undefined || day > last) return;
    if (day < first) standing += what === 'opened' ? 1 : -1;
    else {
      const counts = periods.get(periodOf(day) ?? '');
      if (counts) counts[what]++;
    }
  };
  for (const { openedOn, resolvedOn } of kept) {
    count(openedOn, 'opened');
    count(resolvedOn, 'resolved');
  }
  for (const counts of periods.values()) counts.standing = standing += counts.opened - counts.resolved;
  return [...periods.values()];
}

function silencesOf({ history, rule }: ReplayInput, verdicts: VerdictsInForce): readonly ReplayedSilence[] {
  if (rule.lifeCycle.noData === undefined && rule.lifeCycle.error === undefined) return [];
  return history.subjects.flatMap((subject, place) => {
    const run = verdicts.lifeOf(place)?.life.unknownRun;
    if (run?.tell === undefined) return [];
    return [{ subject, since: run.since, periods: run.periods, tell: run.tell }];
  });
}
