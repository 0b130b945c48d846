import { expect, test } from 'vitest';
import {
  attribute,
  indicator,
  item,
  line,
  programmeRule,
  PROGRAMMES,
  verdictOf,
} from '../../../test/support/programme-dictionary.js';
import type { Rule } from '../../model/index.js';
import { conditionPhrase, ruleSentence } from './index.js';

const ratio = (offset?: number) => indicator('dual-ratio', offset === undefined ? {} : { offset });
const below = (offset?: number) => ({ ...ratio(offset), operator: 'lessThan', value: line('red') });

test.each<[string, unknown, Partial<Rule>, string, string]>([
  [
    'one comparison',
    { all: [below()] },
    {},
    '专业的双师型教师占比低于校标红线时，发出红色预警。',
    'A red warning is raised for a programme when share of dual-qualified teachers is below the college red line.',
  ],
  [
    'the same in a row of periods',
    { all: [below(), below(-1)] },
    {},
    '专业的双师型教师占比连续两个学年低于校标红线时，发出红色预警。',
    'A red warning is raised for a programme when share of dual-qualified teachers has been below the college red line for 2 academic years in a row.',
  ],
  [
    'a row whose line moves along',
    {
      all: [0, -1, -2].map((offset) => ({
        ...ratio(offset),
        operator: 'lessThan',
        value: line('pass', 'college', { offset }),
      })),
    },
    { event: { type: 'yellow' } },
    '专业的双师型教师占比连续三个学年低于校标合格线时，发出黄色预警。',
    'A yellow warning is raised for a programme when share of dual-qualified teachers has been below the college pass line for 3 academic years in a row.',
  ],
  [
    'periods that are no row are named',
    { all: [below(), below(-2)] },
    {},
    '专业的双师型教师占比低于校标红线，且两个学年前的双师型教师占比低于校标红线时，发出红色预警。',
    'A red warning is raised for a programme when share of dual-qualified teachers is below the college red line and share of dual-qualified teachers 2 academic years earlier is below the college red line.',
  ],
  [
    'against the period before',
    { all: [{ ...item('students'), operator: 'lessThan', value: item('students', { offset: -1 }) }] },
    {},
    '专业的在校生数低于上一学年的在校生数时，发出红色预警。',
    'A red warning is raised for a programme when number of students is below number of students of the academic year before.',
  ],
  [
    'units, options and plain negations',
    {
      all: [
        { not: { ...ratio(), operator: 'greaterThanInclusive', value: 50 } },
        { ...attribute('category'), operator: 'not:in', value: ['eng', 'agr'] },
      ],
    },
    {},
    '专业的双师型教师占比低于50%，且类别不是工科、农科中的任何一个时，发出红色预警。',
    'A red warning is raised for a programme when share of dual-qualified teachers is below 50% and category is none of engineering, agriculture.',
  ],
  [
    'nested groups become a numbered list',
    {
      all: [
        {
          any: [
            { ...item('students'), operator: 'greaterThan', value: 300 },
            { ...attribute('is-new'), operator: 'equal', value: true },
          ],
        },
        {
          not: { all: [below(), { ...attribute('approved-on'), operator: 'lessThan', value: '2020-01-01' }] },
        },
      ],
    },
    {},
    '专业同时满足以下条件时，发出红色预警：①在校生数高于300人，或者新设专业为是；②并非“双师型教师占比低于校标红线，且批准日期早于2020-01-01”。',
    'A red warning is raised for a programme when all of these hold: (1) number of students is above 300 人 or new programme is yes; (2) it is not so that share of dual-qualified teachers is below the college red line and date of approval is before 2020-01-01.',
  ],
  [
    'verdicts of other rules',
    {
      all: [0, -1, -2].map((offset) => ({
        ...verdictOf('yellow', { offset }),
        operator: 'equal',
        value: 'triggered',
      })),
    },
    {},
    '专业的“黄牌”连续三个学年触发时，发出红色预警。',
    'A red warning is raised for a programme when “yellow card” has been triggered for 3 academic years in a row.',
  ],
  [
    'named conditions, slices and bases',
    {
      any: [
        { condition: '规模小' },
        { ...indicator('dual-ratio', { basis: 'live' }), operator: 'equal', value: 0 },
      ],
    },
    {
      namedConditions: {
        规模小: {
          all: [{ ...item('students', { slice: '女生' }), operator: 'lessThanInclusive', value: 20 }],
        },
      },
    },
    '专业满足以下任一条件时，发出红色预警：①满足“规模小”（即在校生数（女生）不高于20人）；②双师型教师占比（校内实时口径）等于0%。',
    'A red warning is raised for a programme when any of these holds: (1) “规模小” holds (number of students (女生) is at most 20 人); (2) share of dual-qualified teachers (live data) is 0%.',
  ],
  [
    'two standards of one tier are told apart',
    { all: [below(), { ...ratio(), operator: 'lessThan', value: line('pass', 'teachers') }] },
    {},
    '专业的双师型教师占比低于《校内专业标准》红线，且双师型教师占比低于《师资标准》合格线时，发出红色预警。',
    'A red warning is raised for a programme when share of dual-qualified teachers is below the college standard red line and share of dual-qualified teachers is below the teachers standard pass line.',
  ],
  [
    'life cycle, recovery and process',
    { all: [below()] },
    {
      lifeCycle: {
        opensAfter: 2,
        clearsAfter: 2,
        recovery: { all: [{ ...ratio(), operator: 'greaterThanInclusive', value: 55 }] },
      },
      process: 'improve',
    },
    '专业的双师型教师占比低于校标红线，且连续两个学年都是如此时，发出红色预警，并启动改进流程“专业整改”；不再触发，且连续两个学年满足“双师型教师占比不低于55%”后解除。',
    'A red warning is raised for a programme when share of dual-qualified teachers is below the college red line, for 2 academic years in a row, and the improvement process “programme improvement” is started; it ends when it is no longer triggered and “share of dual-qualified teachers is at least 55%” for 2 academic years in a row.',
  ],
  [
    'a row in which each is compared with the period before it',
    {
      all: [0, -1, -2].map((offset) => ({
        ...item('students', { offset }),
        operator: 'lessThan',
        value: item('students', { offset: offset - 1 }),
      })),
    },
    {},
    '专业的在校生数连续三个学年低于上一学年的在校生数时，发出红色预警。',
    'A red warning is raised for a programme when number of students has been below number of students of the academic year before for 3 academic years in a row.',
  ],
  [
    'every pair of three is said as at least two of them',
    { any: [{ condition: 'twoOrMore' }] },
    {
      namedConditions: {
        low: { all: [below()] },
        twoOrMore: {
          any: [
            { all: [{ condition: 'low' }, { ...item('students'), operator: 'lessThan', value: 20 }] },
            { all: [{ condition: 'low' }, { ...attribute('is-new'), operator: 'equal', value: true }] },
            {
              all: [
                { ...attribute('is-new'), operator: 'equal', value: true },
                { ...item('students'), operator: 'lessThan', value: 20 },
              ],
            },
          ],
        },
      },
    },
    '专业以下 3 项中至少有 2 项成立（双师型教师占比低于校标红线；在校生数低于20人；新设专业为是）时，发出红色预警。',
    'A red warning is raised for a programme when at least 2 of these 3 hold: share of dual-qualified teachers is below the college red line, number of students is below 20 人, new programme is yes.',
  ],
  [
    'lists and decorators of plain facts',
    { any: [{ fact: '奖项', operator: 'someFact:equal', value: '国家级' }] },
    {},
    '专业的奖项中至少有一项为国家级时，发出红色预警。',
    'A red warning is raised for a programme when at least one of 奖项 is 国家级.',
  ],
  [
    'no element of a list',
    { all: [{ fact: '处分记录', operator: 'not:someFact:equal', value: '未结案' }, below()] },
    {},
    '专业的处分记录中没有任何一项为未结案，且双师型教师占比低于校标红线时，发出红色预警。',
    'A red warning is raised for a programme when none of 处分记录 is 未结案 and share of dual-qualified teachers is below the college red line.',
  ],
  [
    'every element of a list, one of those listed, a path into an object',
    {
      all: [
        { fact: '课程评分', operator: 'everyFact:greaterThanInclusive', value: 60 },
        { fact: '验收材料', path: '$.状态', operator: 'in', value: ['已批准', '已归档'] },
      ],
    },
    {},
    '专业的课程评分中的每一项都不低于60，且验收材料（$.状态）是已批准、已归档之一时，发出红色预警。',
    'A red warning is raised for a programme when every one of 课程评分 is at least 60 and 验收材料 ($.状态) is one of 已批准, 已归档.',
  ],
])('%s', (_, conditions, rest, zh, en) => {
  const rule = programmeRule(conditions, rest);
  const process = { zh: '专业整改', en: 'programme improvement' };
  expect(ruleSentence(rule, PROGRAMMES, 'zh', { process })).toBe(zh);
  expect(ruleSentence(rule, PROGRAMMES, 'en', { process })).toBe(en);
});

test('some pairs of three are not every pair', () => {
  const pair = (a: number, b: number) => ({
    all: [a, b].map((value) => ({ ...item('students'), operator: 'equal', value })),
  });
  const sentence = ruleSentence(
    programmeRule({ any: [pair(1, 2), pair(1, 3), pair(1, 2)] }),
    PROGRAMMES,
    'zh',
  );
  expect(sentence).not.toContain('至少');
});

test('a line that two standards of one tier draw for an indicator is told apart', () => {
  const [college] = PROGRAMMES.standards;
  if (!college) throw new Error('the fixture has a standard');
  const limit = { ...college, code: 'limit', name: { zh: '限制招生标准', en: 'limit standard' } };
  const dictionary = { ...PROGRAMMES, standards: [...PROGRAMMES.standards, limit] };
  expect(ruleSentence(programmeRule({ all: [below()] }), dictionary, 'zh')).toBe(
    '专业的双师型教师占比低于《校内专业标准》红线时，发出红色预警。',
  );
});

test('a single condition is read as a phrase', () => {
  const rule = programmeRule({ all: [] });
  expect(conditionPhrase(below(-1), rule, PROGRAMMES, 'zh')).toBe('上一学年的双师型教师占比低于校标红线');
  expect(conditionPhrase(below(), rule, PROGRAMMES, 'en')).toBe(
    'share of dual-qualified teachers is below the college red line',
  );
  expect(conditionPhrase({ condition: 'gone' }, rule, PROGRAMMES, 'zh')).toBeUndefined();
});

test('a draft is read as far as it goes', () => {
  const rule = programmeRule({ all: [below(), { ...indicator('gone'), operator: 'lessThan', value: 1 }] });
  expect(ruleSentence(rule, PROGRAMMES, 'zh')).toBe(
    '专业的双师型教师占比低于校标红线时，发出红色预警。（还有 1 处问题没有解决）',
  );
  expect(ruleSentence(programmeRule({}), PROGRAMMES, 'zh')).toBe('条件还不完整，暂时读不成一句话。');
  expect(ruleSentence(programmeRule({}), PROGRAMMES, 'en')).toContain('not complete');
});

test('no identifier is shown where the dictionary has a name', () => {
  const rule = programmeRule({ all: [below(), below(-1)] }, { process: 'improve' });
  for (const language of ['zh', 'en'] as const) {
    expect(ruleSentence(rule, PROGRAMMES, language)).not.toMatch(/dual-ratio|improve\b|academicYear/u);
  }
});

test('conditions beyond what is read are not read out as if there were none', () => {
  let deep: unknown = below();
  for (let i = 0; i < 60; i++) deep = { not: deep };
  const many = { any: Array.from({ length: 5_001 }, () => below()) };
  for (const conditions of [{ all: [deep] }, many]) {
    const rule = programmeRule(conditions);
    expect(ruleSentence(rule, PROGRAMMES, 'zh')).toBe('条件嵌套太深或太多，读不成一句话；请拆成几条规则。');
    expect(ruleSentence(rule, PROGRAMMES, 'en')).toContain('too deep or too many to be read out');
  }
  expect(conditionPhrase(deep as never, programmeRule({ all: [below()] }), PROGRAMMES, 'zh')).toBe(undefined);
});
