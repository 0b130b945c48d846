import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileStandard, verifyPack, type FactValue } from '@zhengai/engine';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readPackFolder } from '../../src/connectors/index.js';
import { endWhatIsLeft, zhengai } from './zhengai.js';

const JIAOFA = path.resolve('../rules-library/packs/cn-jiaofa-2004-2-gaozhi');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengai-check-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(endWhatIsLeft);

const sampleFile = async (name: string, text: string): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
};

test('cases of a standard show each of its cells to decide, and hold', async () => {
  const { status, stdout } = await zhengai(['cases', JIAOFA, 'gaozhi-pass', '--json']);
  expect(status).toBe(0);
  const { cases } = JSON.parse(stdout) as {
    cases: { standard: string; facts: Record<string, FactValue>; expect: unknown; note: string }[];
  };
  const { pack } = verifyPack(await readPackFolder(JIAOFA));
  const standard = pack?.standards.find(({ code }) => code === 'gaozhi-pass');
  if (!pack || !standard) throw new Error('the pack is sound and has the standard');
  const compiled = compileStandard(standard, pack);
  for (const one of cases) {
    expect([one.standard, compiled.evaluate(one.facts).lines]).toEqual(['gaozhi-pass', one.expect]);
  }
  const shown = cases.flatMap(({ note }) => note.split(' '));
  for (const row of standard.rows.keys()) expect(shown).toContain(`/rows/${row}`);
}, 60_000);

test('a code that nothing has is refused, with what to do', async () => {
  const { status, stderr } = await zhengai(['cases', JIAOFA, 'nothing']);
  expect([status, stderr]).toEqual([1, expect.stringContaining('[cases.unknown]') as string]);
  expect(stderr).toContain('规则、标准或决策表');
}, 60_000);

test('a sample is judged by every rule: those that strike most of it, or none, are reported', async () => {
  const good = { 'attribute:school-type': '综合、师范、民族院校', 'item:nothing': null };
  const subjects = Array.from({ length: 6 }, () => ({ facts: good }));
  const file = await sampleFile('sample.json', JSON.stringify(subjects));
  const { status, stdout } = await zhengai(['check', JIAOFA, '--json', '--sample', file]);
  expect(status).toBe(0);
  const { packs } = JSON.parse(stdout) as { packs: { diagnostics: { code: string; path: string }[] }[] };
  const codes = packs.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
  expect(codes).toContain('check.sample.unknown');
  expect(codes.every((code) => code.startsWith('check.sample.'))).toBe(true);
}, 60_000);

test.each([
  ['none.yaml', undefined, 'sample.unreadable'],
  ['text.yaml', 'a: b', 'sample.form'],
  ['broken.yaml', '- }', 'sample.form'],
  ['list.yaml', '- item:a: [1]', 'sample.form'],
  ['keys.yaml', '- students: 1', 'sample.form'],
])(
  'the sample %s is refused in words',
  async (name, text, code) => {
    const file = text === undefined ? path.join(folder, name) : await sampleFile(name, text);
    const { status, stderr } = await zhengai(['check', JIAOFA, '--sample', file]);
    expect([status, stderr]).toEqual([1, expect.stringContaining(`[${code}]`) as string]);
  },
  60_000,
);

test('the coverage map lists every line of the standards with what watches it', async () => {
  const { status, stdout } = await zhengai(['check', JIAOFA, '--coverage']);
  expect(status).toBe(0);
  const { pack } = verifyPack(await readPackFolder(JIAOFA));
  const lines = stdout.split('\n').filter((line) => line.startsWith('coverage\t'));
  expect(lines).toHaveLength(pack?.standards.flatMap((standard) => standard.lines).length ?? 0);
  for (const line of lines) expect(line.split('\t')).toHaveLength(6);
}, 60_000);
