import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type Dictionary, type Indicator } from '../model/index.js';
import { proportionForm, splitForm } from './index.js';

const named = (code: string, zh: string, level: string) => ({
  code,
  name: { zh, en: code },
  level,
  periodKind: 'academicYear' as const,
});
const item = (code: string, zh: string, level: string, unit: string) => ({
  ...named(code, zh, level),
  valueType: 'number' as const,
  kind: 'flow' as const,
  unit,
});
const indicator = (code: string, formula: string, level = 'faculty'): Indicator => ({
  ...named(code, code, level),
  direction: 'higher',
  decimals: 2,
  bases: [{ code: 'own', name: { zh: '', en: '' }, formula }],
});
const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [
    { code: 'faculty', name: { zh: '学院', en: 'faculty' }, order: 1 },
    { code: 'programme', name: { zh: '专业', en: 'programme' }, order: 2 },
    { code: 'course', name: { zh: '课程', en: 'course' }, order: 3 },
  ],
  items: [
    item('placed', '落实人数', 'programme', '人'),
    item('graduates', '毕业生数', 'programme', '人'),
    item('passed', '通过人数', 'course', '人'),
    item('hours', '学时数', 'programme', '学时'),
    item('budget', '预算', 'faculty', '万元'),
  ],
  indicators: [indicator('total', 'sum(children(专业).毕业生数)')],
};
const form = (formula: string) => splitForm(indicator('x', formula), dictionary);
const terms = (list: readonly { factor: number; adds: string; fact: { code: string } }[] | undefined) =>
  list?.map(({ adds, fact, factor }) => `${factor} ${adds} ${fact.code}`);

test.each<[formula: string, scale: number, numerator: string[], denominator: string[] | undefined]>([
  [
    'sum(children(专业).落实人数) / sum(children(专业).毕业生数) * 100',
    100,
    ['1 value placed'],
    ['1 value graduates'],
  ],
  ['mean(children(专业).落实人数)', 1, ['1 value placed'], ['1 known placed']],
  ['count(children(专业))', 1, ['1 fits programme'], undefined],
  [
    '(sum(children(专业).毕业生数) - 2 * sum(children(专业).落实人数)) / 4',
    0.25,
    ['1 value graduates', '-2 value placed'],
    undefined,
  ],
  ['sum(children(专业).落实人数) / total', 1, ['1 value placed'], ['1 value graduates']],
])('%s is split', (formula, scale, numerator, denominator) => {
  const found = form(formula);
  expect(found).toMatchObject({ level: 'programme', scale });
  expect(terms(found?.numerator)).toEqual(numerator);
  expect(terms(found?.denominator)).toEqual(denominator);
});

test('a share asks of all who could fit how many do', () => {
  const found = form('share(children(专业)[落实人数 < 10])');
  expect(found?.numerator[0]?.adds).toBe('fits');
  expect(found?.numerator[0]?.fact.via).toHaveProperty('where');
  expect(found?.denominator?.[0]?.fact.via).not.toHaveProperty('where');
});

test.each([
  '预算 / sum(children(专业).毕业生数)',
  'sum(children(专业).毕业生数) / sum(children(课程).通过人数)',
  'max(sum(children(专业).毕业生数), 3)',
  'median(children(专业).毕业生数)',
])('%s is not', (formula) => {
  expect(form(formula)).toBeUndefined();
});

test('one count out of another of the same unit is a proportion', () => {
  const of = (formula: string) => proportionForm(indicator('x', formula, 'programme'), dictionary);
  expect(of('落实人数 / 毕业生数 * 100')).toMatchObject({
    scale: 100,
    successes: { code: 'placed' },
    trials: { code: 'graduates' },
  });
  for (const formula of ['学时数 / 毕业生数', '学时数 / 学时数', '落实人数 + 毕业生数', '落实人数 / 100'])
    expect(of(formula)).toBeUndefined();
});
