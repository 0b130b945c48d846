import type { CourseType, DemoCollege, DemoCourse } from '../demo-college.js';
import { MONTHS, SEMESTERS, type DemoPeriod } from '../demo-periods.js';
import { bell, between, integer, rounded } from '../noise.js';
import type { SeriesGroup } from '../series.js';

const TOPIC = {
  enrolled: 201,
  absent: 202,
  failed: 203,
  evaluation: 204,
  hours: 205,
  taught: 206,
  resources: 207,
  visits: 208,
  lessons: 209,
  attendance: 210,
};

/** Share of the semester's hours that have been given when it is looked at. */
const TAUGHT_TO_DATE = 0.55;
const HOURS: Readonly<Record<CourseType, readonly number[]>> = {
  theory: [32, 48, 64],
  integrated: [48, 64, 72],
  practice: [40, 56, 80],
};

export function courseSeries({ courses }: DemoCollege): SeriesGroup<DemoCourse> {
  return {
    level: 'course',
    periodKind: 'semester',
    source: '教务系统',
    periods: SEMESTERS,
    subjects: courses,
    isMeasured: () => true,
    series: [
      { item: 'course-enrolled', valueOf: enrolled },
      { item: 'course-examined', valueOf: (course, at) => (at.running ? undefined : examined(course, at)) },
      { item: 'course-failed', valueOf: (course, at) => (at.running ? undefined : failed(course, at)) },
      {
        item: 'course-evaluation-mean',
        valueOf: (course, at) => (at.running ? undefined : evaluation(course, at)),
      },
      { item: 'course-hours-planned', valueOf: plannedHours },
      {
        item: 'course-hours-taught',
        valueOf: (course, at) =>
          Math.ceil(plannedHours(course, at) * between(0.94, 1, TOPIC.taught, course.index, at.index)),
      },
      {
        item: 'course-resources',
        valueOf: ({ index }, at) =>
          integer(20, 90, TOPIC.resources, index) + at.index * integer(1, 6, TOPIC.resources, index, 1),
      },
      {
        item: 'course-resource-visits',
        valueOf: (course, at) =>
          Math.round(
            enrolled(course, at) *
              between(4, 18, TOPIC.visits, course.index, at.index) *
              (at.running ? TAUGHT_TO_DATE : 1),
          ),
      },
    ],
  };
}

export function courseAttendanceSeries({ courses }: DemoCollege): SeriesGroup<DemoCourse> {
  const expected = (course: DemoCourse, at: DemoPeriod): number =>
    enrolled(course, at) * integer(6, 9, TOPIC.lessons, course.index, at.index);
  return {
    level: 'course',
    periodKind: 'month',
    source: '智慧课堂',
    periods: MONTHS,
    subjects: courses,
    isMeasured: () => true,
    series: [
      { item: 'course-attendance-expected', valueOf: expected },
      {
        item: 'course-attendance-actual',
        valueOf: (course, at) => Math.round(expected(course, at) * attendance(course.index, at)),
      },
    ],
  };
}

/** Around 96 %, a little lower towards the end of a semester, never below 92 %. */
function attendance(index: number, at: DemoPeriod): number {
  const late = ['06', '12'].includes(at.period.slice(5)) ? 0.008 : 0;
  return (
    0.962 +
    0.018 * bell(TOPIC.attendance, index, 999) +
    0.012 * bell(TOPIC.attendance, index, at.index) -
    late
  );
}

function enrolled({ index, programme }: DemoCourse, { startYear, index: moment }: DemoPeriod): number {
  if (programme === undefined) return integer(900, 1_400, TOPIC.enrolled, index, moment);
  const size = programme.cohorts.get(startYear - (index % 3)) ?? 42;
  return Math.max(12, size - integer(0, 4, TOPIC.enrolled, index, moment));
}

function examined(course: DemoCourse, at: DemoPeriod): number {
  return enrolled(course, at) - integer(0, 1, TOPIC.absent, course.index, at.index);
}

/** A course keeps its own difficulty, some 3 to 8 %, and wavers by a few points; never above 12 %. */
function failed(course: DemoCourse, at: DemoPeriod): number {
  const rate =
    0.055 + 0.03 * bell(TOPIC.failed, course.index, 999) + 0.03 * bell(TOPIC.failed, course.index, at.index);
  return Math.round(examined(course, at) * Math.max(rate, 0.005));
}

/** 87.5 to 97 points, rising a little over the years. */
function evaluation({ index }: DemoCourse, at: DemoPeriod): number {
  const own = 92 + 2.5 * bell(TOPIC.evaluation, index, 999);
  return rounded(own + 0.08 * (at.index - 5) + 1.6 * bell(TOPIC.evaluation, index, at.index), 1);
}

function plannedHours({ index, type }: DemoCourse, { running }: DemoPeriod): number {
  const all = HOURS[type][index % 3] ?? 48;
  return running ? Math.round(all * TAUGHT_TO_DATE) : all;
}
