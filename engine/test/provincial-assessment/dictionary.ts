import { EMPTY_DICTIONARY, type Dictionary, type Standard, type ValueType } from '../../src/index.js';

/** Names of a college's reported data; every name is invented or generic. By fact code: Chinese name. */
export const NUMBERS = {
  partyExam: '党建考核分',
  lawScore: '依法治校分',
  lowEvents: '一般违规数',
  midEvents: '较重违规数',
  highEvents: '严重违规数',
  safetyScore: '平安校园分',
  students: '折合在校生数',
  teachers: '专任教师数',
  roomArea: '教学行政用房面积',
  funding: '财政拨款',
  fundingGrowth: '拨款增长率',
  runningCost: '日常教学支出',
  purchases: '教学设备购置费',
  tuition: '学费收入',
  eBooks: '电子图书千册',
  bandwidth: '出口带宽',
  equipment: '教学仪器设备值',
  dualTeachers: '双师型教师比例',
  openRate: '实训开出率',
  partnerFirms: '合作企业数',
  programmes: '专业数',
  trainingBases: '实习基地数',
  partTime: '兼职教师占比',
  levelsMet: '达标层面数',
  keyProgrammes: '重点产业链专业数',
  arrivalRate: '报到率',
  transferRate: '异动率',
  ...Object.fromEntries(
    [1, 2, 3, 4].flatMap((q) =>
      ['非常满意', '比较满意', '基本满意', '不满意'].map((answer, a) => [`q${q}a${a}`, `第${q}题${answer}`]),
    ),
  ),
  employerVery: '雇主非常满意',
  employerFairly: '雇主比较满意',
  employerNot: '雇主不满意',
  employerForms: '雇主答卷数',
  employment: '毕业去向落实率',
  certificates: '证书获取率',
  matchRate: '专业对口率',
  courseOnline: '在线课程占比',
  courseQuality: '优质课程占比',
  practiceHours: '实践课时占比',
  internshipPay: '实习报酬比例',
  skillRate: '技能达标率',
  theoryRate: '理论达标率',
  dropout: '辍学率',
  complaintsUpheld: '查实投诉数',
  lateReports: '迟报次数',
  serviceIncome: '社会服务到款',
  placement: '一年后落实率',
  trainees: '培训人次',
  exchange: '国际交流人次',
  opinionScore: '负面舆情分',
  honours: '获省级表彰次数',
  pilots: '承担试点次数',
  missedTasks: '未完成任务数',
} as const satisfies Record<string, string>;
export const FLAGS = {
  graveEvent: '发生重大责任事件',
  platform: '建有诊改平台',
  majorOpinion: '发生重大舆情',
} as const;

const item =
  (valueType: ValueType) =>
  ([code, zh]: [string, string]) => ({
    code,
    name: { zh, en: code },
    level: 'college',
    periodKind: 'calendarYear' as const,
    valueType,
    kind: 'flow' as const,
  });
const attribute = (code: string, zh: string) => ({
  code,
  name: { zh, en: code },
  level: 'college',
  valueType: 'text' as const,
});
const indicator = (code: string, zh: string, direction: 'higher' | 'lower', formula: string) => ({
  code,
  name: { zh, en: code },
  level: 'college',
  periodKind: 'calendarYear' as const,
  direction,
  decimals: 2,
  bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula }],
});
const line = (code: string, of: string, operator: 'lessThanInclusive' | 'greaterThanInclusive') => ({
  code,
  name: { zh: code, en: code },
  indicator: of,
  operator,
  binding: 'binding' as const,
});

/** Conditions of running a college, by category: what passes, and below what enrolment is limited (invented values). */
const CONDITIONS: Standard = {
  code: 'conditions',
  name: { zh: '某省办学条件标准', en: 'Conditions of a province' },
  level: 'college',
  tier: 'provincial',
  document: { title: '某省办学条件标准（虚构）' },
  hitPolicy: 'UNIQUE',
  inputs: [{ label: { zh: '类别', en: 'category' }, expression: '类别' }],
  lines: [
    line('ratio.pass', 'ratio', 'lessThanInclusive'),
    line('ratio.limit', 'ratio', 'lessThanInclusive'),
    line('room.pass', 'room', 'greaterThanInclusive'),
    line('room.limit', 'room', 'greaterThanInclusive'),
    line('device.pass', 'device', 'greaterThanInclusive'),
    line('device.limit', 'device', 'greaterThanInclusive'),
  ],
  rows: [
    row('"综合", "师范"', [18, 22, 14, 8, 4000, 2500]),
    row('"理工", "农林"', [18, 22, 16, 9, 4000, 2500]),
    row('"医药"', [16, 22, 16, 9, 4500, 3000]),
    row('"财经"', [18, 23, 9, 5, 3000, 2000]),
  ],
};
function row(when: string, values: readonly [number, number, number, number, number, number]) {
  const [ratioPass, ratioLimit, roomPass, roomLimit, devicePass, deviceLimit] = values;
  return {
    when: [when],
    lines: {
      'ratio.pass': ratioPass,
      'ratio.limit': ratioLimit,
      'room.pass': roomPass,
      'room.limit': roomLimit,
      'device.pass': devicePass,
      'device.limit': deviceLimit,
    },
  };
}

export const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [{ code: 'college', name: { zh: '学校', en: 'college' }, order: 1 }],
  attributes: [attribute('category', '类别'), attribute('band', '办学层次')],
  items: [
    ...Object.entries(NUMBERS).map(item('number')),
    ...Object.entries(FLAGS).map(item('boolean')),
    item('text')(['lawGrade', '依法治校等次']),
  ],
  indicators: [
    indicator('ratio', '生师比', 'lower', '折合在校生数 / 专任教师数'),
    indicator('room', '生均教学行政用房', 'higher', '教学行政用房面积 / 折合在校生数'),
    indicator('device', '生均教学仪器设备值', 'higher', '教学仪器设备值 / 折合在校生数'),
  ],
  standards: [CONDITIONS],
};
