import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@zhengai/engine';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../support/run-program.js';
import { projectRoot } from '../support/real-parts.js';
import { changedModel, findingsIn, soundModel } from './changed-model.js';
import { diagnosticCodes } from './diagnostic-codes.js';
import { OTHER_EXAMPLES } from './other-examples.js';

const ROOT = projectRoot();
const PAGES = join(ROOT, 'docs/diagnostics');
const BROKEN = join(ROOT, 'tests/conformance/broken-models');
const CODES = diagnosticCodes();

const pageOf = (code: string): string => readFileSync(join(PAGES, `${code}.md`), 'utf8');
const exampleIn = (page: string): string | undefined => /```yaml\n([\s\S]*?)```/u.exec(page)?.[1];

test('the sound model has no findings', () => {
  expect(findingsIn(soundModel())).toEqual([]);
});

test('every code has a page, and every page a code', () => {
  const pages = readdirSync(PAGES).filter((file) => file.endsWith('.md') && file !== 'README.md');
  expect(pages.map((file) => file.slice(0, -3)).sort()).toEqual(CODES);
  const list = readFileSync(join(PAGES, 'README.md'), 'utf8');
  expect([...list.matchAll(/\]\(([^)]+)\.md\)/gu)].map(([, code]) => code as string).sort()).toEqual(CODES);
});

describe.each(CODES)('%s', (code) => {
  test('is produced, and its page says so in both languages', () => {
    expect(existsSync(join(PAGES, `${code}.md`))).toBe(true);
    const page = pageOf(code);
    expect(page.startsWith(`# \`${code}\`\n`)).toBe(true);
    const example = exampleIn(page);
    const found: readonly Diagnostic[] = example
      ? findingsIn(changedModel(example))
      : (OTHER_EXAMPLES[code]?.() ?? []);
    const finding = found.find((one) => one.code === code);
    expect(found.map((one) => one.code)).toContain(code);
    const plain = page.replaceAll('\\', '').replaceAll('&lt;', '<');
    const said = (text: string) => text.replaceAll('\\', '').slice(0, 30);
    expect(plain).toContain(`> ${said(finding?.message.zh ?? '')}`);
    expect(plain).toContain(`> ${said(finding?.message.en ?? '')}`);
    expect(plain).toContain(
      { error: '错误 / error', warning: '警告 / warning', info: '提示 / hint' }[finding?.severity ?? 'error'],
    );
    if (example) expect(page).toContain(`\`${finding?.path ?? ''}\``);
  });
});

interface CheckedPack {
  readonly place: string;
  readonly diagnostics: readonly Diagnostic[];
}

async function check(path: string): Promise<{ status: number | null; packs: readonly CheckedPack[] }> {
  const { status, stdout } = await runProgram(
    process.execPath,
    [join(ROOT, 'runtime/bin/zhengai.mjs'), 'check', path, '--json'],
    { cwd: ROOT, timeoutMs: 120_000 },
  );
  return { status, packs: (JSON.parse(stdout) as { packs: CheckedPack[] }).packs };
}

describe('zhengai check', () => {
  test('finds exactly the fault planted in each of the broken models', async () => {
    const { packs, status } = await check(BROKEN);
    expect(status).toBe(1);
    expect(packs.length).toBe(readdirSync(BROKEN).length);
    expect(packs.length).toBeGreaterThanOrEqual(50);
    const found = packs.map(({ place, diagnostics }) => [
      place,
      [...new Set(diagnostics.map(({ code, path }) => `${code} ${path}`))],
    ]);
    const planted = packs.map(({ place }) => [
      place,
      [/^# planted: (.+)$/mu.exec(readFileSync(place, 'utf8'))?.[1]],
    ]);
    expect(found).toEqual(planted);
  }, 180_000);

  test('finds the rules library clean', async () => {
    const { packs, status } = await check(join(ROOT, 'rules-library'));
    expect(status).toBe(0);
    expect(packs.length).toBeGreaterThanOrEqual(2);
    const worse = packs.flatMap(({ diagnostics }) =>
      diagnostics.filter(({ severity }) => severity !== 'info'),
    );
    expect(worse).toEqual([]);
  }, 180_000);
});
