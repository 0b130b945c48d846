import { valuesOf, type PlantedProblem } from '../planted-problem.js';

const level = 'teacher';

export const TEACHER_PROBLEMS: readonly PlantedProblem[] = [
  {
    code: 'T1',
    level,
    subject: 'T0077',
    kind: 'streak',
    period: '2025-2026',
    what: {
      zh: '企业实践连续三年仅 12、8、10 天，每年不足 30 天。',
      en: 'Practice in firms of 12, 8 and 10 days: short of 30 for three years running.',
    },
    values: valuesOf('teacher-practice-days', { '2023-2024': 12, '2024-2025': 8, '2025-2026': 10 }),
    warns: ['teacher-practice-short'],
  },
  {
    code: 'T2',
    level,
    subject: 'T0078',
    kind: 'brokenStreak',
    period: '2025-2026',
    what: {
      zh: '企业实践 12、35、10 天：中间一年达到 30 天，不是连续三年，不应预警。',
      en: 'Practice of 12, 35 and 10 days: the year between reached 30, so it is no streak.',
    },
    values: valuesOf('teacher-practice-days', { '2023-2024': 12, '2024-2025': 35, '2025-2026': 10 }),
    warns: [],
  },
  {
    code: 'T3',
    level,
    subject: 'T0150',
    kind: 'sustained',
    period: '2026-2027-1',
    what: {
      zh: '周课时连续两个学期为 23、24。',
      en: 'A load of 23 and 24 hours a week in two semesters running.',
    },
    values: valuesOf('teacher-weekly-hours', { '2025-2026-2': 23, '2026-2027-1': 24 }),
    warns: ['teacher-workload-high'],
  },
  {
    code: 'T4',
    level,
    subject: 'T0151',
    kind: 'singleSpike',
    period: '2026-2027-1',
    what: {
      zh: '周课时仅本学期为 23(代课),未满两个学期，不应预警。',
      en: 'A load of 23 hours in this semester alone, standing in for a colleague.',
    },
    values: valuesOf('teacher-weekly-hours', { '2026-2027-1': 23 }),
    warns: [],
  },
  {
    code: 'T5',
    level,
    subject: 'T0201',
    kind: 'categoryLimit',
    period: '2025-2026-2',
    what: {
      zh: '教授评教 78 分，低于教授标准 80 分。',
      en: 'A professor evaluated at 78; the standard for professors is 80.',
    },
    values: valuesOf('teacher-evaluation-mean', { '2025-2026-2': 78 }),
    warns: ['teacher-evaluation-low'],
  },
  {
    code: 'T6',
    level,
    subject: 'T0216',
    kind: 'otherCategory',
    period: '2025-2026-2',
    what: {
      zh: '助教评教 73 分，高于助教标准 70 分，不应预警。',
      en: 'An assistant evaluated at 73; the standard for assistants is 70.',
    },
    values: valuesOf('teacher-evaluation-mean', { '2025-2026-2': 73 }),
    warns: [],
  },
  {
    code: 'T7',
    level,
    subject: 'T0310',
    kind: 'event',
    period: '2026-2027-1',
    what: { zh: '本学期发生一次教学事故。', en: 'One teaching incident in the running semester.' },
    values: valuesOf('teacher-incidents', { '2026-2027-1': 1 }),
    warns: ['teacher-incident'],
  },
  {
    code: 'T8',
    level,
    subject: 'T0120',
    kind: 'recovered',
    period: '2022-2023-1',
    what: {
      zh: '2022-2023 第一学期发生教学事故，此后连续两个学期以上没有，现在不应有预警。',
      en: 'An incident in 2022-2023-1, none in the semesters since.',
    },
    values: valuesOf('teacher-incidents', { '2022-2023-1': 1 }),
    warns: [],
  },
];
