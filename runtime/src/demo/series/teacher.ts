import { isEmployed, type DemoCollege, type DemoTeacher } from '../demo-college.js';
import { ACADEMIC_YEARS, SEMESTERS, type DemoPeriod } from '../demo-periods.js';
import { bell, integer, rounded } from '../noise.js';
import type { SeriesGroup } from '../series.js';

const TOPIC = {
  hours: 401,
  evaluation: 402,
  classes: 403,
  visited: 404,
  practice: 405,
  training: 406,
  projects: 407,
};

const isMeasured = (teacher: DemoTeacher, { startYear }: DemoPeriod): boolean =>
  isEmployed(teacher, startYear);

export function teacherSeries({ teachers }: DemoCollege): SeriesGroup<DemoTeacher> {
  return {
    level: 'teacher',
    periodKind: 'semester',
    source: '教务系统',
    periods: SEMESTERS,
    subjects: teachers,
    isMeasured,
    series: [
      {
        item: 'teacher-weekly-hours',
        valueOf: ({ index }, at) =>
          integer(9, 14, TOPIC.hours, index) + integer(0, 3, TOPIC.hours, index, at.index + 1),
      },
      {
        item: 'teacher-evaluation-mean',
        valueOf: ({ index }, at) =>
          at.running
            ? undefined
            : rounded(
                91 +
                  3 * bell(TOPIC.evaluation, index, 999) +
                  1.5 * bell(TOPIC.evaluation, index, at.index) +
                  0.05 * at.index,
                1,
              ),
      },
      { item: 'teacher-incidents', valueOf: () => 0 },
      { item: 'teacher-classes', valueOf: ({ index }, at) => integer(2, 6, TOPIC.classes, index, at.index) },
      {
        item: 'teacher-visited-lessons',
        valueOf: ({ index }, at) =>
          integer(at.running ? 1 : 4, at.running ? 6 : 12, TOPIC.visited, index, at.index),
      },
    ],
  };
}

export function teacherYearSeries({ teachers }: DemoCollege): SeriesGroup<DemoTeacher> {
  return {
    level: 'teacher',
    periodKind: 'academicYear',
    source: '人事系统',
    periods: ACADEMIC_YEARS,
    subjects: teachers,
    isMeasured,
    series: [
      {
        item: 'teacher-practice-days',
        valueOf: ({ index }, at) =>
          36 + integer(0, 14, TOPIC.practice, index) + integer(0, 12, TOPIC.practice, index, at.index + 1),
      },
      {
        item: 'teacher-training-hours',
        valueOf: ({ index }, at) => integer(72, 140, TOPIC.training, index, at.index),
      },
      {
        item: 'teacher-projects',
        valueOf: ({ index }, at) => (bell(TOPIC.projects, index, at.index) > 0.25 ? 1 : 0),
      },
    ],
  };
}
