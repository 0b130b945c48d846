import { checkDecisionTable, EMPTY_DICTIONARY, type DecisionTable, type HitPolicy } from '@zhengai/engine';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSheet, writeSheet } from './index.js';

const OPTIONS = { code: 'sheet', level: 'college' };

function book(
  rows: unknown[][],
  merges: string[] = [],
  change: (sheet: Record<string, unknown>) => void = () => {},
) {
  const sheet = utils.aoa_to_sheet(rows);
  sheet['!merges'] = merges.map((range) => utils.decode_range(range));
  change(sheet);
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, 'Sheet1');
  return write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

describe('a table as a person draws it', () => {
  const drawn = book(
    [
      ['普通高等学校基本办学条件'],
      ['条件', null, '标准线', null, '依据'],
      ['院校类别', '在校生数', '生师比（人）', '图书(%)', null],
      ['工科、农林', '≥ 1000', 18, 0.5, '表一'],
      [null, '＜1000', 16, null, null],
      ['不限', null, 20, 0.8, '表二'],
    ],
    ['A1:E1', 'A2:B2', 'C2:D2', 'A4:A5', 'E2:E3'],
    (sheet) => {
      for (const cell of ['D4', 'D6']) (sheet[cell] as { z?: string }).z = '0%';
    },
  );

  test('is read with its merged cells, units and percentages', () => {
    const { table, units, diagnostics } = readSheet(drawn, OPTIONS);
    expect(diagnostics).toEqual([]);
    expect(table).toMatchObject({
      name: { zh: '普通高等学校基本办学条件' },
      inputs: [{ expression: '院校类别' }, { expression: '在校生数' }],
      outputs: [{ code: '生师比', valueType: 'number' }, { code: '图书' }],
      rows: [
        { when: ['"工科","农林"', '≥ 1000'], then: [18, 50], annotation: '表一' },
        { when: ['"工科","农林"', '＜1000'], then: [16, null] },
        { when: ['-', '-'], then: [20, 80], annotation: '表二' },
      ],
    });
    expect(units).toEqual({ 生师比: '人', 图书: '%' });
  });

  test('findings of the engine point to cells', () => {
    const { table, cellOf } = readSheet(drawn, OPTIONS);
    const found = checkDecisionTable(table as DecisionTable, EMPTY_DICTIONARY);
    expect(found.map(({ code, path }) => [code, cellOf(path)])).toEqual([
      ['feel.name.unknown', 'A3'],
      ['feel.name.unknown', 'B3'],
    ]);
  });
});

test('dates are dates, whatever the file keeps', () => {
  const file = book(
    [
      ['条件', '结果'],
      ['建校日期', '生效日期'],
      [36526, 38047],
    ],
    [],
    (sheet) => {
      for (const cell of ['A3', 'B3']) (sheet[cell] as { z?: string }).z = 'yyyy"年"m"月"d"日"';
    },
  );
  expect(readSheet(file, OPTIONS).table?.rows).toEqual([
    { when: ['date("2000-01-01")'], then: ['date("2004-03-01")'] },
  ]);
});

test.each<[string, string, Buffer]>([
  ['sheet.unreadable', '', Buffer.from('PK\u0003\u0004 not a zip')],
  [
    'sheet.noGroups',
    'A1',
    book([
      ['院校类别', '生师比'],
      ['工科', 18],
    ]),
  ],
  [
    'sheet.header.blank',
    'B2',
    book([
      ['条件', '结果'],
      ['院校类别', null],
      ['工科', 18],
    ]),
  ],
  [
    'sheet.cell.notNumber',
    'B4',
    book([
      ['条件', '结果'],
      ['院校类别', '生师比'],
      ['工科', 18],
      ['农林', '约18人'],
    ]),
  ],
  [
    'sheet.cell.error',
    'B3',
    book(
      [
        ['条件', '结果'],
        ['院校类别', '生师比'],
        ['工科', null],
      ],
      [],
      (sheet) => {
        sheet['B3'] = { t: 'e', v: 7, w: '#DIV/0!' };
        sheet['!ref'] = 'A1:B3';
      },
    ),
  ],
])('%s at “%s”', (code, path, file) => {
  const { table, diagnostics } = readSheet(file, OPTIONS);
  expect(table).toBeUndefined();
  expect(diagnostics[0]).toMatchObject({ code, path, severity: 'error' });
});

test('a table survives the way through a sheet', () => {
  const distinct = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
  const table: fc.Arbitrary<DecisionTable> = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .chain(([inputs, outputs]) =>
      fc.record(
        {
          code: fc.constantFrom('t', '到课率-1'),
          name: fc.record({
            zh: fc.constantFrom('办学条件（试行）', '＝表'),
            en: fc.constantFrom('Conditions', '1'),
          }),
          level: fc.constantFrom('college', '学校'),
          hitPolicy: fc.constantFrom<HitPolicy>('UNIQUE', 'FIRST', 'COLLECT', 'OUTPUT ORDER'),
          aggregator: fc.constantFrom('SUM' as const, 'MAX' as const),
          inputs: fc.tuple(
            ...distinct(inputs, '条件列').map((zh) =>
              fc.record({
                label: fc.constant({ zh, en: `${zh} en` }),
                expression: fc.constantFrom('院校类别', 'a / b'),
              }),
            ),
          ),
          outputs: fc.tuple(
            ...distinct(outputs, '线').map((zh) =>
              fc.record(
                {
                  code: fc.constant(`code-${zh}`),
                  label: fc.constant({ zh, en: 'line' }),
                  valueType: fc.constant('number' as const),
                  values: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
                  default: fc.oneof(fc.integer(), fc.constant('无')),
                },
                { requiredKeys: ['code', 'label', 'valueType'] },
              ),
            ),
          ),
          rows: fc.array(
            fc.record(
              {
                when: fc.tuple(
                  ...distinct(inputs, '').map(() =>
                    fc.constantFrom(
                      '-',
                      '"工科"',
                      '"工科","农林"',
                      '"a、b"',
                      '"x-1"',
                      '>= 3',
                      '[1..2)',
                      '18',
                      'not("体育")',
                      'null',
                      '"true"',
                      'date("2024-09-01")',
                      '"是"',
                      '"－"',
                    ),
                  ),
                ),
                then: fc.tuple(
                  ...distinct(outputs, '').map(() =>
                    fc.oneof(fc.integer(), fc.constantFrom(0.5, 1e-7, true, null, 'a + 1', '=b')),
                  ),
                ),
                annotation: fc.constantFrom('表一', '=1+1', '+', '@x'),
              },
              { requiredKeys: ['when', 'then'] },
            ),
            { minLength: 1, maxLength: 5 },
          ),
        },
        { requiredKeys: ['code', 'name', 'level', 'hitPolicy', 'inputs', 'outputs', 'rows'] },
      ),
    )
    // a row without anything written is no row
    .filter(({ inputs, rows }) =>
      rows.every(
        ({ then, annotation }) =>
          inputs.length > 0 || annotation !== undefined || then.some((entry) => entry !== null),
      ),
    );
  fc.assert(
    fc.property(table, (one) => {
      const { table: again, diagnostics } = readSheet(writeSheet(one, { units: { 'code-线1': '人' } }), {
        code: 'x',
        level: 'y',
      });
      expect(diagnostics).toEqual([]);
      expect(again).toEqual(one);
    }),
    { seed: 20040206, numRuns: 60 },
  );
});
