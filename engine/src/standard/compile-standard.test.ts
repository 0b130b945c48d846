import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnOf } from '../column/index.js';
import {
  EMPTY_DICTIONARY,
  ModelError,
  type Dictionary,
  type FactValue,
  type Standard,
} from '../model/index.js';
import { checkStandard, compileStandard } from './index.js';

const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  attributes: [
    {
      code: 'category',
      name: { zh: '院校类别', en: 'Category' },
      level: 'college',
      valueType: 'text',
      options: ['工科', '农林', '医学', '艺术'].map((code) => ({ code, name: { zh: code, en: code } })),
    },
    { code: 'model', name: { zh: '示范校', en: 'Model' }, level: 'college', valueType: 'boolean' },
    { code: 'founded', name: { zh: '建校日期', en: 'Founded' }, level: 'college', valueType: 'date' },
  ],
  items: [
    {
      code: 'students', name: { zh: '在校生数', en: 'Students' }, level: 'college',
      valueType: 'number', unit: '人', periodKind: 'academicYear', kind: 'stock',
    },
  ], // prettier-ignore
  indicators: [
    {
      code: 'ratio', name: { zh: '生师比', en: 'Ratio' }, level: 'college', periodKind: 'academicYear',
      direction: 'lower', decimals: 2,
      bases: [{ code: 'main', name: { zh: '主', en: 'main' }, formula: '在校生数' }],
    },
  ], // prettier-ignore
};

const line = (code: string) => ({
  code,
  name: { zh: code, en: code },
  indicator: 'ratio',
  operator: 'lessThanInclusive' as const,
  binding: 'binding' as const,
});

function standard(
  inputs: string[],
  rows: [...string[], number | null][],
  more: Partial<Standard> = {},
): Standard {
  return {
    code: 'jiaofa',
    name: { zh: '办学条件', en: 'Conditions' },
    level: 'college',
    tier: 'national',
    document: { title: '普通高等学校基本办学条件指标(试行)' },
    hitPolicy: 'FIRST',
    inputs: inputs.map((expression) => ({ label: { zh: expression, en: expression }, expression })),
    lines: [line('limit')],
    rows: rows.map((row) => ({
      when: row.slice(0, -1) as string[],
      lines: { limit: row.at(-1) as number | null },
    })),
    ...more,
  };
}

const category = (value: FactValue) => ({ 'attribute:category': value });
const students = (value: FactValue) => ({ 'item:students': value });

const byCategory = standard(
  ['院校类别'],
  [
    ['"工科","农林"', 18],
    ['"医学"', 16],
    ['not("体育")', 20],
  ],
);
const bySize = standard(
  ['在校生数'],
  [
    ['< 1000', 1],
    ['[1000..5000)', 2],
    ['>= 5000', 3],
  ],
  { hitPolicy: 'UNIQUE' },
);
const both = standard(
  ['院校类别', '在校生数'],
  [
    ['"工科"', '>= 3000', 1],
    ['-', '< 3000', 2],
    ['"医学"', '-', 3],
  ],
);
const byTruth = standard(
  ['示范校', '建校日期'],
  [
    ['true', '< date("1990-01-01")', 1],
    ['false', '-', 2],
    ['null', '-', 3],
  ],
);
const byFormula = standard(
  ['在校生数 / 1000'],
  [
    ['?> 10 and ? < 20', 1],
    ['-', null],
  ],
);
const byOther = standard(
  ['在校生数'],
  [
    ['> 示范人数', 1],
    ['-', 2],
  ],
);

const CASES: [Standard, Record<string, FactValue>, number | null, string[]?][] = [
  [byCategory, category('工科'), 18],
  [byCategory, category('农林'), 18],
  [byCategory, category('医学'), 16],
  [byCategory, category('艺术'), 20],
  [byCategory, category('体育'), null],
  [byCategory, {}, null, ['attribute:category']],
  [bySize, students(999.5), 1],
  [bySize, students(1000), 2],
  [bySize, students(5000), 3],
  [bySize, {}, null, ['item:students']],
  [both, { ...category('工科'), ...students(3000) }, 1],
  [both, { ...category('医学'), ...students(3000) }, 3],
  [both, { ...category('艺术'), ...students(3000) }, null],
  [both, { ...students(100) }, 2],
  [both, { ...category('工科') }, null, ['item:students']],
  [both, {}, null, ['attribute:category', 'item:students']],
  [byTruth, { 'attribute:model': true, 'attribute:founded': '1958-09-01' }, 1],
  [byTruth, { 'attribute:model': true, 'attribute:founded': '1990-01-01' }, null],
  [byTruth, { 'attribute:model': true }, null, ['attribute:founded']],
  [byTruth, { 'attribute:model': false }, 2],
  [byTruth, {}, null, ['attribute:founded', 'attribute:model']],
  [byFormula, students(15_000), 1],
  [byFormula, students(20_000), null],
]; // prettier-ignore

test.each(CASES)('$code $inputs.0.expression: %j → %s', (table, facts, expected, missing = []) => {
  const compiled = compileStandard(table, dictionary);
  const result = compiled.evaluate(facts);
  expect(result.lines['limit']).toBe(expected);
  expect(result.missing).toEqual(missing);
  const columns = Object.fromEntries(
    compiled.facts.map(({ kind, code }) => {
      const key = `${kind}:${code}`;
      const type = [...dictionary.attributes, ...dictionary.items].find(
        (one) => one.code === code,
      )?.valueType;
      return [key, columnOf(type ?? 'number', [facts[key] ?? null, null, facts[key] ?? null])];
    }),
  );
  const none = compiled.evaluate({}).lines['limit'] ?? NaN;
  expect([...(compiled.evaluateColumns(columns, 3)['limit'] ?? [])]).toEqual([
    expected ?? NaN,
    none,
    expected ?? NaN,
  ]);
});

test('the row that applies is named with its clause', () => {
  const rows = byCategory.rows.map((row, i) => ({ ...row, clause: `表一第 ${i + 1} 行` }));
  const result = compileStandard({ ...byCategory, rows }, dictionary).evaluate(category('医学'));
  expect([result.row, result.clause]).toEqual([1, '表一第 2 行']);
});

test('no row and several rows give no value and say so', () => {
  const overlapping = { ...byCategory, hitPolicy: 'UNIQUE' as const };
  expect(checkStandard(overlapping, dictionary)[0]).toMatchObject({
    code: 'standard.overlap',
    severity: 'error',
    path: 'standards/jiaofa/rows/2',
  });
  const none = compileStandard(byCategory, dictionary).evaluate(category('体育'));
  expect(none.warnings.map(({ code }) => code)).toEqual(['standard.noRow']);
});

test('an option that no row covers is pointed out', () => {
  const narrow = standard(
    ['院校类别'],
    [
      ['"工科","农林"', 18],
      ['"医学"', 16],
    ],
  );
  const found = checkStandard(narrow, dictionary);
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([['standard.gap', 'warning']]);
  expect(found[0]?.message.zh).toContain('艺术');
});

test.each<[string, Standard, string]>([
  ['feel.name.unknown', standard(['类别'], [['-', 1]]), 'inputs/0/expression'],
  ['feel.syntax', standard(['院校类别'], [['"工科" "农林"', 1]]), 'rows/0/when/0'],
  ['feel.type', standard(['院校类别'], [['> 3', 1]]), 'rows/0/when/0'],
  ['feel.name.unknown', byOther, 'rows/0/when/0'],
  ['table.row.cells', standard(['院校类别'], [['-', '-', 1]]), 'rows/0/when'],
  ['table.row.cells', standard(['院校类别', '在校生数'], [['-', 1]]), 'rows/0/when'],
  ['standard.line.unknown', { ...bySize, lines: [line('other')] }, 'rows/0/lines/limit'],
  ['standard.line.duplicate', { ...bySize, lines: [line('limit'), line('limit')] }, 'lines/1/code'],
  [
    'standard.indicator.unknown',
    { ...bySize, lines: [{ ...line('limit'), indicator: 'no' }] },
    'lines/0/indicator',
  ],
  ['standard.basis.unknown', { ...bySize, lines: [{ ...line('limit'), basis: 'no' }] }, 'lines/0/basis'],
  ['standard.inForce', { ...bySize, inForceFrom: '2024-01-01', inForceTo: '2023-01-01' }, 'inForceTo'],
])('%s blocks release', (code, table, at) => {
  const found = checkStandard(table, dictionary).find(({ severity }) => severity === 'error');
  expect(found).toMatchObject({ code, path: `standards/jiaofa/${at}` });
  expect(() => compileStandard(table, dictionary)).toThrow(ModelError);
});

describe('laws', () => {
  test('for many subjects a table says what it says for each', () => {
    const text = fc.constantFrom<FactValue>('工科', '农林', '医学', '体育', '其他', null);
    const number = fc.constantFrom<FactValue>(-1, 0, 999, 1000, 1000.5, 3000, 5000, 9e9, null);
    const cellOfText = fc.constantFrom(
      '-',
      '"工科"',
      '"工科","医学"',
      'not("工科")',
      'null',
      'not(null)',
      '< "医学"',
    );
    const cellOfNumber = fc.constantFrom(
      '-',
      '1000',
      '< 1000',
      '[1000..5000)',
      '> 3000, null',
      'not([0..999])',
      '? * 2 > 100',
    );
    const rows = fc.array(fc.tuple(cellOfText, cellOfNumber, fc.integer({ min: 0, max: 9 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.tuple(text, number), { minLength: 1, maxLength: 8 }),
        (table, subjects) => {
          const compiled = compileStandard(standard(['院校类别', '在校生数'], table), dictionary);
          const columns = {
            'attribute:category': columnOf(
              'text',
              subjects.map(([value]) => value),
            ),
            'item:students': columnOf(
              'number',
              subjects.map(([, value]) => value),
            ),
          };
          const expected = subjects.map(
            ([a, b]) => compiled.evaluate({ ...category(a), ...students(b) }).lines['limit'] ?? NaN,
          );
          expect([...(compiled.evaluateColumns(columns, subjects.length)['limit'] ?? [])]).toEqual(expected);
        },
      ),
      { seed: 20040206, numRuns: 500 },
    );
  });
});

describe('editions', () => {
  const earlier = {
    document: { title: '旧标准' },
    inForceFrom: '1990-01-01',
    inForceTo: '2004-02-05',
    hitPolicy: 'UNIQUE' as const,
    inputs: [{ label: { zh: '示范校', en: 'Model' }, expression: '示范校' }],
    rows: [
      { when: ['true'], lines: { limit: 14 } },
      { when: ['false'], lines: { limit: 15 } },
    ],
  };
  const dated = { ...byCategory, inForceFrom: '2004-02-06', editions: [earlier] };
  const facts = { ...category('工科'), 'attribute:model': true };

  test('a period is judged by the edition that was in force', () => {
    const compiled = compileStandard(dated, dictionary);
    expect(compiled.evaluate(facts).lines).toEqual({ limit: 18 });
    expect(compiled.evaluate(facts, '2004-02-06').lines).toEqual({ limit: 18 });
    expect(compiled.evaluate(facts, '2004-02-05')).toMatchObject({
      lines: { limit: 14 },
      edition: { document: { title: '旧标准' } },
    });
    const before = compiled.evaluate(facts, '1989-12-31');
    expect(before.lines).toEqual({ limit: null });
    expect(before.warnings.map(({ code }) => code)).toEqual(['standard.notInForce']);
    const columns = {
      'attribute:category': columnOf('text', ['工科', '工科', '工科', '医学', '医学', '医学']),
      'attribute:model': columnOf('boolean', [true, true, true, false, false, false]),
    };
    const days = ['1989-12-31', '2003-12-31', '2004-12-31'];
    expect([...(compiled.evaluateColumns(columns, 6, days)['limit'] ?? [])]).toEqual([
      NaN,
      14,
      18,
      NaN,
      15,
      16,
    ]);
  });

  test('each edition is checked, and their dates against each other', () => {
    const overlapping = { ...dated, editions: [{ ...earlier, inForceTo: '2005-01-01' }] };
    expect(checkStandard(overlapping, dictionary).map(({ code }) => code)).toContain(
      'standard.editions.overlap',
    );
    const broken = { ...dated, editions: [{ ...earlier, rows: [{ when: ['> 3'], lines: { limit: 1 } }] }] };
    expect(checkStandard(broken, dictionary)[0]).toMatchObject({
      code: 'feel.type',
      path: 'standards/jiaofa/editions/0/rows/0/when/0',
    });
  });
});

test('lines may be put together from several rows, but only into one value', () => {
  const summed = { ...byCategory, hitPolicy: 'COLLECT' as const };
  expect(checkStandard(summed, dictionary)[0]).toMatchObject({
    code: 'standard.hitPolicy.list',
    path: 'standards/jiaofa/hitPolicy',
  });
  const compiled = compileStandard({ ...summed, aggregator: 'SUM' }, dictionary);
  expect(compiled.evaluate(category('工科'))).toMatchObject({ lines: { limit: 38 } });
  expect(compiled.evaluate(category('工科')).row).toBeUndefined();
});
