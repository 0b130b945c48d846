import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateFeel } from './index.js';

/** A value as the DMN Technology Compatibility Kit writes it. */
interface Expected {
  readonly type?: string;
  readonly text?: string;
  readonly nil?: boolean;
  readonly list?: readonly Expected[];
  readonly context?: Readonly<Record<string, Expected>>;
}

interface KitCase {
  readonly id: string;
  readonly expr: string;
  readonly inputs?: Record<string, unknown>;
  readonly expected: Expected;
  readonly errorResult: boolean;
}

function agrees(value: unknown, expected: Expected): boolean {
  if (expected.nil === true) return value === null;
  if (expected.list) {
    const { list } = expected;
    return (
      Array.isArray(value) && value.length === list.length && list.every((one, i) => agrees(value[i], one))
    );
  }
  if (expected.context) {
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(expected.context).every(([key, one]) =>
      agrees((value as Record<string, unknown>)[key], one),
    );
  }
  const text = expected.text ?? '';
  if (expected.type === 'boolean') return value === (text === 'true');
  if (expected.type === 'string') return value === text;
  if (expected.type === 'decimal' || expected.type === 'double' || expected.type === 'integer') {
    return (
      typeof value === 'number' &&
      Math.abs(value - Number(text)) <= 1e-8 * Math.max(1, Math.abs(Number(text)))
    );
  }
  return typeof value === 'string' && value === text;
}

test('the comparison with expected values can fail', () => {
  expect(agrees(1, { type: 'decimal', text: '1' })).toBe(true);
  expect(agrees('1', { type: 'decimal', text: '1' })).toBe(false);
  expect(agrees([1], { list: [{ type: 'decimal', text: '2' }] })).toBe(false);
  expect(agrees(null, { type: 'string', text: 'null' })).toBe(false);
});

const folder = process.env['ZHENGAI_CASES'];
const file =
  folder && [join(folder, 'feel', 'feel-cases.jsonl'), join(folder, 'feel-cases.jsonl')].find(existsSync);

/** Share of the kit's self-contained expressions; only ever raised. */
const LEAST_SHARE = 0.9;

if (file) {
  test('FEEL expressions of the DMN Technology Compatibility Kit', () => {
    const cases = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as KitCase);
    const failed = cases.filter(
      ({ expr, inputs, expected, errorResult }) =>
        !agrees(
          evaluateFeel(expr, inputs, '2024-09-03T08:00:00Z').value,
          errorResult ? { nil: true } : expected,
        ),
    );
    const share = 1 - failed.length / cases.length;
    expect(share, failed.map(({ id, expr }) => `${id}: ${expr}`).join('\n')).toBeGreaterThanOrEqual(
      LEAST_SHARE,
    );
  });
}
