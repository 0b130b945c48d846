import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { verifyPack } from '@zhengai/engine';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const PACKS = path.resolve(import.meta.dirname, '../packs');
const folders = readdirSync(PACKS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function readPack(folder: string): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  for (const file of readdirSync(path.join(PACKS, folder)).filter((name) => name.endsWith('.yaml'))) {
    const content: unknown = parse(readFileSync(path.join(PACKS, folder, file), 'utf8'));
    if (file === 'pack.yaml') Object.assign(parts, content);
    else parts[path.basename(file, '.yaml')] = content;
  }
  return parts;
}

describe.each(folders)('%s', (folder) => {
  test('has nothing that a look at the whole finds', () => {
    const { diagnostics } = verifyPack(readPack(folder));
    expect(diagnostics.map(({ code, path: where }) => `${code} ${where ?? ''}`)).toEqual([]);
  });
});

test('names of quantities and attributes are told apart where packs are used together', () => {
  const owners = new Map<string, string>();
  const shared: string[] = [];
  for (const folder of folders) {
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
