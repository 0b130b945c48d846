import type { ScoreItem } from '../../src/index.js';

const ANSWERS = [
  { code: 'very', name: { zh: '非常满意', en: 'very' }, worth: 100 },
  { code: 'fairly', name: { zh: '比较满意', en: 'fairly' }, worth: 80 },
  { code: 'mostly', name: { zh: '基本满意', en: 'mostly' }, worth: 60 },
  { code: 'not', name: { zh: '不满意', en: 'not' }, worth: 0 },
];
const QUESTIONS = [1, 2, 3, 4].map((q) => ({
  code: `q${q}`,
  name: { zh: `第 ${q} 题`, en: `question ${q}` },
  counts: Object.fromEntries(ANSWERS.map(({ code, name }) => [code, `第${q}题${name.zh}`])),
}));

/** 600 % … 100 % of a point by tier, 100/50/30 % by rank. */
export const TIERS = [
  { code: 'international', name: { zh: '国际级', en: 'international' }, percent: 600 },
  { code: 'national', name: { zh: '国家级', en: 'national' }, percent: 400 },
  { code: 'provincial', name: { zh: '省级', en: 'provincial' }, percent: 100 },
];
export const RANKS = [
  { code: '1', name: { zh: '第一单位', en: 'first' }, percent: 100 },
  { code: '2', name: { zh: '第二单位', en: 'second' }, percent: 50 },
  { code: '3', name: { zh: '第三单位', en: 'third' }, percent: 30 },
];

export const QUALITY: readonly ScoreItem[] = [
  {
    code: 'R18',
    name: { zh: '重点产业链专业占比', en: 'programmes of key industries' },
    points: 3,
    kind: 'categoryShare',
    part: '重点产业链专业数',
    whole: '专业数',
    cases: [
      {
        name: { zh: '综合、理工、农林、医药', en: 'technical' },
        when: '类别 in ("综合", "理工", "农林", "医药")',
        full: 40,
      },
      { name: { zh: '师范、财经', en: 'others' }, when: '类别 in ("师范", "财经")', full: 10 },
    ],
  },
  {
    code: 'R19',
    name: { zh: '技能竞赛获奖', en: 'contest awards' },
    points: 3,
    kind: 'tieredCount',
    list: 'contest-awards',
    tiers: TIERS,
    ranks: RANKS,
    each: 0.25,
  },
  {
    code: 'R20',
    name: { zh: '教学成果奖', en: 'teaching awards' },
    points: 3,
    kind: 'tieredCount',
    list: 'teaching-awards',
    tiers: TIERS,
    ranks: RANKS,
    each: 1,
    scale: 'toBest',
  },
  {
    code: 'R21',
    name: { zh: '新生报到率', en: 'arrival rate' },
    points: 3,
    kind: 'meanSteps',
    measure: '报到率',
    meanDecimals: 2,
    steps: [
      { behind: 0, points: 3 },
      { behind: 3, points: 2.5 },
      { behind: 6, points: 2 },
    ],
    otherwise: 1,
  },
  {
    code: 'R22',
    name: { zh: '学籍异动率', en: 'changes of enrolment' },
    points: 3,
    kind: 'meanSteps',
    direction: 'lower',
    measure: '异动率',
    steps: [
      { behind: -1, points: 3 },
      { behind: 0, points: 2.6 },
      { behind: 1, points: 1.8 },
    ],
    otherwise: 0,
  },
  {
    code: 'R23',
    name: { zh: '学生满意度', en: 'students’ satisfaction' },
    points: 3,
    kind: 'surveyIndex',
    answers: ANSWERS,
    questions: QUESTIONS,
  },
  {
    code: 'R24',
    name: { zh: '雇主满意度', en: 'employers’ satisfaction' },
    points: 3,
    kind: 'surveyIndex',
    answers: ANSWERS.filter(({ code }) => code !== 'mostly'),
    questions: [
      {
        code: 'overall',
        name: { zh: '总体评价', en: 'overall' },
        counts: { very: '雇主非常满意', fairly: '雇主比较满意', not: '雇主不满意' },
      },
    ],
    minimumRespondents: 30,
    respondents: '雇主答卷数',
  },
  // the line depends on the category
  {
    code: 'R25',
    name: { zh: '毕业去向落实率', en: 'placement' },
    points: 3,
    kind: 'ownFloor',
    measure: '毕业去向落实率',
    full: 'if 类别 = "师范" then 85 else 90',
    zero: 60,
  },
  {
    code: 'R26',
    name: { zh: '证书与对口', en: 'certificates and match' },
    points: 3,
    kind: 'compound',
    combine: 'mean',
    parts: [
      {
        code: 'R26a',
        name: { zh: '证书获取率', en: 'certificates' },
        points: 3,
        kind: 'ownFloor',
        measure: '证书获取率',
        full: 90,
      },
      {
        code: 'R26b',
        name: { zh: '专业对口率', en: 'match' },
        points: 3,
        kind: 'ownFloor',
        measure: '专业对口率',
        full: 70,
        zero: 35,
      },
    ],
  },
  {
    code: 'R27',
    name: { zh: '课程建设', en: 'courses' },
    points: 3,
    kind: 'compound',
    combine: 'least',
    parts: [
      {
        code: 'R27a',
        name: { zh: '在线课程占比', en: 'online' },
        points: 3,
        kind: 'ownFloor',
        measure: '在线课程占比',
        full: 30,
      },
      {
        code: 'R27b',
        name: { zh: '优质课程占比', en: 'good' },
        points: 3,
        kind: 'ownFloor',
        measure: '优质课程占比',
        full: 12,
      },
    ],
  },
  {
    code: 'R28',
    name: { zh: '实践教学', en: 'practice' },
    points: 2,
    kind: 'compound',
    combine: 'greatest',
    parts: [
      {
        code: 'R28a',
        name: { zh: '实践课时占比', en: 'hours' },
        points: 2,
        kind: 'ownFloor',
        measure: '实践课时占比',
        full: 50,
        zero: 40,
        between: 'none',
      },
      {
        code: 'R28b',
        name: { zh: '实习报酬比例', en: 'pay' },
        points: 2,
        kind: 'ownFloor',
        measure: '实习报酬比例',
        full: 80,
      },
    ],
  },
  {
    code: 'R29',
    name: { zh: '辍学率', en: 'dropout' },
    points: 2,
    kind: 'peerRatio',
    measure: '辍学率',
    best: 'lowest',
    zero: 8,
  },
  {
    code: 'R30',
    name: { zh: '数据报送', en: 'reporting' },
    points: 2,
    kind: 'deductions',
    events: [
      { code: 'late', name: { zh: '迟报', en: 'late' }, count: '迟报次数', each: 0.15, most: 0.6 },
      { code: 'upheld', name: { zh: '查实投诉', en: 'complaints' }, count: '查实投诉数', each: 0.4 },
    ],
    floor: 0.5,
  },
];
