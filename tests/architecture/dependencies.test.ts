import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/real-parts.js';
import { OFFENCES, plantCanary, type CanaryTree } from './canary.js';
import { cruiseHouse, type Cruise } from './cruise.js';
import { ACROSS, ENGINE, RUNTIME } from './house.js';
import { dependencyRules } from './rules.js';

const ROOT = projectRoot();
const PACKAGES = Object.keys(ACROSS);

function foldersOf(path: string): string[] {
  if (!existsSync(join(ROOT, path))) return [];
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

describe('the house', () => {
  test('keeps its dependency table', async () => {
    const { files, findings } = await cruiseHouse(ROOT);
    expect(files.length).toBeGreaterThan(100);
    expect(findings.map(({ rule, from, to, comment }) => `${rule}: ${from} → ${to} (${comment})`)).toEqual(
      [],
    );
  });

  test.each([
    ['engine', ENGINE],
    ['runtime', RUNTIME],
  ])('every folder of %s stands in the table', (name, table) => {
    const folders = foldersOf(`${name}/src`);
    expect(folders.length).toBeGreaterThan(0);
    expect(folders.filter((folder) => table.modules[folder] === undefined)).toEqual([]);
  });

  test('every workspace stands in the table', () => {
    const workspaces = foldersOf('.').filter((folder) => existsSync(join(ROOT, folder, 'package.json')));
    expect(workspaces.sort()).toEqual([...PACKAGES].sort());
  });

  test('the table grants only what exists in it, and no two modules to each other', () => {
    for (const { modules } of [ENGINE, RUNTIME]) {
      for (const [module, mayImport] of Object.entries(modules)) {
        for (const other of mayImport) {
          expect(modules[other], `${module} may import ${other}`).toBeDefined();
          expect(modules[other], `${other} and ${module}`).not.toContain(module);
        }
      }
    }
  });
});

describe('the canary', () => {
  let tree: CanaryTree;
  let cruise: Cruise;
  beforeAll(async () => {
    tree = plantCanary();
    cruise = await cruiseHouse(tree.root);
  });
  afterAll(() => {
    tree.remove();
  });

  test('breaks every rule there is', () => {
    const rules = dependencyRules().map(({ name }) => name);
    expect([...new Set(OFFENCES.map(({ rule }) => rule))].sort()).toEqual([...new Set(rules)].sort());
  });

  test.each(OFFENCES)('$file is reported by $rule', ({ rule, file }) => {
    const reported = cruise.findings.filter(({ from }) => from === file).map((finding) => finding.rule);
    expect(reported).toContain(rule);
  });

  test('what breaks no rule is not reported', () => {
    const guilty = new Set(OFFENCES.map(({ file }) => file));
    expect(cruise.findings.filter(({ from }) => !guilty.has(from))).toEqual([]);
  });
});
