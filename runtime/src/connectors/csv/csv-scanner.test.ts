import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvScanner, type CsvRow } from './csv-scanner.js';

function scan(text: string, cuts: readonly number[] = [], delimiter = ','): CsvRow[] {
  const scanner = new CsvScanner(delimiter);
  const places = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  const pieces = places.slice(1).map((to, i) => text.slice(places[i], to));
  return [...pieces.flatMap((piece) => scanner.push(piece)), ...scanner.end()];
}

const cellsOf = (text: string, delimiter?: string) => scan(text, [], delimiter).map(({ cells }) => cells);

describe('records', () => {
  test.each<[string, string, string[][]]>([
    ['LF', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['CRLF', 'a,b\r\n1,2\r\n', [['a', 'b'], ['1', '2']]],
    ['CR', 'a,b\r1,2\r', [['a', 'b'], ['1', '2']]],
    ['no line end at the end', 'a,b\n1,2', [['a', 'b'], ['1', '2']]],
    ['empty cells', ',\n,,\n', [['', ''], ['', '', '']]],
    ['empty lines', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['spaces are kept', ' a , b\n', [[' a ', ' b']]],
    ['quoted delimiter', '"a,b",c\n', [['a,b', 'c']]],
    ['quoted quotes', '"a ""b""",""""\n', [['a "b"', '"']]],
    ['quoted line ends', '"a\nb","c\r\nd"\r\ne,f\n', [['a\nb', 'c\r\nd'], ['e', 'f']]],
    ['empty quoted cells', '"",""\n', [['', '']]],
    ['Chinese', '工号,姓名\n001,"王,五"\n', [['工号', '姓名'], ['001', '王,五']]],
  ])('%s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  }); // prettier-ignore

  test('another delimiter', () => {
    expect(cellsOf('a;"b;c"\n1,5;2\n', ';')).toEqual([
      ['a', 'b;c'],
      ['1,5', '2'],
    ]);
  });

  test('each knows the line on which it begins, whatever the line ends', () => {
    expect(scan('h\n"a\nb\r\nc"\n\r\nx\ry\n"z\n"\n').map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'h'],
      [2, 'a\nb\r\nc'],
      [5, ''],
      [6, 'x'],
      [7, 'y'],
      [8, 'z\n'],
    ]);
  });
});

test.each([
  ['a "b" c\n', 'quoteInside', 1],
  ['x\n"a"b\n', 'textAfterQuote', 2],
  ['x\ny\n"a\nb\nc', 'quoteOpen', 3],
  [`x\n"${'a'.repeat(1_000_001)}\n`, 'recordTooLong', 2],
])('no CSV: %j', (text, kind, line) => {
  expect(() => scan(text)).toThrow(expect.objectContaining({ kind, line }));
});

const cell = fc.oneof(
  fc.string({ maxLength: 6 }).map((text) => text.replace(/["\r\n,]/g, '')),
  fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', '\r', '数', ' '),
    maxLength: 6,
  }),
);

test('as another parser reads it, wherever the text is cut', () => {
  const file = fc.record({
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
    end: fc.constantFrom('\n', '\r\n'),
    cuts: fc.array(fc.nat({ max: 200 }), { maxLength: 5 }),
    ends: fc.boolean(),
  });
  fc.assert(
    fc.property(file, ({ rows, end, cuts, ends }) => {
      const spell = (text: string) => (/["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const text = rows.map((row) => row.map(spell).join(',')).join(end) + (ends ? end : '');
      const inside = cuts.filter((cut) => cut <= text.length);
      const read = scan(text, inside);
      const others = parse(text, { relax_column_count: true, record_delimiter: end });
      expect(read.map(({ cells }) => cells)).toEqual(others);
    }),
    { numRuns: 500 },
  );
});
