import { enrolledIn, isEmployed, type DemoCollege } from '../demo-college.js';
import { ACADEMIC_YEARS } from '../demo-periods.js';
import type { SeriesGroup } from '../series.js';

/** Year by year, 2021-2022 first; the rest follows from the college itself. */
const BY_YEAR = {
  'master-students': [0, 0, 0, 0, 0],
  'doctoral-students': [0, 0, 0, 0, 0],
  'international-students': [18, 20, 22, 21, 24],
  'preparatory-students': [0, 0, 0, 0, 0],
  'further-study-students': [30, 26, 28, 32, 30],
  'adult-full-time-students': [0, 0, 0, 0, 0],
  'evening-students': [160, 155, 150, 140, 130],
  'correspondence-students': [220, 210, 190, 180, 160],
  'external-teachers': [106, 108, 109, 109, 110],
  'external-teaching-hours': [12_600, 12_900, 13_100, 13_000, 13_400],
  'graduate-degree-teachers': [256, 263, 274, 282, 296],
  'senior-teachers': [146, 149, 152, 154, 157],
  'teaching-area': [163_000, 163_000, 165_500, 168_000, 172_000],
  'office-area': [9_200, 9_200, 9_200, 9_400, 9_400],
  'land-area': [662_000, 662_000, 662_000, 662_000, 662_000],
  'dormitory-area': [62_500, 62_500, 63_000, 66_000, 74_000],
  'equipment-value': [8_700, 9_650, 10_700, 11_900, 13_000],
  'new-equipment-value': [930, 1_040, 1_160, 1_280, 1_390],
  books: [650_000, 655_000, 660_000, 668_000, 690_000],
  'new-books': [23_500, 24_000, 23_800, 24_600, 27_500],
  'teaching-computers': [1_480, 1_520, 1_560, 1_640, 1_720],
  'multimedia-seats': [6_100, 6_200, 6_400, 6_600, 6_900],
} as const satisfies Record<string, readonly number[]>;

export function schoolSeries({ programmes, teachers }: DemoCollege): SeriesGroup<null> {
  return {
    level: 'school',
    periodKind: 'academicYear',
    source: '高等教育事业统计',
    periods: ACADEMIC_YEARS,
    subjects: [null],
    isMeasured: () => true,
    series: [
      {
        item: 'ordinary-students',
        valueOf: (_, { startYear }) =>
          programmes.reduce((sum, programme) => sum + enrolledIn(programme, startYear), 0),
      },
      {
        item: 'full-time-teachers',
        valueOf: (_, { startYear }) => teachers.filter((teacher) => isEmployed(teacher, startYear)).length,
      },
      ...Object.entries(BY_YEAR).map(([item, values]) => ({
        item,
        valueOf: (_: null, { index }: { readonly index: number }) => values[index],
      })),
    ],
  };
}
