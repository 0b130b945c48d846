import { readFileSync } from 'node:fs';
import path from 'node:path';
import { validatePack, type Pack } from '@zhengai/engine';
import { runPackCases } from '@zhengai/engine/testing';
import { describe, expect, test } from 'vitest';
import { FOLDERS, PACKS, readPack } from './read-pack.js';

test('there are packs', () => {
  expect(FOLDERS).toContain('cn-jiaofa-2004-2-gaozhi');
});

describe.each(FOLDERS)('%s', (folder) => {
  const { pack, diagnostics } = validatePack(readPack(folder));

  test('is valid and named after its folder', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(pack?.pack).toBe(folder);
  });

  test('passes its own cases', () => {
    expect(runPackCases(pack as Pack).failed).toEqual([]);
  });

  test('calls itself official only where every value is checked', () => {
    const confidences = JSON.stringify(pack).match(/"confidence":"(\w+)"/g) ?? [];
    const unchecked = confidences.filter((text) => !text.includes('"checked"'));
    expect(pack?.official === true && unchecked.length > 0).toBe(false);
  });
});

describe.each(FOLDERS.filter((folder) => folder !== 'demo-college'))('%s, made to be used', (folder) => {
  const { pack } = validatePack(readPack(folder));

  test('has a case that triggers each rule and one that clears it', () => {
    for (const { code } of pack?.rules ?? []) {
      const verdicts = new Set(
        (pack?.cases ?? []).filter(({ rule }) => rule === code).map((one) => one.expect),
      );
      expect([code, verdicts.has('triggered'), verdicts.has('clear')]).toEqual([code, true, true]);
    }
  });

  test('says of every line, parameter and rule how far it was checked', () => {
    const { standards = [], parameters = [], rules = [] } = pack ?? {};
    const told = [
      ...standards.flatMap(({ code, rows }) => rows.map((row, i) => [`${code}/${i}`, row.confidence])),
      ...parameters.map(({ code, provenance }) => [code, provenance?.confidence]),
      ...rules.map(({ code, provenance }) => [code, provenance?.confidence]),
    ];
    expect(told.filter(([, confidence]) => confidence === undefined)).toEqual([]);
  });

  test('has a page in Chinese and one in English that point to each other', () => {
    const page = (name: string) => readFileSync(path.join(PACKS, folder, name), 'utf8');
    expect(page('README.md')).toContain('(README.zh-CN.md)');
    expect(page('README.zh-CN.md')).toContain('(README.md)');
  });
});

describe('cn-jiaofa-2004-2-gaozhi', () => {
  const { pack } = validatePack(readPack('cn-jiaofa-2004-2-gaozhi'));

  test('has at least forty cases, of every verdict', () => {
    const cases = pack?.cases ?? [];
    expect(cases.length).toBeGreaterThanOrEqual(40);
    const expected = new Set(cases.filter((one) => 'rule' in one).map((one) => JSON.stringify(one.expect)));
    expect([...expected].sort()).toEqual(['"clear"', '"triggered"', '"unknown"']);
  });

  test('says of every row of its tables how far it was checked', () => {
    for (const { rows } of pack?.standards ?? []) {
      for (const row of rows) expect(row.confidence).toBeDefined();
    }
  });

  test.each([
    [{}, 450],
    [{ 'external-teachers-counted': 'converted' }, 480],
    [{ 'external-teachers-counted': 'uncapped' }, 480],
    [{ 'external-teacher-cap': 0.3 }, 460],
    [{ 'external-teacher-coefficient': 1, 'external-teachers-counted': 'converted' }, 500],
    [{ 'teachers-counted': 'withClinical' }, 470],
  ])('400 teachers and 160 external ones, parameters %o: %d', (parameters, expected) => {
    const { pack: chosen } = validatePack(readPack('cn-jiaofa-2004-2-gaozhi'), { parameters });
    const facts = {
      'item:full-time-teachers': 400,
      'item:external-teachers': 160,
      'item:clinical-teachers': 20,
    };
    const cases = [{ name: 'total', indicator: 'teacher-total', facts, expect: expected }];
    expect(runPackCases({ ...(chosen as Pack), cases }).failed).toEqual([]);
  });

  test('a case that expects the wrong verdict is reported', () => {
    const cases = [{ name: 'wrong', rule: 'card-red', facts: {}, expect: 'clear' as const }];
    expect(runPackCases({ ...(pack as Pack), cases }).failed.map(({ name }) => name)).toEqual(['wrong']);
  });
});

describe('cn-jiaozhichengsihan-2015-168-points', () => {
  const { pack } = validatePack(readPack('cn-jiaozhichengsihan-2015-168-points'));
  const rules = pack?.rules ?? [];
  const points = rules.filter(({ code }) => code.startsWith('point-'));
  const elements = rules.filter(({ code }) => code.startsWith('element-'));

  test('has 37 points in 15 elements of 5 projects', () => {
    expect([points.length, elements.length]).toEqual([37, 15]);
    const projects = [...new Set(elements.map(({ code }) => code.slice('element-'.length).split('-')[0]))];
    expect(projects.map((project) => inProject(project ?? '').length)).toEqual([9, 9, 4, 5, 10]);
  });

  test('no name of a point passes for compared with the document', () => {
    for (const { provenance } of [...points, ...elements]) {
      expect(['high', 'medium']).toContain(provenance?.confidence);
    }
  });

  const inProject = (project: string) =>
    points.filter(({ provenance }) => provenance?.clause?.startsWith(`${project}.`));
});
