import { valuesOf, type PlantedProblem } from '../planted-problem.js';

const level = 'student';

/** Every item that is known of a student in the semester before and in the running one. */
const ALL_ITEMS = [
  'student-credits-taken',
  'student-credits-earned',
  'student-open-credits',
  'student-grade-points',
  'student-class-hours',
  'student-absent-hours',
  'student-late-returns',
  'student-library-visits',
  'student-activity-points',
  'student-homework-set',
  'student-homework-done',
] as const;

export const STUDENT_PROBLEMS: readonly PlantedProblem[] = [
  {
    code: 'X1',
    level,
    subject: '202401105',
    kind: 'thresholdCrossing',
    period: '2026-2027-1',
    what: {
      zh: '累计未获学分逐学期 0、2、4、6，本学期初达到 12。',
      en: 'Failed credits of 0, 2, 4 and 6 semester by semester, 12 at the start of this one.',
    },
    values: valuesOf('student-open-credits', {
      '2024-2025-1': 0,
      '2024-2025-2': 2,
      '2025-2026-1': 4,
      '2025-2026-2': 6,
      '2026-2027-1': 12,
    }),
    warns: ['student-failed-credits'],
  },
  {
    code: 'X2',
    level,
    subject: '202416108',
    kind: 'suddenChange',
    period: '2025-2026-2',
    what: {
      zh: '学分绩点由 3.2 骤降到 1.6。',
      en: 'Grade points fell from 3.2 to 1.6 within one semester.',
    },
    values: valuesOf('student-grade-points', { '2025-2026-1': 3.2, '2025-2026-2': 1.6 }),
    warns: ['student-grade-point-plunge'],
  },
  {
    code: 'X3',
    level,
    subject: '202509112',
    kind: 'thresholdCrossing',
    period: '2026-2027-1',
    what: { zh: '本学期至今旷课 26 学时。', en: '26 hours missed so far this semester.' },
    values: valuesOf('student-absent-hours', { '2026-2027-1': 26 }),
    warns: ['student-absence-high'],
  },
  {
    code: 'X4',
    level,
    subject: '202524103',
    kind: 'sustained',
    period: '2026-2027-1',
    what: {
      zh: '作业完成率连续两个学期为 55%、48%。',
      en: 'A homework rate of 55 % and 48 % in two semesters running.',
    },
    values: [
      ...valuesOf('student-homework-set', { '2025-2026-2': 40, '2026-2027-1': 25 }),
      ...valuesOf('student-homework-done', { '2025-2026-2': 22, '2026-2027-1': 12 }),
    ],
    warns: ['student-homework-low'],
  },
  {
    code: 'X5',
    level,
    subject: '202524104',
    kind: 'singleSpike',
    period: '2026-2027-1',
    what: {
      zh: '作业完成率仅本学期为 52%，未满两个学期，不应预警。',
      en: 'A homework rate of 52 % in this semester alone; two are needed.',
    },
    values: [
      ...valuesOf('student-homework-set', { '2026-2027-1': 25 }),
      ...valuesOf('student-homework-done', { '2026-2027-1': 13 }),
    ],
    warns: [],
  },
  {
    code: 'X6',
    level,
    subject: '202433101',
    kind: 'missingData',
    period: '2026-2027-1',
    what: {
      zh: '外出交换，两个学期没有任何数据：无法判定，不应作为质量问题预警。',
      en: 'Away on exchange, no data at all for two semesters: cannot be judged.',
    },
    values: ALL_ITEMS.flatMap((item) => valuesOf(item, { '2025-2026-2': null, '2026-2027-1': null })),
    warns: [],
  },
  {
    code: 'X7',
    level,
    subject: '202420107',
    kind: 'recovered',
    period: '2024-2025-1',
    what: {
      zh: '入学第一学期旷课 24 学时，此后正常，现在不应有预警。',
      en: '24 hours missed in the first semester, healthy ever since.',
    },
    values: valuesOf('student-absent-hours', { '2024-2025-1': 24 }),
    warns: [],
  },
  {
    code: 'X8',
    level,
    subject: '202603110',
    kind: 'correctedAway',
    period: '2026-2027-1',
    what: {
      zh: '先记旷课 30 学时，补交病假证明后更正为 2 学时，不应预警。',
      en: 'First recorded as 30 hours absent; corrected to 2 when the sick note came.',
    },
    values: [{ item: 'student-absent-hours', period: '2026-2027-1', value: 2, reportedFirst: 30 }],
    warns: [],
  },
  {
    code: 'X9',
    level,
    subject: '202511106',
    kind: 'correctedForTheWorse',
    period: '2026-2027-1',
    what: {
      zh: '累计未获学分先报 2，补考成绩核对后更正为 10。',
      en: 'Failed credits first reported as 2, corrected to 10 after the resits were checked.',
    },
    values: [{ item: 'student-open-credits', period: '2026-2027-1', value: 10, reportedFirst: 2 }],
    warns: ['student-failed-credits'],
  },
  {
    code: 'X10',
    level,
    subject: '202530102',
    kind: 'onTheLine',
    period: '2026-2027-1',
    what: {
      zh: '旷课 19 学时，差 1 学时到 20，不应预警。',
      en: '19 hours missed, one short of the line of 20.',
    },
    values: valuesOf('student-absent-hours', { '2026-2027-1': 19 }),
    warns: [],
  },
];
