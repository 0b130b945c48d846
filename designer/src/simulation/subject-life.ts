import { foldWarning, type LifeCycle, type PeriodVerdict } from '@zhengai/engine';

/** What a rule would have done to one subject, with nobody acting on its warnings. */
export interface SubjectLife {
  /** Whether a warning stands in the period looked at. */
  readonly warned: boolean;
  readonly everWarned: boolean;
  /** Triggered periods in a row up to the one looked at. */
  readonly run: number;
  /** Periods in which a warning opens. */
  readonly openedIn: readonly string[];
}

/**
 * @param verdicts  one for each period, ascending
 * @param at        index of the period looked at
 */
export function foldSubject(
  lifeCycle: Pick<LifeCycle, 'opensAfter' | 'clearsAfter'>,
  verdicts: readonly PeriodVerdict[],
  at: number,
): SubjectLife {
  const { episodes } = foldWarning(lifeCycle, verdicts, []);
  const indexOf = (period: string): number => verdicts.findIndex((known) => known.period === period);
  const warned = episodes.some(
    ({ openedIn, resolvedIn }) =>
      indexOf(openedIn) <= at && (resolvedIn === undefined || indexOf(resolvedIn) > at),
  );
  let run = 0;
  while (verdicts[at - run]?.verdict === 'triggered') run += 1;
  return { warned, everWarned: episodes.length > 0, run, openedIn: episodes.map(({ openedIn }) => openedIn) };
}
