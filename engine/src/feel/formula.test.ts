import { expect, test } from 'vitest';
import { columnOf, type Column } from '../column/index.js';
import type { Dictionary, FactValue, ValueType } from '../model/index.js';
import { EMPTY_DICTIONARY } from '../model/index.js';
import { compileFormula, formulaScope } from './index.js';

const ITEMS: [code: string, zh: string, en: string, type: ValueType, unit?: string][] = [
  ['students', '在校生数', 'Students', 'number', '人'],
  ['teachers', '专任教师数', 'Full-time teachers', 'number', '人'],
  ['external', '教师(含外聘)', 'Teachers (with external)', 'number', '人'],
  ['intake-2024', '2024年招生数', 'Intake of 2024', 'number', '人'],
  ['double-high', '“双高”专业数', '"Double-high" programmes', 'number', '个'],
  ['pass-rate', '及格率', 'Pass rate', 'number', '%'],
  ['share', '占比', 'Share', 'number'],
  ['missing', '缺失项', 'Missing', 'number', '人'],
  ['category', '办学类型', 'Category', 'text'],
  ['no-text', '空文字', 'No text', 'text'],
  ['model', '示范校', 'Model college', 'boolean'],
  ['no-truth', '未知真假', 'Unknown truth', 'boolean'],
  ['founded', '建校日期', 'Founded', 'date'],
];
const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [{ code: 'college', name: { zh: '学校', en: 'College' }, order: 1 }],
  items: ITEMS.map(([code, zh, en, valueType, unit]) => ({
    code,
    name: { zh, en },
    level: 'college',
    valueType,
    periodKind: 'academicYear',
    kind: 'stock',
    ...(unit === undefined ? {} : { unit }),
  })),
};
const scope = formulaScope(dictionary, 'college');

const VALUES: Record<string, FactValue> = {
  'item:students': 12000,
  'item:students@-1': 11000,
  'item:students@-2': 10000,
  'item:teachers': 600,
  'item:external': 640,
  'item:intake-2024': 4000,
  'item:double-high': 6,
  'item:pass-rate': 60,
  'item:share': 0.6,
  'item:category': '工科',
  'item:model': true,
  'item:founded': '1958-09-01',
};

/** One expected value for the closures, for the generated loop and for the interpreted one. */
const CASES: [formula: string, expected: FactValue][] = [
  // names, as people write them
  ['在校生数 / 专任教师数', 20],
  ['Students / Full-time teachers', 20],
  ['students/teachers', 20],
  ['在校生数／教师（含外聘）', 18.75],
  ['教师(含外聘) - 专任教师数', 40],
  ['Teachers  (with external) + 0', 640],
  ['2024年招生数 ÷ 2', 2000],
  ['“双高”专业数 + 1', 7],
  ['"双高"专业数 + 1', 7],
  ['if 办学类型 = “双高” then 1 else “双高”专业数', 6],
  ['intake-2024 + 1', 4001],
  ['（在校生数＋０）×２', 24000],
  // numbers, 10.3.2.5
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['2 ** 3 + -1', 7],
  ['-在校生数 + 1', -11999],
  ['.5 + 1e2', 100.5],
  ['10 / 4', 2.5],
  ['1 / 0', null],
  ['0 / 0', null],
  ['10 ** 400', null],
  ['(10 ** 308 * 10) - (10 ** 308 * 10)', null],
  ['if 10 ** 400 > 1 then 1 else 2', null],
  ['1 / (10 ** 400)', null],
  ['min(10 ** 400, 3)', null],
  ['缺失项 ** 0', null],
  ['0 * -1', 0],
  // nothing known, nothing said
  ['缺失项 + 1', null],
  ['缺失项 * 0', null],
  ['null + 1', null],
  ['缺失项 > 1', null],
  ['缺失项 = 1', null],
  ['缺失项 != 1', null],
  ['空文字 = "工科"', null],
  ['空文字 != "工科"', null],
  ['空文字 < "工科"', null],
  ['未知真假 = true', null],
  ['缺失项 = null', true],
  ['缺失项 != null', false],
  ['在校生数 = null', false],
  ['空文字 = null', true],
  ['办学类型 != null', true],
  ['未知真假 = null', true],
  ['示范校 = null', false],
  ['null = null', true],
  ['if 缺失项 = null then 0 else 缺失项', 0],
  ['if 缺失项 > 1 then 1 else 2', null],
  ['if 缺失项 > 1 or 示范校 then 1 else 2', 1],
  ['count([缺失项, 在校生数][item > 1])', null],
  ['count([缺失项, 在校生数][item != null and item > 1])', 1],
  ['if 缺失项 > 1 then "a" else "b"', null],
  ['string length(if 缺失项 > 1 then "a" else "b")', null],
  // comparisons
  ['在校生数 > 专任教师数', true],
  ['在校生数 ≥ 12000', true],
  ['在校生数 <= 11999', false],
  ['在校生数 ≠ 12000', false],
  ['在校生数 = 12000', true],
  ['在校生数 == 12000', true],
  ['办学类型 = "工科"', true],
  ['办学类型 = “工科”', true],
  ['办学类型 != "医学"', true],
  ['办学类型 < "艺术"', '工科' < '艺术'],
  ['"a" + "b" = "ab"', true],
  ['办学类型 + "类"', '工科类'],
  ['空文字 + "类"', null],
  ['示范校 = true', true],
  ['示范校 != false', true],
  ['示范校', true],
  ['建校日期 < date("1990-01-01")', true],
  ['建校日期 >= "1990-01-01"', false],
  ['建校日期 = @"1958-09-01"', true],
  // between, in
  ['专任教师数 between 500 and 600', true],
  ['专任教师数 between 601 and 500', false],
  ['缺失项 between 1 and 2', null],
  ['专任教师数 between 缺失项 and 500', false],
  ['专任教师数 in [600..700)', true],
  ['专任教师数 in (600..700)', false],
  ['专任教师数 in (1, 600, 2)', true],
  ['专任教师数 in (<10, >=600)', true],
  ['缺失项 in (1, 2)', null],
  ['专任教师数 in (缺失项, 600)', true],
  ['专任教师数 in (缺失项, 601)', null],
  ['办学类型 in ("农林", "工科")', true],
  ['办学类型 in ("医学"、"艺术")', false],
  ['专任教师数 in [1, 600]', true],
  // Kleene
  ['缺失项 > 1 or true', true],
  ['缺失项 > 1 and true', null],
  ['缺失项 > 1 and false', false],
  ['false or 缺失项 > 1', null],
  ['not(缺失项 > 1)', null],
  ['not(示范校)', false],
  ['示范校 and not(未知真假)', null],
  ['all([示范校, 在校生数 > 1])', true],
  ['any([未知真假, 示范校])', true],
  ['all([未知真假, 示范校])', null],
  // if
  ['if 办学类型 = "医学" then 16 else if 办学类型 in ("体育", "艺术") then 13 else 18', 18],
  ['if 示范校 then 办学类型 else "无"', '工科'],
  ['if 示范校 then 缺失项 else 1', null],
  ['if 示范校 then true else 未知真假', true],
  ['if false then 1 else null', null],
  // functions
  ['round half up(1.005, 2)', 1.01],
  ['round(2.5)', 3],
  ['round(在校生数 / 7, 2)', 1714.29],
  ['round half down(2.5, 0)', 2],
  ['round up(1.1, 0) + round down(-1.9, 0)', 1],
  ['decimal(2.5, 0) + decimal(3.5, 0)', 6],
  ['floor(-1.5) + ceiling(-1.5)', -3],
  ['floor(1.55, 1) + ceiling(1.51, 1)', 3.1],
  ['abs(-3) + sqrt(16) + modulo(-10, 3)', 9],
  ['modulo(10, 0)', null],
  ['sqrt(-1)', null],
  ['log(0)', null],
  ['exp(0)', 1],
  ['abs(缺失项)', null],
  ['sum(在校生数, 专任教师数)', 12600],
  ['sum([在校生数, 缺失项])', null],
  ['min(在校生数, 专任教师数, 3000)', 600],
  ['max([在校生数, 专任教师数])', 12000],
  ['min(缺失项, 1)', null],
  ['max(1, 缺失项)', null],
  ['mean([1, 2, 6])', 3],
  ['median(5, 1, 3)', 3],
  ['median([1, 2, 缺失项])', null],
  ['product(2, 3, 4)', 24],
  ['count([1, 缺失项, 3])', 3],
  ['专任教师数 + min(教师(含外聘) * 0.5, 专任教师数 * 0.25)', 750],
  // percent
  ['及格率 >= 60%', true],
  ['占比 >= 60%', true],
  ['及格率 - 10%', 50],
  ['占比 - 10%', 0.5],
  ['在校生数 * 50％', 6000],
  ['if 及格率 < 50% then 1 else 2', 2],
  ['及格率 between 50% and 70 %', true],
  ['-50% + 1', 0.5],
  ['12.5%', 0.125],
  // earlier periods
  ['在校生数 - previous(在校生数)', 1000],
  ['previous(Students, 2)', 10000],
  ['(在校生数 - previous(students)) / previous(students) * 100', (1000 / 11000) * 100],
  ['previous(students, 3)', null],
  // compiled by `expression`
  ['string length(办学类型) + 1', 3],
  ['contains(办学类型, "工") and 在校生数 > 1', true],
  ['sum(for x in [1, 2, 3] return x * 专任教师数)', 3600],
  ['some x in [1, 20] satisfies x > 在校生数 / 专任教师数', false],
  ['count([1, 2, 3][item > 1])', 2],
  ['建校日期.year', 1958],
  ['if starts with(办学类型, "工") then 建校日期.year + 1 else 0', 1959],
  ['stddev([1, 3])', Math.SQRT2],
  ['在校生数 /* 全日制 */ + 1 // 说明', 12001],
];

function columnsFor(formula: ReturnType<typeof compileFormula>): Column[] {
  // the second cell knows nothing: a loop must not carry values over
  return formula.slots.map(({ type, ref }) => {
    const key = `item:${ref.code}${ref.offset ? `@${ref.offset}` : ''}`;
    return columnOf(type as ValueType, [VALUES[key] ?? null, null, VALUES[key] ?? null]);
  });
}

const asValue = (column: Column, cell: number): FactValue => {
  const value = column.values[cell] as number | string | null;
  if (column.kind === 'boolean') return value === 2 ? null : value === 1;
  return typeof value === 'number' && Number.isNaN(value) ? null : value;
};

test.each(CASES)('%s → %s', (text, expected) => {
  const formula = compileFormula(text, scope);
  const { value } = formula.evaluate(VALUES);
  expect(value).toBe(expected);
  for (const backend of ['generated', 'interpreted'] as const) {
    const compiled = compileFormula(text, scope, { backend });
    const column = compiled.evaluateColumns(columnsFor(compiled), 3);
    expect(asValue(column, 0)).toBe(expected);
    expect(asValue(column, 2)).toBe(expected);
    expect(asValue(column, 1)).toBe(compiled.evaluate({}).value);
  }
});

test('the numeric and logical core is generated code, the rest is not', () => {
  expect(compileFormula('if 办学类型 = "医学" then 在校生数 / 专任教师数 else 0', scope).backend).toBe(
    'generated',
  );
  expect(compileFormula('string length(办学类型)', scope).backend).toBe('interpreted');
});

test('text in a formula is text in the generated code, whatever it holds', () => {
  const text = '办学类型 = "\\"]; throw 1; //\\u2028" or 办学类型 = "`${在校生数}`"';
  const formula = compileFormula(text, scope);
  expect(formula.backend).toBe('generated');
  expect(formula.evaluate({ 'item:category': '"]; throw 1; //\u2028' }).value).toBe(true);
  expect(asValue(formula.evaluateColumns([columnOf('text', ['"]; throw 1; //\u2028'])], 1), 0)).toBe(true);
});

test('facts are named once, with their offsets', () => {
  const formula = compileFormula('在校生数 + students - previous(在校生数)', scope);
  expect(formula.facts).toEqual([
    { kind: 'item', code: 'students' },
    { kind: 'item', code: 'students', offset: -1 },
  ]);
  expect(formula.unit).toBe('人');
});

test.each([
  ['在校生数 / 0', {}, 'feel.divisionByZero'],
  ['10 ** 400', {}, 'feel.notFinite'],
  ['sqrt(-1)', {}, 'feel.domain'],
  ['if 缺失项 > 1 then 1 else 2', {}, 'feel.conditionUnknown'],
  ['专任教师数 + 1', { 'item:teachers': '640' }, 'fact.wrongType'],
  ['number("x") + 1', {}, 'feel.argument'],
])('%s warns', (text, facts, code) => {
  const { warnings } = compileFormula(text, scope).evaluate({ ...VALUES, ...facts });
  expect(warnings.map((warning) => warning.code)).toContain(code);
});

test('a stored name wins over the dictionary, so that a renamed item breaks nothing', () => {
  const renamed = formulaScope(dictionary, 'college', {
    旧名称: 'item:students',
    专任教师数: 'item:external',
  });
  expect(compileFormula('旧名称 / 专任教师数', renamed).evaluate(VALUES).value).toBe(18.75);
});
