import { isEnrolled, type DemoClass, type DemoCollege } from '../demo-college.js';
import { MONTHS, type DemoPeriod } from '../demo-periods.js';
import { bell, integer } from '../noise.js';
import type { SeriesGroup } from '../series.js';

const TOPIC = { lessons: 301, attendance: 302 };

export function classSeries({ classes }: DemoCollege): SeriesGroup<DemoClass> {
  const expected = ({ size, index }: DemoClass, at: DemoPeriod): number =>
    size * integer(60, 72, TOPIC.lessons, index, at.index);
  return {
    level: 'class',
    periodKind: 'month',
    source: '学工系统',
    periods: MONTHS,
    subjects: classes,
    isMeasured: ({ cohort }, { startYear }) => isEnrolled(cohort, startYear),
    series: [
      { item: 'class-attendance-expected', valueOf: expected },
      {
        item: 'class-attendance-actual',
        valueOf: (one, at) => Math.round(expected(one, at) * attendance(one, at)),
      },
    ],
  };
}

/** Around 96.5 %, slightly lower in the third year, never below 93 %. */
function attendance({ index, cohort }: DemoClass, at: DemoPeriod): number {
  const older = (at.startYear - cohort) * 0.004;
  return (
    0.972 -
    older +
    0.012 * bell(TOPIC.attendance, index, 999) +
    0.01 * bell(TOPIC.attendance, index, at.index)
  );
}
