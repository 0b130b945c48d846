import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv, type CsvOptions } from './read-csv.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengai-csv-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const UTF_8: CsvOptions = { encoding: 'utf-8', delimiter: ',' };
const GB18030: CsvOptions = { encoding: 'gb18030', delimiter: ',' };
/** “姓名,专业” and “王五,数控技术” and the rare “𠮷”, as GB18030 spells them. */
const CHINESE = Buffer.from(
  'd0d5c3fb2cd7a8d2b50a' + 'cdf5cee52ccafdbfd8bcbccaf50a' + '9534b2352c780a',
  'hex',
);

let count = 0;
async function read(bytes: Buffer | string, options: CsvOptions = UTF_8): Promise<readonly string[][]> {
  const file = path.join(folder, `${(count += 1)}.csv`);
  await writeFile(file, bytes);
  const rows: string[][] = [];
  for await (const chunk of readCsv(file, options)) rows.push(...chunk.map(({ cells }) => cells));
  return rows;
}

describe('encodings', () => {
  test('UTF-8 with and without a byte order mark', async () => {
    expect(await read('工号,值\n1,2\n')).toEqual([['工号', '值'], ['1', '2']]); // prettier-ignore
    expect(await read('\uFEFF工号,值\n1,2\n')).toEqual([['工号', '值'], ['1', '2']]); // prettier-ignore
    expect(await read('\uFEFF"工号","值"\n1,2\n')).toEqual([['工号', '值'], ['1', '2']]); // prettier-ignore
  });

  test('GB18030 with Chinese text, four-byte characters too', async () => {
    expect(await read(CHINESE, GB18030)).toEqual([['姓名', '专业'], ['王五', '数控技术'], ['𠮷', 'x']]); // prettier-ignore
  });

  test('a byte order mark wins over what is declared: what we write ourselves can always be read', async () => {
    expect(await read('\uFEFF姓名\n王五\n', GB18030)).toEqual([['姓名'], ['王五']]);
  });

  test('characters are put together again where the file is cut into pieces', async () => {
    const line = `${'专业'.repeat(50)},x\n`;
    const rows = await read(`h,i\n${line.repeat(10_000)}`);
    expect(rows).toHaveLength(10_001);
    expect(new Set(rows.slice(1).map(([cell]) => cell))).toEqual(new Set(['专业'.repeat(50)]));
  });

  test('GB18030 declared as UTF-8 is refused, and so is UTF-16', async () => {
    await expect(read(CHINESE)).rejects.toMatchObject({ code: 'csv.encoding' });
    await expect(read(Buffer.from('\uFEFFa,b\n', 'utf16le'))).rejects.toMatchObject({ code: 'csv.encoding' });
  });
});

test('rows with nothing in them are left out, others keep their width', async () => {
  expect(await read('a,b,c\n\n,,\n1\n1,2,3,4\n , ,\n')).toEqual([
    ['a', 'b', 'c'],
    ['1'],
    ['1', '2', '3', '4'],
  ]);
});

test.each<[string, Buffer | string, string]>([
  ['an Excel file', Buffer.from('504b030414000600', 'hex'), 'csv.notText'],
  ['a binary file', 'a,b\n1,\0\n', 'csv.notText'],
  ['an open quotation mark', 'a,b\n"1,2\n', 'csv.syntax'],
])('%s is refused', async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({ code });
});

test('a file that is not there, or a folder, is told by its path', async () => {
  for (const name of ['missing.csv', '.']) {
    const file = path.join(folder, name);
    await expect(readCsv(file, UTF_8).next()).rejects.toMatchObject({
      code: 'csv.notFound',
      detail: { zh: expect.stringContaining(file) as string },
    });
  }
});

test('where a CSV is wrong is told by its line', async () => {
  await expect(read('a\nb\n"c"d\n')).rejects.toMatchObject({
    parts: [{ path: 'line 3', code: 'csv.textAfterQuote' }],
  });
});
