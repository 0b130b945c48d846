import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateRuleCases, validatePack, type Pack } from '@zhengai/engine';
import { runPackCases } from '@zhengai/engine/testing';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../support/real-parts.js';

const PACKS = join(projectRoot(), 'rules-library/packs');

function readPack(folder: string): Pack | undefined {
  const parts: Record<string, unknown> = {};
  for (const file of readdirSync(join(PACKS, folder)).filter((name) => name.endsWith('.yaml'))) {
    const content: unknown = parse(readFileSync(join(PACKS, folder, file), 'utf8'));
    if (file === 'pack.yaml') Object.assign(parts, content);
    else parts[file.slice(0, -'.yaml'.length)] = content;
  }
  return validatePack(parts).pack;
}

describe.each(['cn-jiaofa-2004-2-gaozhi', 'demo-college'])('%s', (folder) => {
  const pack = readPack(folder) as Pack;

  test('cases generated for its rules pass where those kept by hand are run, and show both verdicts', () => {
    const cases = pack.rules.flatMap((rule) => {
      const generated = generateRuleCases(rule, pack);
      const verdicts = new Set(generated.cases.map((one) => one.expect));
      expect([rule.code, ...verdicts].sort()).toEqual([rule.code, 'clear', 'triggered'].sort());
      return generated.cases.map(({ facts, expect: expected }, i) => ({
        name: `${rule.code} ${i}`,
        rule: rule.code,
        facts,
        expect: expected,
      }));
    });
    expect(cases.length).toBeGreaterThanOrEqual(2 * pack.rules.length);
    expect(runPackCases({ ...pack, cases }).failed).toEqual([]);
  });
});
