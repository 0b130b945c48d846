import { verifyPack } from '@zhengai/engine';
import { describe, expect, test } from 'vitest';
import { FOLDERS, readPack } from './read-pack.js';

describe.each(FOLDERS)('%s', (folder) => {
  test('has nothing that a look at the whole finds', () => {
    const { diagnostics } = verifyPack(readPack(folder));
    expect(diagnostics.map(({ code, path: where }) => `${code} ${where ?? ''}`)).toEqual([]);
  });
});

test('names of quantities and attributes are told apart where packs are used together', () => {
  const owners = new Map<string, string>();
  const shared: string[] = [];
  for (const folder of FOLDERS) {
    const pack = readPack(folder) as Partial<
      Record<string, { code: string; name: { zh: string; en: string } }[]>
    >;
    for (const { code, name } of ['items', 'indicators', 'attributes'].flatMap((list) => pack[list] ?? [])) {
      for (const key of [`code ${code}`, `zh ${name.zh}`, `en ${name.en.toLowerCase()}`]) {
        const owner = owners.get(key);
        if (owner !== undefined) shared.push(`${key}: ${owner}, ${folder}`);
        owners.set(key, folder);
      }
    }
  }
  expect(shared).toEqual([]);
});
