import type { Dictionary, Rule, Standard } from '../../src/model/index.js';

const text = (zh: string, en: string) => ({ zh, en });

const standard = (code: string, zh: string, tier: Standard['tier'], indicator = 'dual-ratio'): Standard => ({
  code,
  name: text(zh, `${code} standard`),
  level: 'programme',
  tier,
  document: { title: zh },
  hitPolicy: 'UNIQUE',
  inputs: [{ label: text('类别', 'category'), expression: '类别' }],
  lines: [
    {
      code: 'red',
      name: text('红线', 'red line'),
      indicator,
      operator: 'greaterThanInclusive',
      binding: 'binding',
    },
    {
      code: 'pass',
      name: text('合格', 'pass'),
      indicator,
      operator: 'greaterThanInclusive',
      binding: 'binding',
    },
  ],
  rows: [{ when: ['-'], lines: { red: 50, pass: 60 } }],
});

/** A rule on programmes, judged by academic year. */
export function programmeRule(conditions: unknown, rest: Partial<Rule> = {}): Rule {
  return {
    code: 'low-dual-ratio',
    name: text('双师型教师不足', 'too few dual-qualified teachers'),
    level: 'programme',
    periodKind: 'academicYear',
    conditions: conditions as Rule['conditions'],
    event: { type: 'red' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
    ...rest,
  };
}

/** A small dictionary with every kind of fact, on programmes and one course. */
export const PROGRAMMES: Dictionary = {
  levels: [
    { code: 'programme', name: text('专业', 'Programme'), order: 2 },
    { code: 'course', name: text('课程', 'Course'), order: 3 },
  ],
  attributes: [
    {
      code: 'category',
      name: text('类别', 'category'),
      level: 'programme',
      valueType: 'text',
      options: [
        { code: 'eng', name: text('工科', 'engineering') },
        { code: 'agr', name: text('农科', 'agriculture') },
        { code: 'med', name: text('医学', 'medicine') },
      ],
    },
    { code: 'is-new', name: text('新设专业', 'new programme'), level: 'programme', valueType: 'boolean' },
    {
      code: 'approved-on',
      name: text('批准日期', 'date of approval'),
      level: 'programme',
      valueType: 'date',
    },
    { code: 'hours', name: text('学时', 'hours'), level: 'course', valueType: 'number' },
  ],
  items: [
    {
      code: 'students',
      name: text('在校生数', 'number of students'),
      valueType: 'number',
      unit: '人',
      level: 'programme',
      periodKind: 'academicYear',
      kind: 'stock',
    },
    {
      code: 'attendance',
      name: text('到课率', 'attendance'),
      valueType: 'number',
      unit: '%',
      level: 'programme',
      periodKind: 'teachingWeek',
      kind: 'flow',
    },
  ],
  indicators: [
    {
      code: 'dual-ratio',
      name: text('双师型教师占比', 'share of dual-qualified teachers'),
      level: 'programme',
      periodKind: 'academicYear',
      unit: '%',
      direction: 'higher',
      decimals: 1,
      bases: [
        { code: 'state', name: text('状态数据', 'state data'), formula: '1' },
        { code: 'live', name: text('校内实时', 'live data'), formula: '1' },
      ],
    },
    {
      code: 'student-teacher-ratio',
      name: text('生师比', 'student–teacher ratio'),
      level: 'programme',
      periodKind: 'academicYear',
      direction: 'lower',
      decimals: 2,
      bases: [{ code: 'state', name: text('状态数据', 'state data'), formula: '1' }],
    },
  ],
  standards: [
    standard('college', '校内专业标准', 'college'),
    standard('teachers', '师资标准', 'college', 'student-teacher-ratio'),
  ],
  rules: [programmeRule({ all: [] }, { code: 'yellow', name: text('黄牌', 'yellow card') })],
  severities: [
    { code: 'red', name: text('红色预警', 'Red warning'), rank: 3, colour: 'red' },
    { code: 'yellow', name: text('黄色', 'Yellow'), rank: 1, colour: 'yellow' },
  ],
};

export const indicator = (code: string, params: object = {}) => ({
  fact: 'indicator',
  params: { code, ...params },
});
export const attribute = (code: string) => ({ fact: 'attribute', params: { code } });
export const item = (code: string, params: object = {}) => ({ fact: 'item', params: { code, ...params } });
export const line = (code: string, standardCode = 'college', params: object = {}) => ({
  fact: 'standard',
  params: { code: standardCode, line: code, ...params },
});
export const verdictOf = (code: string, params: object = {}) => ({
  fact: 'verdict',
  params: { code, ...params },
});
