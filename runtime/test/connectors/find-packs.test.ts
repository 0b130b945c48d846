import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPacks } from '../../src/connectors/index.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengai-packs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a path that leads nowhere, and a folder without a pack, are told apart, with what to do', async () => {
  const nowhere = path.join(folder, 'nowhere');
  await expect(findPacks(nowhere)).rejects.toMatchObject({
    code: 'pack.notFound',
    detail: { zh: expect.stringMatching(`^没有文件或文件夹 ${nowhere}。请检查路径`) as string },
  });
  await expect(findPacks(folder)).rejects.toMatchObject({
    code: 'pack.notFound',
    detail: { zh: expect.stringMatching(`^${folder} 里没有规则包。请给出`) as string },
  });
});

test('packs are found in folders of folders and in single files', async () => {
  await mkdir(path.join(folder, 'a/b'), { recursive: true });
  await writeFile(path.join(folder, 'a/b/one.yaml'), 'pack: one\n');
  await writeFile(path.join(folder, 'a/other.yaml'), 'name: no pack\n');
  expect(await findPacks(folder)).toEqual([
    { place: path.join(folder, 'a/b/one.yaml'), input: { pack: 'one' } },
  ]);
});
