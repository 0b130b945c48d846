import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validatePack } from '@zhengai/engine';
import { runPackCases } from '@zhengai/engine/testing';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const FOLDER = path.resolve(import.meta.dirname, 'pack');

test('the IPEDS pack has exactly its three rules and passes its own cases', () => {
  const input: Record<string, unknown> = {};
  for (const file of readdirSync(FOLDER)) {
    const content: unknown = parse(readFileSync(path.join(FOLDER, file), 'utf8'));
    Object.assign(input, file === 'pack.yaml' ? content : { [path.basename(file, '.yaml')]: content });
  }
  const { pack, diagnostics } = validatePack(input);
  expect(diagnostics).toEqual([]);
  expect(pack?.rules.map(({ code }) => code)).toEqual([
    'ratio-above-18',
    'ratio-above-22',
    'retention-below-50-twice',
  ]);
  expect(pack && runPackCases(pack)).toEqual({ passed: pack?.cases?.length, failed: [] });
});
