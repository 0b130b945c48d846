import {
  evaluateGrid,
  foldWarning,
  planEvaluation,
  VERDICT_OF_CODE,
  type Dictionary,
  type PeriodVerdict,
} from '@zhengai/engine';
import { dayOf } from './daily-values.js';
import type { Presentation } from './oulad-tables.js';
import { presentationGrid } from './presentation-grid.js';

/** One warning from opening to end, in days of its presentation. */
export interface Episode {
  readonly rule: string;
  readonly enrolment: string;
  readonly since: number;
  readonly openedOn: number;
  /** Absent while it stands. */
  readonly resolvedOn?: number;
}

/** An episode with the day on which the clock said that it opened. */
export interface DatedEpisode extends Episode {
  readonly openedAt: number;
}

/**
 * What the rules would have warned of in a presentation, judged day by day.
 *
 * @param lastDay  nothing of later days is read; the whole presentation when absent
 */
export function replayPresentation(
  dictionary: Dictionary,
  presentation: Presentation,
  lastDay = presentation.length,
): Episode[] {
  const grid = presentationGrid(presentation, lastDay);
  const result = evaluateGrid(planEvaluation(dictionary), grid);
  const episodes: Episode[] = [];
  for (const rule of dictionary.rules) {
    const verdicts = result.verdicts(rule.code);
    grid.subjects.forEach((enrolment, row) => {
      const start = row * grid.periods.length;
      if (!verdicts.subarray(start, start + grid.periods.length).includes(1)) return;
      const lived: PeriodVerdict[] = [];
      grid.periods.forEach((period, day) => {
        if (grid.valid[start + day] !== 1) return;
        lived.push({ period, verdict: VERDICT_OF_CODE[verdicts[start + day] ?? 2] ?? 'unknown' });
      });
      for (const { openedIn, resolvedIn, since } of foldWarning(rule.lifeCycle, lived, []).episodes) {
        episodes.push({
          rule: rule.code,
          enrolment,
          since: dayOf(presentation, since),
          openedOn: dayOf(presentation, openedIn),
          ...(resolvedIn === undefined ? {} : { resolvedOn: dayOf(presentation, resolvedIn) }),
        });
      }
    });
  }
  return episodes;
}
