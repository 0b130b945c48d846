import { valuesOf, type PlantedProblem, type PlantedValue } from '../planted-problem.js';

const level = 'course';

/** Students examined and failed, by semester. */
function examined(
  byPeriod: Readonly<Record<string, readonly [examined: number, failed: number]>>,
): PlantedValue[] {
  return Object.entries(byPeriod).flatMap(([period, [all, failed]]) => [
    { item: 'course-enrolled', period, value: all },
    { item: 'course-examined', period, value: all },
    { item: 'course-failed', period, value: failed },
  ]);
}

/** Attendances of 4,000 expected, by month. */
function attended(byMonth: Readonly<Record<string, number>>): PlantedValue[] {
  return Object.entries(byMonth).flatMap(([period, value]) => [
    { item: 'course-attendance-expected', period, value: 4_000 },
    { item: 'course-attendance-actual', period, value },
  ]);
}

export const COURSE_PROBLEMS: readonly PlantedProblem[] = [
  {
    code: 'C1',
    level,
    subject: 'K0123',
    kind: 'suddenChange',
    period: '2025-2026-2',
    what: {
      zh: '不及格率由 6% 左右骤升到 38%。',
      en: 'The failure rate jumped from some 6 % to 38 %.',
    },
    values: examined({ '2025-2026-2': [84, 32] }),
    warns: ['course-failure-high'],
  },
  {
    code: 'C2',
    level,
    subject: 'K0345',
    kind: 'sustained',
    period: '2025-2026-2',
    what: {
      zh: '不及格率连续两个学期为 19%、21%，高于 15%。',
      en: 'Failure rates of 19 % and 21 % in two semesters running, above 15 %.',
    },
    values: examined({ '2025-2026-1': [100, 19], '2025-2026-2': [100, 21] }),
    warns: ['course-failure-raised'],
  },
  {
    code: 'C3',
    level,
    subject: 'K0507',
    kind: 'singleSpike',
    period: '2025-2026-2',
    what: {
      zh: '不及格率仅一个学期升到 22%:未满两个学期、也未到 30%，不应预警。',
      en: 'A failure rate of 22 % in one semester alone: two are needed, and 30 % is not reached.',
    },
    values: examined({ '2025-2026-2': [100, 22] }),
    warns: [],
  },
  {
    code: 'C4',
    level,
    subject: 'K0611',
    kind: 'slowDecline',
    period: '2025-2026-2',
    what: {
      zh: '评教连续三个学期下降：92.1、89.6、87.2、84.3，尚未跌破标准线。',
      en: 'The evaluation fell three times running, 92.1, 89.6, 87.2, 84.3, without crossing its standard.',
    },
    values: valuesOf('course-evaluation-mean', {
      '2024-2025-1': 92.1,
      '2024-2025-2': 89.6,
      '2025-2026-1': 87.2,
      '2025-2026-2': 84.3,
    }),
    warns: ['course-evaluation-decline'],
  },
  {
    code: 'C5',
    level,
    subject: 'K0724',
    kind: 'categoryLimit',
    period: '2025-2026-2',
    what: {
      zh: '理论课评教 78.5，低于理论课标准 80。',
      en: 'A theory course evaluated at 78.5; the standard for theory is 80.',
    },
    values: valuesOf('course-evaluation-mean', { '2025-2026-2': 78.5 }),
    warns: ['course-evaluation-low'],
  },
  {
    code: 'C6',
    level,
    subject: 'K0743',
    kind: 'otherCategory',
    period: '2025-2026-2',
    what: {
      zh: '实践课评教同为 78.5，高于实践课标准 75，不应预警。',
      en: 'A practice course at the same 78.5: its standard is 75.',
    },
    values: valuesOf('course-evaluation-mean', { '2025-2026-2': 78.5 }),
    warns: [],
  },
  {
    code: 'C7',
    level,
    subject: 'K0218',
    kind: 'sustained',
    period: '2026-10',
    what: {
      zh: '到课率 9 月 82%、10 月 81%，连续两个月低于 85%。',
      en: 'Attendance of 82 % in September and 81 % in October, below 85 % for two months.',
    },
    values: attended({ '2026-09': 3_280, '2026-10': 3_240 }),
    warns: ['course-attendance-low'],
  },
  {
    code: 'C8',
    level,
    subject: 'K0219',
    kind: 'singleSpike',
    period: '2026-10',
    what: {
      zh: '到课率仅 10 月降到 80%，未满两个月，不应预警。',
      en: 'Attendance of 80 % in October alone; two months are needed.',
    },
    values: attended({ '2026-10': 3_200 }),
    warns: [],
  },
  {
    code: 'C9',
    level,
    subject: 'K0888',
    kind: 'thresholdCrossing',
    period: '2026-2027-1',
    what: {
      zh: '本学期计划已上 40 学时、实上 28 学时，进度 70%。',
      en: '28 hours taught of 40 planned so far this semester: 70 %.',
    },
    values: [
      ...valuesOf('course-hours-planned', { '2026-2027-1': 40 }),
      ...valuesOf('course-hours-taught', { '2026-2027-1': 28 }),
    ],
    warns: ['course-hours-behind'],
  },
  {
    code: 'C10',
    level,
    subject: 'K0901',
    kind: 'missingData',
    period: '2025-2026-2',
    what: {
      zh: '一学年没有评教、成绩也未录入：无法判定，不应作为质量问题预警。',
      en: 'No evaluation and no grades for a year: cannot be judged, and is no quality problem.',
    },
    values: [
      ...valuesOf('course-evaluation-mean', { '2025-2026-1': null, '2025-2026-2': null }),
      ...valuesOf('course-examined', { '2025-2026-1': null, '2025-2026-2': null }),
      ...valuesOf('course-failed', { '2025-2026-1': null, '2025-2026-2': null }),
    ],
    warns: [],
  },
  {
    code: 'C11',
    level,
    subject: 'K0055',
    kind: 'recovered',
    period: '2023-2024-1',
    what: {
      zh: '2023-2024 第一学期不及格率 36%，此后恢复正常，现在不应有预警。',
      en: 'A failure rate of 36 % in 2023-2024-1, healthy ever since.',
    },
    values: examined({ '2023-2024-1': [75, 27] }),
    warns: [],
  },
  {
    code: 'C12',
    level,
    subject: 'K0333',
    kind: 'onTheLine',
    period: '2025-2026-2',
    what: {
      zh: '不及格率恰为 30%:规则要求高于 30%，不应预警。',
      en: 'A failure rate of exactly 30 %: the rule asks for more than 30 %.',
    },
    values: examined({ '2025-2026-2': [80, 24] }),
    warns: [],
  },
];
