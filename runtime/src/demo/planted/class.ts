import type { PlantedProblem, PlantedValue } from '../planted-problem.js';

const level = 'class';

/** Attendances of 3,000 expected, by month. */
function attended(byMonth: Readonly<Record<string, number>>): PlantedValue[] {
  return Object.entries(byMonth).flatMap(([period, value]) => [
    { item: 'class-attendance-expected', period, value: 3_000 },
    { item: 'class-attendance-actual', period, value },
  ]);
}

export const CLASS_PROBLEMS: readonly PlantedProblem[] = [
  {
    code: 'B1',
    level,
    subject: '2025-Z14-1',
    kind: 'sustained',
    period: '2026-10',
    what: {
      zh: '班级到课率 9 月 86%、10 月 84%，连续两个月低于 88%。',
      en: 'Attendance of 86 % in September and 84 % in October, below 88 % for two months.',
    },
    values: attended({ '2026-09': 2_580, '2026-10': 2_520 }),
    warns: ['class-attendance-low'],
  },
  {
    code: 'B2',
    level,
    subject: '2024-Z02-1',
    kind: 'recovered',
    period: '2025-05',
    what: {
      zh: '2025 年 4、5 月到课率低于 88%,6 月起恢复，现在不应有预警。',
      en: 'Below 88 % in April and May 2025, healthy from June on.',
    },
    values: attended({ '2025-04': 2_550, '2025-05': 2_535 }),
    warns: [],
  },
];
