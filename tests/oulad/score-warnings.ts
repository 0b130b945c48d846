import { enrolledDays } from './daily-values.js';
import type { Enrolment, Outcomes, Presentation } from './oulad-tables.js';
import type { Episode } from './replay-presentation.js';

/** How good the warnings of some presentations are that stand at the end of a day. */
export interface DayScore {
  readonly day: number;
  /** Enrolled at the end of that day. */
  readonly n: number;
  /** Of those with a warning, the part that failed or withdrew. */
  readonly precision: number;
  /** Of those that failed or withdrew, the part with a warning. */
  readonly recall: number;
  /**
   * Of those with a warning that failed or withdrew: days from the opening of the earliest warning that stands on that
   * day to unregistration, or to the end of the presentation for those who stayed; the median.
   */
  readonly leadDays: number;
}

export interface Replayed {
  readonly presentation: Presentation;
  readonly episodes: readonly Episode[];
}

export function scoreWarnings(replayed: readonly Replayed[], outcomes: Outcomes, day: number): DayScore {
  const sums = { n: 0, positive: 0, warned: 0, right: 0 };
  const leads: number[] = [];
  for (const { episodes, presentation } of replayed) {
    const openedOn = earliestStanding(episodes, day);
    for (const enrolment of presentation.enrolments) {
      const days = enrolledDays(presentation, enrolment);
      if (!days || day < days.from || day > days.to) continue;
      const atRisk = outcomes.get(enrolment.code) === true;
      const opened = openedOn.get(enrolment.code);
      sums.n += 1;
      if (atRisk) sums.positive += 1;
      if (opened === undefined) continue;
      sums.warned += 1;
      if (!atRisk) continue;
      sums.right += 1;
      leads.push(endOf(presentation, enrolment) - opened);
    }
  }
  return {
    day,
    n: sums.n,
    precision: rounded(sums.right / sums.warned),
    recall: rounded(sums.right / sums.positive),
    leadDays: median(leads),
  };
}

function earliestStanding(episodes: readonly Episode[], day: number): Map<string, number> {
  const openedOn = new Map<string, number>();
  for (const episode of episodes) {
    if (episode.openedOn > day || (episode.resolvedOn ?? Infinity) <= day) continue;
    const known = openedOn.get(episode.enrolment) ?? Infinity;
    openedOn.set(episode.enrolment, Math.min(known, episode.openedOn));
  }
  return openedOn;
}

function endOf({ length }: Presentation, { leftOn }: Enrolment): number {
  return leftOn ?? length;
}

function rounded(ratio: number): number {
  return Math.round(ratio * 10_000) / 10_000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
