import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type Dictionary, type Target } from '../model/index.js';
import { aggregationOf, proveTarget, proveTargetChain, type ChainNode } from './index.js';

const child = (subject: string, target?: number, weight?: ChainNode['weight']): ChainNode => ({
  subject,
  ...(target === undefined ? {} : { target: { value: target } }),
  ...(weight === undefined ? {} : { weight }),
});
const parent = (target: number, ...children: readonly ChainNode[]): ChainNode => ({
  subject: '学校',
  target: { value: target },
  children,
});

test('a sum: 1,200 trainees are promised by 500 + 400 + 300', () => {
  const proof = proveTargetChain(parent(1200, child('a', 500), child('b', 400), child('c', 300)), {
    aggregation: { kind: 'sum' },
  });
  expect(proof).toMatchObject({
    verdict: 'guaranteed',
    guarantees: { least: 1200, most: null },
    rest: { subjects: [], total: 0 },
  });
});

test('a sum that falls short says by how much', () => {
  const proof = proveTargetChain(parent(1200, child('a', 500), child('b', 400)), {
    aggregation: { kind: 'sum' },
  });
  expect(proof).toMatchObject({
    verdict: 'notGuaranteed',
    shortfall: 300,
    side: 'least',
    rest: { total: 300 },
  });
});

test('what is not assigned is shared out over those without a target', () => {
  const proof = proveTargetChain(parent(1200, child('a', 500), child('b'), child('c')), {
    aggregation: { kind: 'sum' },
    domain: { least: 0 },
  });
  expect(proof).toMatchObject({
    verdict: 'notGuaranteed',
    shortfall: 700,
    rest: { subjects: ['b', 'c'], total: 700, each: 350 },
  });
});

test('tenths add up exactly', () => {
  const proof = proveTargetChain(parent(0.3, child('a', 0.1), child('b', 0.2)), {
    aggregation: { kind: 'sum' },
  });
  expect(proof.verdict).toBe('guaranteed');
});

const rate = { aggregation: { kind: 'weightedRatio' } as const, domain: { least: 0, most: 100 } };

test('a rate follows from its denominators: 96 % of 300 and 90 % of 100 are 94.5 %', () => {
  const node = (target: number) => parent(target, child('a', 96, 300), child('b', 90, 100));
  expect(proveTargetChain(node(94.5), rate).verdict).toBe('guaranteed');
  expect(proveTargetChain(node(95), rate)).toMatchObject({ verdict: 'notGuaranteed', shortfall: 0.5 });
});

test('without denominators it is only said where it does not depend on them', () => {
  const node = (target: number) => parent(target, child('a', 96), child('b', 90, 100));
  expect(proveTargetChain(node(90), rate).verdict).toBe('guaranteed');
  expect(proveTargetChain(node(97), rate).verdict).toBe('notGuaranteed');
  expect(proveTargetChain(node(94), rate)).toMatchObject({ verdict: 'missing', missing: ['a'] });
});

test('planned denominators between two numbers are enough where every plan holds', () => {
  const node = (least: number) => parent(94, child('a', 96, { least, most: 400 }), child('b', 90, 100));
  expect(proveTargetChain(node(200), rate).verdict).toBe('guaranteed');
  expect(proveTargetChain(node(100), rate).verdict).toBe('missing');
});

test('a rate names what those without a target have to reach', () => {
  const proof = proveTargetChain(parent(95, child('a', 96, 300), child('b', undefined, 100)), rate);
  expect(proof).toMatchObject({ verdict: 'notGuaranteed', rest: { subjects: ['b'], each: 92 } });
});

test('counting: nine of ten programmes pass', () => {
  const rules = { aggregation: { kind: 'count', operator: 'greaterThanInclusive', value: 60 } as const };
  const programmes = (passing: number) =>
    Array.from({ length: 10 }, (_, i) => child(`p${i}`, i < passing ? 60 : 55));
  expect(proveTargetChain(parent(9, ...programmes(9)), rules).verdict).toBe('guaranteed');
  expect(proveTargetChain(parent(9, ...programmes(8)), rules)).toMatchObject({
    verdict: 'notGuaranteed',
    shortfall: 1,
    guarantees: { least: 8, most: 10 },
  });
});

test('lower is better: a mean of at most 3', () => {
  const rules = { aggregation: { kind: 'mean' } as const, operator: 'lessThanInclusive' as const };
  expect(proveTargetChain(parent(3, child('a', 2), child('b', 4)), rules).verdict).toBe('guaranteed');
  expect(proveTargetChain(parent(3, child('a', 2), child('b', 4.5)), rules)).toMatchObject({
    verdict: 'notGuaranteed',
    shortfall: 0.25,
    side: 'most',
  });
});

test('a target outside what values can be is named', () => {
  const proof = proveTargetChain(parent(90, child('a', 105, 1), child('b', 90, 1)), rate);
  expect(proof).toMatchObject({ verdict: 'impossible', impossible: ['a'] });
});

const NAME = { zh: '就业率', en: 'employment' };
const item = (zh: string) => ({
  code: zh,
  name: { zh, en: zh },
  level: 'college',
  periodKind: 'calendarYear' as const,
  valueType: 'number' as const,
  kind: 'flow' as const,
});
const indicator = (code: string, formula: string) => ({
  code,
  name: { zh: `${code}名`, en: code },
  level: 'college',
  periodKind: 'calendarYear' as const,
  direction: 'higher' as const,
  decimals: 2,
  bases: [{ code: 'own', name: NAME, formula }],
});
const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  items: ['就业数', '升学数', '毕业生数'].map(item),
  indicators: [
    indicator('rate', '(就业数 + 升学数) / 毕业生数 * 100'),
    indicator('total', '就业数 + 升学数'),
  ],
};

test.each([
  ['就业数', { kind: 'sum' }],
  ['就业数 + 2 * 升学数', { kind: 'sum' }],
  ['就业数 / 10000', { kind: 'sum' }],
  ['就业数 / 毕业生数', { kind: 'weightedRatio', denominator: '毕业生数' }],
  ['100 * (就业数 + 升学数) / (毕业生数 - 升学数)', { kind: 'weightedRatio' }],
  ['就业数 + 5', undefined],
  ['就业数 * 升学数', undefined],
  ['if 就业数 > 1 then 1 else 0', undefined],
])('%s adds up as %j', (formula, expected) => {
  const found = aggregationOf(indicator('x', formula), DICTIONARY);
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject(expected);
});

test('a chain of targets is proved along their parents, level by level', () => {
  const target = (code: string, subject: string, value: number, above?: string): Target => ({
    code,
    name: NAME,
    subject,
    kind: 'numeric',
    indicator: 'rate',
    values: [{ period: '2025', value }],
    ...(above === undefined ? {} : { parent: above }),
  });
  const targets = [
    target('t0', '学校', 95),
    target('t1', '机电学院', 96, 't0'),
    target('t2', '商学院', 94, 't0'),
    target('t11', '数控专业', 97, 't1'),
    target('t12', '机器人专业', 94, 't1'),
  ];
  const weights = { 机电学院: 500, 商学院: 400, 数控专业: 250, 机器人专业: 250 };
  const proof = proveTarget(targets[0]!, targets, DICTIONARY, { period: '2025', weights });
  expect(proof).toMatchObject({
    subject: '学校',
    verdict: 'guaranteed',
    guarantees: { least: '856/9' },
    children: [
      { subject: '机电学院', verdict: 'notGuaranteed', shortfall: 0.5 },
      { subject: '商学院', verdict: 'leaf' },
    ],
  });
});
