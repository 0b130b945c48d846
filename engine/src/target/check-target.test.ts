import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type Dictionary, type Target } from '../model/index.js';
import { checkTarget, TARGET_DIAGNOSTIC_CODES } from './index.js';

const NAME = { zh: '目标', en: 'target' };
const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  indicators: [
    {
      code: 'rate',
      name: { zh: '就业率', en: 'rate' },
      level: 'college',
      periodKind: 'calendarYear',
      direction: 'higher',
      decimals: 1,
      bases: [{ code: 'own', name: NAME, formula: '1' }],
    },
  ],
};
const head = { code: 't', name: NAME, subject: 'college' };
const numeric = {
  ...head,
  kind: 'numeric',
  indicator: 'rate',
  values: [{ period: '2025', value: 90 }],
} as const;
const cumulative = {
  ...head,
  kind: 'cumulative',
  indicator: 'rate',
  values: [
    { period: '2024', value: 10 },
    { period: '2025', value: 20 },
  ],
} as const;
const milestone = { code: 'm', name: NAME, dueOn: '2025-03-31', evidence: [{ code: 'e', name: NAME }] };
const step = (code: string, attainment: number) => ({ code, name: NAME, attainment });
const qualitative = {
  ...head,
  kind: 'qualitative',
  criteria: NAME,
  scale: [step('a', 1), step('b', 0.5)],
  metFrom: 'a',
} as const;

const FAULTS: readonly (readonly [code: string, path: string, target: unknown])[] = [
  ['target.shape.invalid', 'kind', { ...numeric, kind: 'wish' }],
  ['target.parent.self', 'parent', { ...numeric, parent: 't' }],
  ['target.indicator.unknown', 'indicator', { ...numeric, indicator: 'x' }],
  ['target.basis.unknown', 'basis', { ...numeric, basis: 'x' }],
  ['target.period.invalid', 'values/0/period', { ...numeric, values: [{ period: 'next year', value: 1 }] }],
  ['target.period.kind', 'values/0/period', { ...numeric, values: [{ period: '2024-2025', value: 1 }] }],
  [
    'target.period.order',
    'values/1/period',
    {
      ...numeric,
      values: [
        { period: '2025', value: 1 },
        { period: '2025', value: 2 },
      ],
    },
  ],
  ['target.range.empty', 'values/0', { ...numeric, values: [{ period: '2025', least: 2, most: 1 }] }],
  [
    'target.direction',
    'values/0/operator',
    { ...numeric, values: [{ period: '2025', value: 1, operator: 'lessThan' }] },
  ],
  ['target.baseline.missing', 'attainment', { ...numeric, attainment: 'progress' }],
  ['target.baseline.late', 'baseline/period', { ...numeric, baseline: { period: '2025', value: 1 } }],
  ['target.baseline.noProgress', 'values/0', { ...numeric, baseline: { period: '2024', value: 90 } }],
  ['target.period.unset', 'final/period', { ...cumulative, final: { period: '2026', value: 30 } }],
  ['target.total.sum', 'final/value', { ...cumulative, carriedIn: 5, final: { period: '2025', value: 30 } }],
  [
    'target.total.order',
    'midTerm/value',
    { ...cumulative, midTerm: { period: '2024', value: 40 }, final: { period: '2025', value: 30 } },
  ],
  [
    'target.day.invalid',
    'milestones/0/dueOn',
    { ...head, kind: 'milestone', milestones: [{ ...milestone, dueOn: '2025-02-30' }] },
  ],
  [
    'target.code.duplicate',
    'milestones/1/code',
    { ...head, kind: 'milestone', milestones: [milestone, milestone] },
  ],
  [
    'target.evidence.none',
    'milestones/0/evidence',
    { ...head, kind: 'milestone', milestones: [{ ...milestone, evidence: [] }] },
  ],
  ['target.scale.order', 'scale/1/attainment', { ...qualitative, scale: [step('a', 0.5), step('b', 0.5)] }],
  ['target.scale.unknown', 'metFrom', { ...qualitative, metFrom: 'z' }],
];

test.each([numeric, cumulative, { ...head, kind: 'milestone', milestones: [milestone] }, qualitative])(
  'a sound $kind target has no findings',
  (target) => {
    expect(checkTarget(target as unknown as Target, DICTIONARY)).toEqual([]);
  },
);

test.each(FAULTS)('%s at %s', (code, path, target) => {
  const found = checkTarget(target as Target, DICTIONARY);
  expect(found.map((one) => [one.code, one.path])).toContainEqual([code, `targets/t/${path}`]);
  const { message } = found.find((one) => one.code === code)!;
  expect(message.zh).toMatch(/\p{Script=Han}/u);
  expect(`${message.zh}${message.en}`).not.toMatch(/undefined/);
});

test('every code is produced by a fault above', () => {
  const produced = new Set(FAULTS.map(([code]) => code));
  expect(TARGET_DIAGNOSTIC_CODES.filter((code) => !produced.has(code))).toEqual([]);
});

test.each([null, 1, 'x', [], {}])('%j is refused, not thrown over', (input) => {
  expect(checkTarget(input as unknown as Target, DICTIONARY)[0]?.code).toBe('target.shape.invalid');
});
