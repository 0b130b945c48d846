import { describe, expect, test } from 'vitest';
import { EMPTY_DICTIONARY, factKey, type Dictionary } from '../../model/index.js';
import { checkFormula } from '../check-formula.js';
import { SUBJECT_FUNCTIONS } from './subject-function.js';

const both = (zh: string, en: string) => ({ zh, en });
const item = (code: string, zh: string, level: string, extra: object = {}) => ({
  code,
  name: both(zh, code),
  valueType: 'number' as const,
  level,
  periodKind: 'academicYear' as const,
  kind: 'flow' as const,
  ...extra,
});

const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [
    { code: 'college', name: both('学校', 'College'), order: 1 },
    { code: 'department', name: both('二级学院', 'Department'), order: 2 },
    { code: 'student', name: both('学生', 'Student'), order: 5 },
    { code: 'course', name: both('课程', 'Course'), order: 4 },
  ],
  hierarchies: [
    { code: 'admin', name: both('行政隶属', 'Administration'), levels: ['college', 'department', 'student'] },
    { code: 'teaching', name: both('开课', 'Teaching'), levels: ['college', 'department', 'course'] },
    { code: 'party', name: both('党团', 'Party'), levels: ['department', 'student'] },
  ],
  attributes: [
    { code: 'category', name: both('办学类别', 'Category'), level: 'college', valueType: 'text' },
    { code: 'campus', name: both('校区', 'Campus'), level: 'department', valueType: 'text' },
    { code: 'sex', name: both('性别', 'Sex'), level: 'student', valueType: 'text' },
    { code: 'poor', name: both('建档立卡', 'Poor'), level: 'student', valueType: 'boolean' },
  ],
  items: [
    item('credits', '学分', 'student', { unit: '分' }),
    item('debt', '欠费(元)', 'student'),
    item('passed', '通过人数', 'course', { unit: '人' }),
    item('examined', '考试人数', 'course', { unit: '人' }),
    item('budget', '预算', 'college', { unit: '万元' }),
    item('staff', '教师数', 'department'),
  ],
  indicators: [
    {
      code: 'ratio',
      name: both('生师比', 'Ratio'),
      level: 'department',
      periodKind: 'academicYear',
      direction: 'lower',
      decimals: 1,
      bases: [{ code: 'own', name: both('校内', 'own'), formula: '教师数' }],
    },
  ],
  dataSets: [
    {
      code: 'awards',
      name: both('获奖', 'Awards'),
      level: 'department',
      fields: [
        { code: 'tier', name: both('等级', 'Tier'), valueType: 'text', tiers: ['国家级', '省级'] },
        { code: 'project', name: both('项目', 'Project'), valueType: 'text' },
        { code: 'money', name: both('金额', 'Money'), valueType: 'number', unit: '万元' },
      ],
      weightTables: [
        { code: 'points', name: both('等级权重', 'Points'), field: 'tier', weights: { 国家级: 6, 省级: 2 } },
      ],
    },
  ],
};

const keys = (formula: string) => {
  const { diagnostics, names } = checkFormula(formula, DICTIONARY, 'department');
  expect(diagnostics.map(({ message }) => message.zh)).toEqual([]);
  return names.map(({ ref }) => factKey(ref));
};

describe('a selection of related subjects is one fact', () => {
  test.each([
    ['sum(children("student", "admin").学分)', 'sum(children,level=student,in=admin)item:credits'],
    ['sum(下级（学生，“行政隶属”）.欠费(元)）', 'sum(children,level=student,in=admin)item:debt'],
    ['mean(children(Course).passed)', 'mean(children,level=course,in=teaching)item:passed'],
    ['count(children(课程))', 'count(children,level=course,in=teaching)level:course'],
    [
      'count(children(学生, 党团)[学分<10 and 性别 = "女"])',
      'count(children,level=student,in=party,where=item:credits < 10 and attribute:sex %3d "女")level:student',
    ],
    ['占比(下级(学生, admin).建档立卡)', 'share(children,level=student,in=admin,where=attribute:poor)level:student'],
    ['mean(known(children(课程).通过人数))', 'mean(children,level=course,in=teaching,known)item:passed'],
    ['parent(学校).预算', 'value(parent,level=college,in=admin)item:budget'],
    ['peers(生师比).best', 'best(peers,lowerIsBetter)indicator:ratio'],
    ['同类(教师数, 校区).中位数', 'median(peers,by=campus)item:staff'],
    ['count(records("awards")[等级 = "国家级"])', 'count(records,where=record:awards#tier %3d "国家级")record:awards'],
    ['sum(明细(获奖).金额)', 'sum(records)record:awards#money'],
    [
      '加权(最高一次(明细(获奖)[金额 > 0], 项目, 等级), 等级权重)',
      'weighted(records,once=project;tier,weights=points,where=record:awards#money > 0)record:awards',
    ],
  ])('%s', (formula, key) => {
    // two hierarchies lead from the college to the department; the formula does not care which
    const found = formula.includes('学校') ? keysOfParent(formula) : keys(formula);
    expect(found).toEqual([key]);
  }); // prettier-ignore

  test('it stands in formulas like any name', () => {
    expect(keys('sum(children(课程).通过人数) / sum(children(课程).考试人数) * 100 + 教师数')).toHaveLength(
      3,
    );
    expect(keys('previous(sum(children(课程).通过人数))')).toEqual([
      'sum(children,level=course,in=teaching)item:passed@-1',
    ]);
  });

  test('it keeps the unit of what it adds up', () => {
    expect(checkFormula('sum(children(课程).通过人数)', DICTIONARY, 'department').unit).toBe('人');
    expect(checkFormula('count(children(课程))', DICTIONARY, 'department').unit).toBeUndefined();
  });

  test('it is found again by the key kept beside the formula, whatever it is called now', () => {
    const [key = ''] = keys('sum(children(课程).通过人数)');
    const renamed = {
      ...DICTIONARY,
      items: DICTIONARY.items.map((one) => ({ ...one, name: both(`${one.name.zh}（新）`, one.code) })),
    };
    const names = { 'sum(children(课程).通过人数)': key };
    const check = checkFormula('sum(children(课程).通过人数) * 2', renamed, 'department', { names });
    expect(check.diagnostics).toEqual([]);
    expect(check.names.map(({ ref }) => factKey(ref))).toEqual([key]);
    expect(check.unit).toBe('人');
  });
});

function keysOfParent(formula: string): string[] {
  const hierarchies = DICTIONARY.hierarchies?.filter(({ code }) => code === 'admin') ?? [];
  const { diagnostics, names } = checkFormula(formula, { ...DICTIONARY, hierarchies }, 'department');
  expect(diagnostics).toEqual([]);
  return names.map(({ ref }) => factKey(ref));
}

test.each([
  ['sum(children(学生).学分)', 'feel.hierarchy.ambiguous', '学生'],
  ['sum(children(学员, admin).学分)', 'feel.level.unknown', '学员'],
  ['sum(children(学校).预算)', 'feel.level.notBelow', '学校'],
  ['sum(children(课程, 校内).通过人数)', 'feel.hierarchy.unknown', '校内'],
  ['sum(children(课程).通过数)', 'feel.name.unknown', '通过数'],
  ['count(children(课程)[通过人数 < 及格数])', 'feel.name.unknown', '及格数'],
  ['count(children(课程)[通过人数 + 1])', 'feel.selection.condition', '通过人数 + 1'],
  ['count(children(课程)[通过人数 < "5"])', 'feel.type', '"5"'],
  ['sum(children(课程))', 'feel.selection.value', 'sum(children(课程))'],
  ['share(children(课程))', 'feel.selection.share', 'share(children(课程))'],
  ['children(课程).通过人数 + 1', 'feel.selection.list', 'children'],
  ['sum(children(课程).通过人数 * 2)', 'feel.selection.bracket', '*'],
  ['mean(children(学生, admin).性别)', 'feel.type', 'mean(children(学生, admin).性别)'],
  ['peers(生师比).平均', 'feel.peers.property', '平均'],
  ['peers(生师比, 教师数).mean', 'feel.peers.attribute', '教师数'],
  ['count(records(论文))', 'feel.records.unknown', '论文'],
  ['weighted(records(获奖))', 'feel.selection.weights', 'weighted(records(获奖))'],
  ['count(highestOnce(records(获奖), 项目, 金额))', 'feel.records.tiers', '金额'],
  ['sum(children(课程.通过人数', 'feel.level.unknown', '课程.通过人数'],
])('%s is refused with %s at “%s”', (formula, code, at) => {
  const { diagnostics } = checkFormula(formula, DICTIONARY, 'department');
  expect(diagnostics.map((one) => one.code)).toEqual([code]);
  const [{ from = 0, to = 0 } = {}] = diagnostics;
  expect(formula.slice(from, to)).toBe(at);
});

test('nothing that is cut off or mangled is more than a finding', () => {
  const formula =
    'sum(known(children(课程, "开课")[通过人数 < "10" or 考试人数 in [1..2]].通过人数)) + 同类(生师比, 校区).最好';
  for (let length = 0; length < formula.length; length++) {
    const cut = formula.slice(0, length) + formula.slice(length + 1);
    for (const text of [formula.slice(0, length), cut]) {
      expect(() => checkFormula(text, DICTIONARY, 'department')).not.toThrow();
    }
  }
});

test.each(SUBJECT_FUNCTIONS)('the example of $name is right: $example', ({ example }) => {
  const dictionary: Dictionary = {
    ...DICTIONARY,
    hierarchies: [
      {
        code: 'all',
        name: both('全部', 'All'),
        levels: ['college', 'department', 'course', 'student'],
      },
    ],
    attributes: [
      ...DICTIONARY.attributes,
      { code: 'type', name: both('办学类别', 'Type'), level: 'department', valueType: 'text' },
    ],
  };
  expect(checkFormula(example, dictionary, 'department').diagnostics).toEqual([]);
});
