import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CsvFile } from './csv-file.js';
import { harmless, unguarded } from './harmless-cell.js';
import { readCsv } from './read-csv.js';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengai-csv-file-'));
});
beforeEach(async () => {
  file = path.join(folder, 'out.csv');
  await rm(file, { force: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function readBack(delimiter = ','): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const chunk of readCsv(file, { encoding: 'utf-8', delimiter }))
    rows.push(...chunk.map(({ cells }) => cells));
  return rows;
}

test.each([
  '=1+1',
  '+49 170',
  '-a',
  '@cmd',
  '\tx',
  '\rx',
  '\nx',
  '\uFF1D1',
  "'=1",
  '-5;-6',
  '=HYPERLINK("x")',
])('what a spreadsheet program might run is guarded, and can be had back: %j', (cell) => {
  expect(harmless(cell)).toBe(`'${cell}`);
  expect(unguarded(harmless(cell))).toBe(cell);
});

test.each(['-5', '+3.5', '-.5e-3', '12', '', '数控=技术', "it's", "'quoted'", '2024-09', ' =x'])(
  'numbers stay numbers, and the rest as it is: %j',
  (cell) => {
    expect(harmless(cell)).toBe(cell);
    expect(unguarded(cell)).toBe(cell);
  },
);

test('guarding can be undone, whatever the cell', () => {
  const text = fc.string({
    unit: fc.constantFrom("'", '=', '-', '+', '@', '1', '.', 'e', 'a', '\t'),
    maxLength: 8,
  });
  fc.assert(fc.property(text, (cell) => unguarded(harmless(cell)) === cell));
});

test.each([',', ';', '\t', '|'])('what is written can be read again, delimiter %j', async (delimiter) => {
  const rows = [
    ['a"b', 'c,d;e|f', 'g\th'],
    ['i\nj', 'k\r\nl', ''],
    ['数控技术', ' m ', '0012'],
  ];
  const out = await CsvFile.create(file, ['x', 'y', '值'], delimiter);
  for (const row of rows) await out.write([row]);
  await out.complete();
  expect((await readFile(file, 'utf8')).startsWith('\uFEFF')).toBe(true);
  expect(await readBack(delimiter)).toEqual([['x', 'y', '值'], ...rows]);
});

test('it appears when it is complete, and replaces the one before', async () => {
  await writeFile(file, 'before');
  const out = await CsvFile.create(file, ['a']);
  await out.write(Array.from({ length: 100_000 }, (_, i) => [`row ${i} of many`]));
  expect(await readFile(file, 'utf8')).toBe('before');
  await out.complete();
  expect(await readBack()).toHaveLength(100_001);
  expect(await readdir(folder)).toEqual(['out.csv']);
});

test('what is discarded leaves nothing', async () => {
  const out = await CsvFile.create(file, ['a']);
  await out.discard();
  expect(await readdir(folder)).toEqual([]);
});

test('a place that cannot be written is told', async () => {
  const nowhere = path.join(folder, 'missing', 'out.csv');
  await expect(CsvFile.create(nowhere, ['a'])).rejects.toMatchObject({
    code: 'file.notWritable',
    detail: { zh: expect.stringContaining(nowhere) as string },
  });
  await expect(CsvFile.create(folder, ['a']).then((out) => out.complete())).rejects.toMatchObject({
    code: 'file.notWritable',
  });
  expect(await readdir(path.dirname(folder))).not.toContain(`${path.basename(folder)}.${process.pid}.part`);
});
