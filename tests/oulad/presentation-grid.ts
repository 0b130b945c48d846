import type { Grid } from '@zhengai/engine';
import { DAILY_ITEMS, dailySnapshots, dateOf, enrolledDays } from './daily-values.js';
import type { Enrolment, Presentation } from './oulad-tables.js';

/** Those enrolled on any day up to the last one. */
function everEnrolled(presentation: Presentation, lastDay: number): readonly Enrolment[] {
  return presentation.enrolments.filter((enrolment) => {
    const days = enrolledDays(presentation, enrolment);
    return days !== undefined && days.from <= lastDay;
  });
}

/** The snapshots of a presentation as the engine reads them: a cell of a day holds what was known at its end. */
export function presentationGrid(presentation: Presentation, lastDay: number): Grid {
  const enrolments = everEnrolled(presentation, lastDay);
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
