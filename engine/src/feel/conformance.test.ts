import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateFeel } from './index.js';
import { equalTemporal, parseDuration } from './temporal/index.js';

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
  /** Declared type of the result: FEEL's own, or one that a model defines elsewhere. */
  readonly typeRef?: string | null;
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
  if (typeof value !== 'string') return false;
  // a duration of nothing is written in several ways
  return value === text || equalTemporal(parseDuration(value), parseDuration(text)) === true;
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

const PLAIN_TYPES = ['number', 'string', 'boolean'] as const;

function passes({ expr, inputs, expected, errorResult, typeRef }: KitCase): boolean {
  const type = PLAIN_TYPES.find((one) => one === typeRef);
  const { value } = evaluateFeel(expr, inputs, '2024-09-03T08:00:00Z', type);
  return agrees(value, errorResult ? { nil: true } : expected);
}

/** Name of a case → why it fails. Entries go, none comes. */
const knownFailures = JSON.parse(
  readFileSync(new URL('known-failures.json', import.meta.url), 'utf8'),
) as Record<string, string>;

/** Shares that pass of all of the kit's expressions, and of those that expect something other than null. */
const LEAST_SHARE = 0.97;
const LEAST_SHARE_OF_VALUES = 0.95;
/** As many as when the list was made. */
const MOST_KNOWN_FAILURES = 22;

test('the list of known failures only shrinks, and says why', () => {
  expect(Object.keys(knownFailures).length).toBeLessThanOrEqual(MOST_KNOWN_FAILURES);
  expect(Object.values(knownFailures).every((reason) => reason.length > 20)).toBe(true);
});

if (file) {
  const cases = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as KitCase);
  const failed = cases.filter((one) => !passes(one));
  const listOf = (some: readonly KitCase[]) => some.map(({ id, expr }) => `${id}: ${expr}`).join('\n');

  test('FEEL expressions of the DMN Technology Compatibility Kit', () => {
    const hasValue = ({ errorResult, expected }: KitCase) => !errorResult && expected.nil !== true;
    const share = 1 - failed.length / cases.length;
    const shareOfValues = 1 - failed.filter(hasValue).length / cases.filter(hasValue).length;
    console.log(
      `FEEL cases: ${cases.length}, pass ${share.toFixed(4)}, with a value ${shareOfValues.toFixed(4)}`,
    );
    expect(share, listOf(failed)).toBeGreaterThanOrEqual(LEAST_SHARE);
    expect(shareOfValues, listOf(failed)).toBeGreaterThanOrEqual(LEAST_SHARE_OF_VALUES);
  });

  test('every case that fails is listed', () => {
    expect(listOf(failed.filter(({ id }) => !Object.hasOwn(knownFailures, id)))).toBe('');
  });

  test('every case listed still fails', () => {
    const passing = cases.filter((one) => Object.hasOwn(knownFailures, one.id) && passes(one));
    expect(listOf(passing)).toBe('');
  });
}
