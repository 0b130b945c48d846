import { expect, test } from 'vitest';
import { columnOf } from '../column/index.js';
import {
  EMPTY_DICTIONARY,
  ModelError,
  type DataItem,
  type Dictionary,
  type Indicator,
} from '../model/index.js';
import { checkIndicator, compileIndicator } from './index.js';

const item = (code: string, zh: string, periodKind: DataItem['periodKind'] = 'academicYear'): DataItem => ({
  code, name: { zh, en: code }, level: 'college', valueType: 'number', unit: '人', periodKind, kind: 'stock',
}); // prettier-ignore

const indicator = (code: string, zh: string, ...formulas: string[]): Indicator => ({
  code,
  name: { zh, en: code },
  level: 'college',
  periodKind: 'academicYear',
  direction: 'lower',
  decimals: 2,
  bases: formulas.map((formula, i) => ({
    code: i === 0 ? 'official' : 'live',
    name: { zh: '口径', en: 'basis' },
    formula,
  })),
});

const ratio = { ...indicator('ratio', '生师比', '折合在校生数 / 教师总数'), unit: ':1' };
const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  items: [
    item('students', '折合在校生数'),
    item('full', '专任教师数'),
    item('external', '外聘教师数'),
    item('weekly', '周课时', 'week'),
    { ...item('assessed', '评估日期'), valueType: 'date', unit: undefined } as unknown as DataItem,
  ],
  indicators: [
    indicator('teachers', '教师总数', '专任教师数 + min(外聘教师数 * 0.5, 专任教师数 * 25%)', '专任教师数'),
    ratio,
    indicator('ratio-change', '生师比变化', '生师比 - previous(生师比)'),
    indicator('broken', '坏指标', '没有的项 + 1'),
    indicator('on-broken', '引用坏指标', '坏指标 + 1'),
    indicator('a', '甲', '乙 + 1'),
    indicator('b', '乙', 'previous(甲) + 1'),
    indicator('if-part', '分支', 'if 专任教师数 > 100 then 折合在校生数 else 外聘教师数'),
  ],
};
const find = (code: string) => dictionary.indicators.find((one) => one.code === code) as Indicator;
const facts = {
  'item:students': 9999,
  'item:full': 400,
  'item:external': { value: 300, source: '人事系统' },
};

test('an indicator in the formula is computed from the same facts, unrounded', () => {
  const { value, rounded, explanation, missing, warnings } = compileIndicator(ratio, dictionary).evaluate(
    facts,
  );
  expect(value).toBe(9999 / 500);
  expect(rounded).toBe(20);
  expect(missing).toEqual([]);
  expect(warnings).toEqual([]);
  expect(explanation).toMatchObject({
    code: 'ratio',
    formula: '折合在校生数 / 教师总数',
    unit: ':1',
    rounded: 20,
    operands: [
      { ref: { kind: 'item', code: 'students' }, label: { zh: '折合在校生数' }, value: 9999, unit: '人' },
      {
        ref: { kind: 'indicator', code: 'teachers' },
        value: 500,
        explanation: {
          code: 'teachers',
          operands: [{ value: 400 }, { value: 300, source: { source: '人事系统' } }],
        },
      },
    ],
  });
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
});

test('a given indicator is taken as it is, also when it is not known', () => {
  const compiled = compileIndicator(ratio, dictionary);
  expect(compiled.evaluate({ ...facts, 'indicator:teachers': 1000 }).value).toBe(9.999);
  const unknown = compiled.evaluate({ ...facts, 'indicator:teachers': null });
  expect([unknown.value, unknown.missing]).toEqual([null, ['indicator:teachers']]);
});

test('missing facts are named at the leaves, in the period they belong to', () => {
  const compiled = compileIndicator(find('ratio-change'), dictionary);
  const result = compiled.evaluate({ ...facts, 'item:students@-1': 9000, 'item:external@-1': 100 });
  expect(result.value).toBeNull();
  expect(result.missing).toEqual(['item:full@-1']);
  const whole = compiled.evaluate({
    ...facts,
    'item:students@-1': 9000,
    'item:external@-1': 100,
    'item:full@-1': 450,
  });
  expect(whole.value).toBe(9999 / 500 - 9000 / 500);
});

test('what a branch not taken would need is not missed', () => {
  const compiled = compileIndicator(find('if-part'), dictionary);
  expect(compiled.evaluate({ 'item:full': 200 }).missing).toEqual(['item:students']);
  expect(compiled.evaluate({ 'item:full': 50 }).missing).toEqual(['item:external']);
});

test('bases are computed apart', () => {
  const teachers = compileIndicator(find('teachers'), dictionary);
  expect(teachers.evaluate(facts).value).toBe(500);
  expect(teachers.evaluate(facts, 'live').value).toBe(400);
  expect(teachers.factsOf('live')).toEqual([{ kind: 'item', code: 'full' }]);
  expect(() => teachers.evaluate(facts, 'no')).toThrow(ModelError);
});

test('columns give the values of the subjects one by one', () => {
  const compiled = compileIndicator(find('ratio-change'), dictionary);
  const rows = [
    { 'item:students': 10, 'item:full': 4, 'item:external': 8, 'item:students@-1': 3, 'item:full@-1': 1, 'item:external@-1': 0 },
    { 'item:students': 10, 'item:full': 4, 'item:external': 8 },
    { 'item:students': 10, 'item:full': 0, 'item:external': 0, 'item:students@-1': 3, 'item:full@-1': 1, 'item:external@-1': 0 },
  ]; // prettier-ignore
  const keys = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[0])[];
  const columns = Object.fromEntries(
    keys.map((key) => [
      key,
      columnOf(
        'number',
        rows.map((row) => (row as Record<string, number>)[key] ?? null),
      ),
    ]),
  );
  const expected = rows.map((row) => compiled.evaluate(row).value ?? NaN);
  expect([...compiled.evaluateColumns(columns, 3)]).toEqual(expected);
  expect(expected).toEqual([-1, NaN, NaN]);
});

test.each<[Indicator, string, string]>([
  [find('broken'), 'feel.name.unknown', 'indicators/broken/bases/0/formula'],
  [find('a'), 'indicator.cycle', 'indicators/a'],
  [indicator('self', '自身', 'previous(自身) + 1'), 'feel.name.unknown', 'indicators/self/bases/0/formula'],
  [indicator('truth', '真假', '专任教师数 > 1'), 'indicator.notNumber', 'indicators/truth/bases/0/formula'],
  [
    indicator('mixed', '混合', '专任教师数 + 周课时'),
    'indicator.periodKind',
    'indicators/mixed/bases/0/formula',
  ],
  [
    { ...ratio, bases: [...ratio.bases, ...ratio.bases] },
    'indicator.basis.duplicate',
    'indicators/ratio/bases/1/code',
  ],
])('$code is refused', (wrong, code, path) => {
  const found = checkIndicator(wrong, dictionary).find(({ severity }) => severity === 'error');
  expect(found).toMatchObject({ code, path });
  expect(() => compileIndicator(wrong, dictionary)).toThrow(ModelError);
});

test('the circle is named', () => {
  expect(checkIndicator(find('a'), dictionary)[0]?.message.zh).toContain('a → b → a');
});

test('a broken indicator is unknown to those that name it', () => {
  const result = compileIndicator(find('on-broken'), dictionary).evaluate(facts);
  expect([result.value, result.missing]).toEqual([null, ['indicator:broken']]);
});

test('an unknown level is found when levels are configured', () => {
  const levels = [{ code: 'school', name: { zh: '学校', en: 'School' }, order: 1 }];
  expect(checkIndicator(ratio, { ...dictionary, levels })[0]?.code).toBe('indicator.level.unknown');
});

test.each<[string, string, string | undefined]>([
  ['%', '折合在校生数 / 专任教师数', '乘以 100'],
  ['%', '折合在校生数 / 专任教师数 * 100', undefined],
  [':1', '折合在校生数 / 专任教师数', undefined],
  ['人次', '折合在校生数 + 专任教师数', '人'],
  ['人', '折合在校生数 + 1', undefined],
  ['分', '折合在校生数 * 10', undefined],
])('unit %s of %s: %s', (unit, formula, message) => {
  const found = checkIndicator({ ...indicator('u', '单位', formula), unit }, dictionary);
  expect(found.map(({ code, severity }) => [code, severity])).toEqual(
    message === undefined ? [] : [['indicator.unit', 'warning']],
  );
  if (message !== undefined) expect(found[0]?.message.zh).toContain(message);
});

test.each<[string, string, string]>([
  ['合计(周课时)', 'feel.roll.stock', '期末(周课时)'],
  ['周课时 + 1', 'indicator.periodKind', '期末(周课时) 或 期内平均(周课时)'],
])('%s is refused as %s', (formula, code, message) => {
  const found = checkIndicator(indicator('w', '周', formula), dictionary);
  expect(found.map((one) => one.code)).toEqual([code]);
  expect(found[0]?.message.zh).toContain(message);
});

test('the difference between two bases is an indicator', () => {
  const two = { ...indicator('two', '教师', '专任教师数 + 外聘教师数', '专任教师数') };
  two.bases[0] = {
    ...two.bases[0],
    code: 'official',
    name: { zh: '状态数据', en: 'official' },
    formula: '专任教师数 + 外聘教师数',
  };
  two.bases[1] = {
    ...two.bases[1],
    code: 'live',
    name: { zh: '校内实时', en: 'live' },
    formula: '专任教师数',
  };
  const gap = indicator('gap', '口径差', '口径(教师, "状态数据") - basis(教师, "live")');
  const given = { ...dictionary, indicators: [...dictionary.indicators, two, gap] };
  const { value, missing } = compileIndicator(gap, given).evaluate({ ...facts, 'item:external': 30 });
  expect([value, missing]).toEqual([30, []]);
  const wrong = checkIndicator(indicator('gap', '口径差', '口径(教师, "状态数居")'), given);
  expect(wrong.map(({ code }) => code)).toEqual(['feel.basis.unknown']);
  expect(wrong[0]?.message.zh).toContain('是否指“状态数据”');
});

test('a slice of an indicator is its formula over that slice', () => {
  const slices = [{ code: 'f', name: { zh: '女', en: 'female' } }];
  const given: Dictionary = {
    ...dictionary,
    items: [
      { ...item('graduates', '毕业生数'), slices },
      { ...item('employed', '就业人数'), slices },
      item('full', '专任教师数'),
    ],
    indicators: [
      indicator('rate', '就业率', '就业人数 / 毕业生数 * 100'),
      indicator('gap', '性别差', '分项(就业率, "女") - 上期(分项(就业率, "女"))'),
      indicator('mixed', '混合', '就业人数 / 专任教师数'),
    ],
  };
  const gap = compileIndicator(given.indicators[1] as Indicator, given);
  const values = {
    'item:employed[f]': 90,
    'item:graduates[f]': 100,
    'item:employed[f]@-1': 80,
    'item:employed': 1,
  };
  expect(gap.evaluate({ ...values, 'item:graduates[f]@-1': 100 }).value).toBe(10);
  expect(gap.evaluate(values).missing).toEqual(['item:graduates[f]@-1']);
  expect(gap.evaluate({ 'indicator:rate[f]': 91, 'indicator:rate[f]@-1': 90 }).value).toBe(1);
  const columns = Object.fromEntries(
    Object.entries({ ...values, 'item:graduates[f]@-1': 100 }).map(([key, value]) => [
      key,
      columnOf('number', [value]),
    ]),
  );
  expect([...gap.evaluateColumns(columns, 1)]).toEqual([10]);
  const wrong = checkIndicator(indicator('wrong', '错', '分项(混合, "女")'), given);
  expect(wrong.map(({ code }) => code)).toEqual(['indicator.slice.missing']);
  expect(wrong[0]?.message.zh).toContain('专任教师数');
});

test('a condition that is not known chooses nothing: the facts it lacks are named, those of the branches are not', () => {
  const compiled = compileIndicator(find('if-part'), dictionary);
  const unknown = compiled.evaluate({ 'item:students': 9000, 'item:external': 1 });
  expect([unknown.value, unknown.missing]).toEqual([null, ['item:full']]);
  expect(unknown.warnings.map(({ code }) => code)).toEqual(['feel.conditionUnknown']);
  const chosen = compiled.evaluate({ 'item:students': 9000, 'item:full': 101 });
  expect([chosen.value, chosen.missing]).toEqual([9000, []]);
  const columns = {
    'item:students': columnOf('number', [9000, 9000, 9000]),
    'item:full': columnOf('number', [null, 101, 100]),
    'item:external': columnOf('number', [1, null, 1]),
  };
  expect([...compiled.evaluateColumns(columns, 3)]).toEqual([NaN, 9000, 1]);
});

test.each([
  ['折合在校生数 > 1', '是非判断'],
  ['"甲"', '文字'],
  ['if 专任教师数 > 100 then 1 else "少"', '各个分支'],
  ['if 专任教师数 > 100 then "多" else "少"', '文字'],
  ['评估日期 - date("2024-09-01")', '时长'],
  ['评估日期 + duration("P1D")', '时长'],
  ['date("2024-09-01")', '日期'],
  ['duration("P3D")', '时长'],
  ['[折合在校生数]', '列表'],
  ['{a: 1}', '时长'],
  ['评估日期', '日期'],
  ['null', '空值'],
])('%s can never be a number: %s', (formula, said) => {
  const found = checkIndicator(indicator('n', '数', formula), dictionary);
  expect(found.map(({ code }) => code)).toEqual(['indicator.notNumber']);
  expect(found[0]?.message.zh).toContain(said);
});

test.each([
  '(评估日期 - date("2024-09-01")).days',
  'years and months duration(评估日期, date("2024-09-01")).years',
  '评估日期.year',
  'if 专任教师数 > 100 then 1 else null',
  'max([1, 2][item > 1])',
  '(for x in [1, 2] return x * 2)[1]',
  '{a: 1}.a',
])('%s may be a number', (formula) => {
  expect(checkIndicator(indicator('n', '数', formula), dictionary)).toEqual([]);
});
