import { isEnrolled, type DemoCollege, type DemoStudent } from '../demo-college.js';
import { SEMESTERS, type DemoPeriod } from '../demo-periods.js';
import { bell, even, integer, rounded } from '../noise.js';
import type { SeriesGroup } from '../series.js';

const TOPIC = {
  credits: 501,
  resit: 502,
  ability: 503,
  wavering: 504,
  hours: 505,
  absence: 506,
  late: 507,
  library: 508,
  activity: 509,
  homework: 510,
  diligence: 511,
};

/** Share of a semester that has passed when the running one is looked at. */
const TO_DATE = 0.55;

export function studentSeries({ students }: DemoCollege): SeriesGroup<DemoStudent> {
  return {
    level: 'student',
    periodKind: 'semester',
    source: '学生成长平台（教务、学工、图书馆）',
    periods: SEMESTERS,
    subjects: students,
    isMeasured: ({ class: { cohort } }, { startYear }) => isEnrolled(cohort, startYear),
    series: [
      { item: 'student-credits-taken', valueOf: creditsTaken },
      {
        item: 'student-credits-earned',
        valueOf: (one, at) => (at.running ? undefined : creditsTaken(one, at) - creditsMissed(one, at)),
      },
      { item: 'student-open-credits', valueOf: openCredits },
      { item: 'student-grade-points', valueOf: (one, at) => (at.running ? undefined : gradePoints(one, at)) },
      { item: 'student-class-hours', valueOf: classHours },
      { item: 'student-absent-hours', valueOf: ({ index }, at) => seldom(8, TOPIC.absence, index, at) },
      { item: 'student-late-returns', valueOf: ({ index }, at) => seldom(4, TOPIC.late, index, at) },
      { item: 'student-library-visits', valueOf: libraryVisits },
      {
        item: 'student-activity-points',
        valueOf: ({ index }, at) => toDate(integer(2, 14, TOPIC.activity, index, at.index), at),
      },
      { item: 'student-homework-set', valueOf: homeworkSet },
      { item: 'student-homework-done', valueOf: (one, at) => homeworkSet(one, at) - homeworkLeft(one, at) },
    ],
  };
}

function toDate(ofSemester: number, { running }: DemoPeriod): number {
  return running ? Math.round(ofSemester * TO_DATE) : ofSemester;
}

/** Mostly none, up to `most`. */
function seldom(most: number, topic: number, index: number, at: DemoPeriod): number {
  return toDate(Math.floor(even(topic, index, at.index) ** 4 * (most + 1)), at);
}

/** Semesters a student has behind it. */
function semestersBehind({ class: { cohort } }: DemoStudent, at: DemoPeriod): number {
  return (at.startYear - cohort) * 2 + (at.period.endsWith('2') ? 1 : 0);
}

/** The same for everybody of a class. */
function creditsTaken(student: DemoStudent, at: DemoPeriod): number {
  return (
    20 +
    integer(-2, 3, TOPIC.credits, student.class.programme.index, semestersBehind(student, at)) -
    semestersBehind(student, at) * 0.5
  );
}

/** -1 to 1, the same through all semesters. */
function ability({ index }: DemoStudent): number {
  return bell(TOPIC.ability, index);
}

/** 2.5 to 4.0, first-year students a little lower. */
function gradePoints(student: DemoStudent, at: DemoPeriod): number {
  const settled = Math.min(semestersBehind(student, at), 4) * 0.03;
  return rounded(
    3.15 + 0.45 * ability(student) + 0.2 * bell(TOPIC.wavering, student.index, at.index) + settled,
    2,
  );
}

/** Only weaker students miss a course, and not in every semester. */
function creditsMissed(student: DemoStudent, at: DemoPeriod): number {
  return ability(student) < -0.3 && even(TOPIC.wavering, student.index, at.index) < 0.4 ? 2 : 0;
}

/** What was missed in the semesters before and not yet made good by resits: at most 4. */
function openCredits(student: DemoStudent, at: DemoPeriod): number {
  if (semestersBehind(student, at) === 0 || ability(student) > -0.3) return 0;
  return integer(0, 2, TOPIC.resit, student.index, at.index) * 2;
}

function classHours(student: DemoStudent, at: DemoPeriod): number {
  return toDate(integer(340, 420, TOPIC.hours, student.class.index, at.index), at);
}

function libraryVisits(student: DemoStudent, at: DemoPeriod): number {
  const usual = 18 + 12 * ability(student);
  return toDate(Math.max(0, Math.round(usual + 10 * bell(TOPIC.library, student.index, at.index))), at);
}

function homeworkSet(student: DemoStudent, at: DemoPeriod): number {
  return toDate(integer(36, 60, TOPIC.homework, student.class.index, at.index), at);
}

/** Up to a seventh is left undone. */
function homeworkLeft(student: DemoStudent, at: DemoPeriod): number {
  const share = 0.07 - 0.05 * ability(student) + 0.02 * bell(TOPIC.diligence, student.index, at.index);
  return Math.round(homeworkSet(student, at) * share);
}
