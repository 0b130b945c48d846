import {
  evaluateGrid,
  foldWarning,
  planEvaluation,
  VERDICT_OF_CODE,
  type Dictionary,
  type Grid,
  type PeriodVerdict,
} from '@zhengai/engine';
import { DAILY_ITEMS, dailySnapshots, dateOf, dayOf, enrolledDays } from './daily-values.js';
import type { Enrolment, Presentation } from './oulad-tables.js';

/** One warning from opening to end, in days of its presentation. */
export interface Episode {
  readonly rule: string;
  readonly enrolment: string;
  readonly since: number;
  readonly openedOn: number;
  /** Absent while it stands. */
  readonly resolvedOn?: number;
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
  const enrolments = presentation.enrolments.filter((enrolment) => {
    const days = enrolledDays(presentation, enrolment);
    return days !== undefined && days.from <= lastDay;
  });
  const grid = gridOf(presentation, enrolments, lastDay);
  const result = evaluateGrid(planEvaluation(dictionary), grid);
  const episodes: Episode[] = [];
  for (const rule of dictionary.rules) {
    const verdicts = result.verdicts(rule.code);
    enrolments.forEach((enrolment, row) => {
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
          enrolment: enrolment.code,
          since: dayOf(presentation, since),
          openedOn: dayOf(presentation, openedIn),
          ...(resolvedIn === undefined ? {} : { resolvedOn: dayOf(presentation, resolvedIn) }),
        });
      }
    });
  }
  return episodes;
}

function gridOf(presentation: Presentation, enrolments: readonly Enrolment[], lastDay: number): Grid {
  const width = lastDay + 1;
  const count = enrolments.length * width;
  const valid = new Uint8Array(count);
  const columns = DAILY_ITEMS.map((item) => ({ item, values: new Float64Array(count).fill(NaN) }));
  enrolments.forEach((enrolment, row) => {
    for (const { day, values: known } of dailySnapshots(presentation, enrolment)) {
      if (day > lastDay) break;
      valid[row * width + day] = 1;
      for (const { item, values } of columns) values[row * width + day] = known[item] ?? NaN;
    }
  });
  return {
    level: 'enrolment',
    periodKind: 'day',
    subjects: enrolments.map(({ code }) => code),
    periods: Array.from({ length: width }, (_, day) => dateOf(presentation, day)),
    valid,
    items: Object.fromEntries(columns.map(({ item, values }) => [item, { kind: 'number', values }])),
    attributes: {
      presentation: { kind: 'text', values: new Array<string>(count).fill(presentation.code) },
      'previous-attempts': {
        kind: 'number',
        values: Float64Array.from({ length: count }, (_, cell) => {
          return enrolments[Math.floor(cell / width)]?.previousAttempts ?? NaN;
        }),
      },
    },
  };
}
