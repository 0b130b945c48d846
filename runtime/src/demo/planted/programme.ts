import { valuesOf, type PlantedProblem } from '../planted-problem.js';

/** First-year students of the shrinking programme by cohort; its class sizes and its registrations both follow. */
export const SHRINKING_PROGRAMME = {
  code: 'Z40',
  cohorts: { 2019: 44, 2020: 43, 2021: 42, 2022: 39, 2023: 35, 2024: 31, 2025: 24, 2026: 22 },
} as const;

const level = 'programme';

export const PROGRAMME_PROBLEMS: readonly PlantedProblem[] = [
  {
    code: 'P1',
    level,
    subject: 'Z08',
    kind: 'suddenChange',
    period: '2025-2026',
    what: {
      zh: '主要合作企业停招，去向落实率由 95% 骤降到 80% 左右。',
      en: 'The main partner firm stopped hiring: the placement rate fell from 95 % to some 80 %.',
    },
    values: [
      ...valuesOf('programme-graduates', { '2025-2026': 80 }),
      ...valuesOf('programme-placed', { '2025-2026': 64 }),
      ...valuesOf('programme-placed-related', { '2025-2026': 46 }),
    ],
    warns: ['programme-placement-plunge'],
  },
  {
    code: 'P2',
    level,
    subject: SHRINKING_PROGRAMME.code,
    kind: 'slowDecline',
    period: '2025-2026',
    what: {
      zh: '新生由 42 人逐年降到 39、35、31、24 人，2025 年首次不足 30 人。',
      en: 'The intake fell year by year, 42, 39, 35, 31, 24: below 30 for the first time in 2025.',
    },
    // the numbers follow from the cohorts above
    values: [],
    warns: ['programme-enrolment-decline'],
  },
  {
    code: 'P3',
    level,
    subject: 'Z27',
    kind: 'sustained',
    period: '2025-2026',
    what: {
      zh: '两名双师型教师调离后未补充，占比连续两年低于 60%。',
      en: 'Dual qualified teachers left and were not replaced: below 60 % for two years.',
    },
    values: [
      ...valuesOf('programme-teachers', { '2024-2025': 11, '2025-2026': 11 }),
      ...valuesOf('programme-dual-teachers', { '2024-2025': 6, '2025-2026': 5 }),
    ],
    warns: ['programme-dual-qualified-low'],
  },
  {
    code: 'P4',
    level,
    subject: 'Z12',
    kind: 'singleSpike',
    period: '2025-2026',
    what: {
      zh: '双师型教师占比仅 2025-2026 一年低于 60%，未满两年，不应预警。',
      en: 'Dual qualified teachers are below 60 % in this one year; two are needed for a warning.',
    },
    values: [
      ...valuesOf('programme-teachers', { '2025-2026': 12 }),
      ...valuesOf('programme-dual-teachers', { '2025-2026': 7 }),
    ],
    warns: [],
  },
  {
    code: 'P5',
    level,
    subject: 'Z03',
    kind: 'categoryLimit',
    period: '2025-2026',
    what: {
      zh: '装备制造类专业生均实训工位 0.42，低于该大类的 0.5。',
      en: 'A manufacturing programme with 0.42 practice places per student; its field asks for 0.5.',
    },
    values: [
      ...valuesOf('programme-students', { '2025-2026': 285 }),
      ...valuesOf('programme-practice-places', { '2025-2026': 120 }),
    ],
    warns: ['programme-practice-places-short'],
  },
  {
    code: 'P6',
    level,
    subject: 'Z37',
    kind: 'otherCategory',
    period: '2025-2026',
    what: {
      zh: '财经商贸类专业生均实训工位 0.30:比上一专业还低，但高于本大类的 0.2，不应预警。',
      en: 'A business programme with 0.30 places per student: fewer than the one above, yet more than the 0.2 of its field.',
    },
    values: [
      ...valuesOf('programme-students', { '2025-2026': 126 }),
      ...valuesOf('programme-practice-places', { '2025-2026': 38 }),
    ],
    warns: [],
  },
  {
    code: 'P7',
    level,
    subject: 'Z19',
    kind: 'correctedForTheWorse',
    period: '2025-2026',
    what: {
      zh: '证书通过人数先报 69 人（81%），两周后更正为 43 人（51%）。',
      en: 'Certificates were first reported as 69 (81 %), two weeks later corrected to 43 (51 %).',
    },
    values: [
      ...valuesOf('programme-certificate-candidates', { '2025-2026': 85 }),
      { item: 'programme-certificates', period: '2025-2026', value: 43, reportedFirst: 69 },
    ],
    warns: ['programme-certificate-low'],
  },
  {
    code: 'P8',
    level,
    subject: 'Z22',
    kind: 'correctedAway',
    period: '2025-2026',
    what: {
      zh: '录取人数先误报 175 人（报到率不足 80%），更正为 143 人后报到率正常，不应预警。',
      en: 'Admissions were first reported as 175 (registration below 80 %), then corrected to 143, which is healthy.',
    },
    values: [{ item: 'programme-admitted', period: '2025-2026', value: 143, reportedFirst: 175 }],
    warns: [],
  },
  {
    code: 'P9',
    level,
    subject: 'Z31',
    kind: 'thresholdCrossing',
    period: '2025-2026',
    what: {
      zh: '录取 158 人、报到 126 人，报到率 79.7%，低于 85%。',
      en: '158 were admitted and 126 came: a registration rate of 79.7 %, below 85 %.',
    },
    values: [...valuesOf('programme-admitted', { '2025-2026': 158 })],
    warns: ['programme-registration-low'],
  },
];
