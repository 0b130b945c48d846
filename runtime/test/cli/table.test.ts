import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { endWhatIsLeft, zhengai } from './zhengai.js';

const STANDARDS = path.resolve('../rules-library/packs/cn-jiaofa-2004-2-gaozhi/standards.yaml');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengai-table-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(endWhatIsLeft);

const convert = (from: string, to: string, ...flags: string[]) =>
  zhengai(['table', 'convert', from, path.join(folder, to), ...flags]);
const yamlOf = async (file: string): Promise<unknown> => parse(await readFile(file, 'utf8'));

test('the standards of a shipped pack go to DMN and come back the same', async () => {
  expect(await convert(STANDARDS, 'standards.dmn')).toMatchObject({ status: 0 });
  expect(await convert(path.join(folder, 'standards.dmn'), 'again.yaml')).toMatchObject({ status: 0 });
  expect(await yamlOf(path.join(folder, 'again.yaml'))).toEqual(await yamlOf(STANDARDS));
}, 60_000);

test('a sheet holds one of them, with its rows', async () => {
  expect(await convert(STANDARDS, 'all.xlsx')).toMatchObject({ status: 1 });
  expect(await convert(STANDARDS, 'pass.xlsx', '--code', 'gaozhi-pass')).toMatchObject({ status: 0 });
  expect(await convert(path.join(folder, 'pass.xlsx'), 'pass.yaml')).toMatchObject({ status: 0 });
  const [table] = (await yamlOf(path.join(folder, 'pass.yaml'))) as { code: string; rows: unknown[] }[];
  const standards = (await yamlOf(STANDARDS)) as { code: string; rows: unknown[] }[];
  expect(table?.code).toBe('gaozhi-pass');
  expect(table?.rows).toHaveLength(standards.find(({ code }) => code === 'gaozhi-pass')?.rows.length ?? 0);
}, 60_000);

test.each([
  ['nothing.dmn', 'out.yaml', '读不到文件'],
  ['broken.dmn', 'out.yaml', 'dmn.unreadable'],
  ['broken.dmn', 'out.txt', '后缀'],
])('%s to %s is refused in words', async (from, to, said) => {
  await writeFile(path.join(folder, 'broken.dmn'), '<html>');
  const { status, stderr } = await convert(path.join(folder, from), to);
  expect(status).toBe(1);
  expect(stderr).toContain(said);
});
