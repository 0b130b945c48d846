import { join } from 'node:path';
import { generateRuleCases, validatePack, type Pack } from '@zhengai/engine';
import { runPackCases } from '@zhengai/engine/testing';
import { readPackFolder } from '@zhengai/runtime/connectors';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../support/real-parts.js';

const PACKS = join(projectRoot(), 'rules-library/packs');

const packs = await Promise.all(
  ['cn-jiaofa-2004-2-gaozhi', 'demo-college'].map(async (folder) => ({
    folder,
    read: await readPackFolder(join(PACKS, folder)),
  })),
);

describe.each(packs)('$folder', ({ read }) => {
  const pack = validatePack(read).pack as Pack;

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
