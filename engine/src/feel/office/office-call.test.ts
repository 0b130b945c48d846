import { describe, expect, test } from 'vitest';
import {
  EMPTY_DICTIONARY,
  factKey,
  type DataItem,
  type Dictionary,
  type PeriodKind,
} from '../../model/index.js';
import { checkFormula } from '../check-formula.js';
import { formulaScope } from '../formula-scope.js';
import { compileFormula } from '../formula.js';
import { parseFormula } from '../parse-formula.js';

const item = (zh: string, rest: Partial<DataItem> = {}): DataItem => ({
  code: zh,
  name: { zh, en: zh },
  valueType: 'number',
  level: 'college',
  periodKind: 'semester',
  kind: 'flow',
  ...rest,
});

const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  items: [
    item('数', { unit: '人', slices: [
      { code: 'f', name: { zh: '女', en: 'female' } },
      { code: 'c2024', name: { zh: '2024级', en: 'cohort 2024' } },
    ] }),
    item('周数', { periodKind: 'teachingWeek' }),
    item('周时点', { periodKind: 'teachingWeek', kind: 'stock' }),
    item('年时点', { periodKind: 'academicYear', kind: 'stock' }),
    item('名', { valueType: 'text' }),
  ],
  attributes: [{ code: 'kind', name: { zh: '名称属性', en: 'kind' }, level: 'college', valueType: 'text' }],
  indicators: [
    {
      code: 'r',
      name: { zh: '生师比', en: 'ratio' },
      level: 'college',
      periodKind: 'semester',
      direction: 'lower',
      decimals: 1,
      bases: [
        { code: 'official', name: { zh: '状态数据', en: 'official' }, formula: '数' },
        { code: 'live', name: { zh: '校内实时', en: 'live' }, formula: '数 + 1' },
      ],
    },
  ],
}; // prettier-ignore
const scope = formulaScope(dictionary, 'college');

const slotsOf = (formula: string, periodKind: PeriodKind = 'semester') => {
  const { slots, diagnostics } = parseFormula(formula, scope, { periodKind });
  expect(diagnostics).toEqual([]);
  return slots.map(({ ref }) => factKey(ref));
};

test.each<[string, string[]]>([
  ['上期(数)', ['item:数@-1']],
  ['previous(数 / 期末(年时点), 2)', ['item:数@-2', 'item:年时点|last.academicYear@-2']],
  ['变化(数)', ['item:数', 'item:数@-1']],
  ['变化(变化(数))', ['item:数', 'item:数@-1', 'item:数@-2']],
  ['同比(数)', ['item:数', 'item:数@-2']],
  ['同比(上期(数))', ['item:数@-1', 'item:数@-3']],
  ['趋势(数, 3)', ['item:数@-2', 'item:数@-1', 'item:数']],
  ['连续期数(数 > 1, 2)', ['item:数@-1', 'item:数']],
  ['分项(数, "女")', ['item:数[f]']],
  ['分项(生师比, "女")', ['indicator:r[f]']],
  ['口径(分项(生师比, "女"), "校内实时")', ['indicator:r[f]~live']],
  ['上期(slice(数, "cohort 2024"))', ['item:数[c2024]@-1']],
  ['口径(生师比, "校内实时") - 口径(ratio, "official")', ['indicator:r~live', 'indicator:r~official']],
  ['合计(周数)', ['item:周数|sum.teachingWeek']],
  ['上期(合计(周数))', ['item:周数|sum.teachingWeek@-1']],
  ['期末(周时点) - 期初(周时点)', ['item:周时点|last.teachingWeek', 'item:周时点|first.teachingWeek']],
  ['（期末（年时点））', ['item:年时点|last.academicYear']],
  ['sum(for x in [1, 2] return x * 合计(周数))', ['item:周数|sum.teachingWeek']],
  ['sum(for x in [1, 2] return x * 上期(数))', ['item:数@-1']],
])('%s reads %j', (formula, keys) => {
  expect(slotsOf(formula)).toEqual(keys);
}); // prettier-ignore

test.each<[PeriodKind, string]>([
  ['calendarYear', 'item:数@-1'],
  ['month', 'item:数@-12'],
  ['week', 'item:数@-1y'],
  ['teachingWeek', 'item:数@-1y'],
  ['day', 'item:数@-1y'],
])('a year back from a %s is %s', (kind, key) => {
  expect(slotsOf('上年同期(数)', kind)).toEqual([key]);
  expect(slotsOf('上年同期(上年同期(数))', kind)).toEqual([
    key.replace('-12', '-24').replace(/-1(y?)$/, '-2$1'),
  ]);
});

test('a function along time inside a loop over a list is computed', () => {
  const formula = compileFormula('sum(for x in [1, 2] return x * 上期(数))', scope);
  expect(formula.evaluate({ 'item:数@-1': 5, 'item:数': 100 }).value).toBe(15);
});

describe('what is written wrong', () => {
  test.each<[string, string, string]>([
    ['|上期()|', 'feel.function.arguments', '上期(x, n?)'],
    ['上期(数, |1.5|)', 'feel.periodCount', '1 至 120'],
    ['上期(数, |数|)', 'feel.periodCount', '1 至 120'],
    ['|趋势(数)|', 'feel.function.arguments', '趋势(x, n)'],
    ['趋势(数, |51|)', 'feel.periodCount', '2 至 50'],
    ['变化(|名|)', 'feel.type', '数'],
    ['连续期数(|数|)', 'feel.type', '是非值'],
    ['变化(|[数]|)', 'feel.alongTime.list', '另立为指标'],
    ['|合计(数, 周数)|', 'feel.function.arguments', 'sum(a, b)'],
    ['合计(|周数 + 1|)', 'feel.reference', '名称'],
    ['合计(|上期(周数)|)', 'feel.reference', '上期(合计('],
    ['|合计(周时点)|', 'feel.roll.stock', '期末(周时点)'],
    ['|合计(年时点)|', 'feel.roll.stock', '时点数'],
    ['|期内平均(年时点)|', 'feel.roll.coarser', '期末(年时点)'],
    ['|合计(期末(周数))|', 'feel.roll.noPeriod', '一次'],
    ['分项(数, |"男"|)', 'feel.slice.unknown', '女、2024级'],
    ['分项(数, |"2023级"|)', 'feel.slice.unknown', '是否指“2024级”'],
    ['分项(周数, |"女"|)', 'feel.slice.unknown', '没有登记分项'],
    ['|分项(名称属性, "女")|', 'feel.slice.none', '不是数据项或指标'],
    ['|分项(分项(数, "女"), "女")|', 'feel.slice.none', '一次'],
    ['|分项(数, 女)|', 'feel.function.arguments', '引号'],
    ['|口径(数, "状态数据")|', 'feel.basis.notIndicator', '不是指标'],
    ['口径(生师比, |"事业统计"|)', 'feel.basis.unknown', '状态数据、校内实时'],
    ['合计(|没有的|)', 'feel.name.unknown', '没有的'],
    ['|上其|(数)', 'feel.function.unknown', '是否指“上期”'],
  ])('%s: %s', (marked, code, message) => {
    const [before = '', part = ''] = marked.split('|');
    const { diagnostics } = checkFormula(marked.replaceAll('|', ''), dictionary, 'college', {
      periodKind: 'semester',
    });
    const found = diagnostics.find((one) => one.code === code);
    expect(found, JSON.stringify(diagnostics)).toBeDefined();
    expect(found?.message.zh).toContain(message);
    expect([found?.from, found?.to]).toEqual([before.length, before.length + part.length]);
  });

  test('what needs no rolling up is said, and computed', () => {
    const { diagnostics } = checkFormula('合计(数)', dictionary, 'college', { periodKind: 'semester' });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['feel.roll.sameKind', 'warning'],
    ]);
    expect(parseFormula('合计(数)', scope, { periodKind: 'semester' }).slots.map(({ ref }) => ref)).toEqual([
      { kind: 'item', code: '数' },
    ]);
  });

  test('functions inside functions end in a finding, not in a hang', () => {
    const deep = (open: string, close: string, times: number) =>
      open.repeat(times) + '数' + close.repeat(times);
    for (const formula of [
      deep('变化(', ')', 100),
      deep('趋势(', ', 50)', 30),
      `连续期数(${deep('连续期数(1 < ', ', 50)', 9)} > 1)`,
    ]) {
      const { diagnostics } = checkFormula(formula, dictionary, 'college');
      expect(diagnostics.map(({ code }) => code)).toContain('feel.tooManyPeriods');
    }
  });
});
