import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../support/real-parts.js';
import { findImpurities } from './purity.js';
import { sourceFiles } from './source-files.js';

test('the engine knows no clock, no chance, no machine and no state between calls', () => {
  const files = sourceFiles('engine/src', /\.ts$/).filter((file) => !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) =>
    findImpurities(readFileSync(join(projectRoot(), file), 'utf8')).map(
      ({ line, what }) => `${file}:${line} ${what}`,
    ),
  );
  expect(found).toEqual([]);
});

describe('the check itself', () => {
  test.each([
    ['const now = new Date();', 'new Date()'],
    ['const now = Date.now();', 'Date.now'],
    ['const now = Date();', 'Date()'],
    ['const dice = Math.random();', 'Math.random'],
    ['const home = process.env.HOME;', 'process'],
    ['console.log(1);', 'console'],
    ['const id = crypto.randomUUID();', 'crypto'],
    ['const page = { window };', 'window'],
    ['const t = performance.now();', 'performance'],
    ['let counter = 0;', 'module variable let counter = 0'],
    ['const order = a.localeCompare(b);', 'localeCompare without a locale'],
    ['const text = value.toLocaleString();', 'toLocaleString'],
    ['const year = date.getFullYear();', 'getFullYear'],
    ['const result = eval(text);', 'eval'],
    ['const later = () => setTimeout(work, 10);', 'setTimeout'],
  ])('finds %s', (text, what) => {
    expect(findImpurities(text).map((impurity) => impurity.what)).toContain(what);
  });

  test.each([
    'const given = new Date(text);',
    'const model = definition.process;',
    'interface Rule { readonly process: string; readonly window: number }',
    'export function step(process: Process) { return process.nodes; }',
    'export const stepOf = ({ process }: Model) => process.nodes;',
    'function f() { let counter = 0; counter += 1; return counter; }',
    "const order = a.localeCompare(b, 'zh-Hans-CN');",
    'type Handler = Function;',
    'const year = date.getUTCFullYear();',
    "import { process } from './process.js'; export const nodes = process.nodes;",
    'for (const process of processes) check(process);',
    'export const check = (process: Process) => ({ process });',
  ])('leaves alone %s', (text) => {
    expect(findImpurities(text)).toEqual([]);
  });
});
