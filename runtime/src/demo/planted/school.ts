import { valuesOf, type PlantedProblem } from '../planted-problem.js';

const SCHOOL = { level: 'school', subject: 'demo-college' } as const;

export const SCHOOL_PROBLEMS: readonly PlantedProblem[] = [
  {
    ...SCHOOL,
    code: 'S1',
    kind: 'thresholdCrossing',
    period: '2025-2026',
    what: {
      zh: '2025 年扩招近四成而教师几乎未增，生师比由 17.5 左右升至 19 以上，越过合格线 18（未到限制线 22）。',
      en: 'In 2025 the intake grew by four tenths, the staff hardly at all: students per teacher rise from some 17.5 to above 19, past the pass line of 18, short of the limit of 22.',
    },
    // the numbers follow from the cohorts themselves, see college-plan
    values: [],
    warns: ['below-pass-student-teacher-ratio'],
  },
  {
    ...SCHOOL,
    code: 'S2',
    kind: 'slowDecline',
    period: '2025-2026',
    what: {
      zh: '馆藏逐年剔旧多于购新，生均图书五年间由 73 册降到 60 册以下。',
      en: 'More books are weeded out than bought: from 73 books per student to below 60 within five years.',
    },
    values: valuesOf('books', {
      '2021-2022': 640_000,
      '2022-2023': 625_000,
      '2023-2024': 612_000,
      '2024-2025': 603_000,
      '2025-2026': 575_000,
    }),
    warns: ['below-pass-books-per-student'],
  },
  {
    ...SCHOOL,
    code: 'S3',
    kind: 'missingData',
    period: '2025-2026',
    what: {
      zh: '教学用计算机台数漏报：无法判定，不应作为质量问题预警。',
      en: 'The number of teaching computers was not reported: cannot be judged, and is no quality problem.',
    },
    values: valuesOf('teaching-computers', { '2025-2026': null }),
    warns: [],
  },
  {
    ...SCHOOL,
    code: 'S4',
    kind: 'exemption',
    period: '2025-2026',
    what: {
      zh: '新增设备占比 9.2%，低于 10%；但设备总值超过 1 亿元且当年新增超过 1000 万元，按免责条款视为合格。',
      en: 'New equipment is 9.2 %, below 10 %, but the total exceeds 100 million yuan and the addition 10 million: exempt.',
    },
    values: [
      ...valuesOf('equipment-value', { '2025-2026': 13_000 }),
      ...valuesOf('new-equipment-value', { '2025-2026': 1_100 }),
    ],
    warns: [],
  },
  {
    ...SCHOOL,
    code: 'S5',
    kind: 'recovered',
    period: '2022-2023',
    what: {
      zh: '2022-2023 学年一栋宿舍停用维修，生均宿舍面积降到 6.5 m² 以下；次年已恢复，现在不应有预警。',
      en: 'In 2022-2023 a dormitory was closed for repair and the area per student fell below 6.5; it recovered the year after, so nothing is open now.',
    },
    values: valuesOf('dormitory-area', { '2022-2023': 53_000 }),
    warns: [],
  },
];
