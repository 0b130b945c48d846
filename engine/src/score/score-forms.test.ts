import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type Dictionary, type ScoreItem, type ScoreSheet } from '../model/index.js';
import { compileScoreSheet, recomputeScore, type ScoreContext, type ScoreFacts } from './index.js';

const item = (zh: string, valueType: 'number' | 'boolean' = 'number', unit?: string) => ({
  code: zh,
  name: { zh, en: zh },
  level: 'college',
  periodKind: 'calendarYear' as const,
  valueType,
  kind: 'flow' as const,
  ...(unit === undefined ? {} : { unit }),
});
const line = (code: string) => ({
  code,
  name: { zh: code, en: code },
  indicator: '生师比',
  operator: 'lessThanInclusive' as const,
  binding: 'binding' as const,
});
const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  attributes: [{ code: '类别', name: { zh: '类别', en: 'category' }, level: 'college', valueType: 'text' }],
  items: [
    ...['学生', '教师', '数值', '次数', '部分', '总数', '甲', '乙', '丙', '答卷'].map((zh) => item(zh)),
    item('比例', 'number', '%'),
    item('重大事件', 'boolean'),
  ],
  indicators: [
    {
      code: '生师比',
      name: { zh: '生师比', en: 'ratio' },
      level: 'college',
      periodKind: 'calendarYear',
      direction: 'lower',
      decimals: 2,
      bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula: '学生 / 教师' }],
    },
  ],
  standards: [
    {
      code: '条件',
      name: { zh: '条件', en: 'conditions' },
      level: 'college',
      tier: 'national',
      document: { title: '条件' },
      hitPolicy: 'UNIQUE',
      inputs: [{ label: { zh: '类别', en: 'category' }, expression: '类别' }],
      lines: [line('合格'), line('限制')],
      rows: [
        { when: ['"综合"'], lines: { 合格: 18, 限制: 22 } },
        { when: ['"艺术"'], lines: { 合格: 11, 限制: null } },
      ],
    },
  ],
};

const NAME = { zh: '项', en: 'item' };
const sheetOf = (one: ScoreItem): ScoreSheet => ({
  code: 'sheet',
  name: { zh: '表', en: 'sheet' },
  level: 'college',
  periodKind: 'calendarYear',
  items: [one],
});
const keyed = (facts: Record<string, unknown>): ScoreFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name === '类别' ? 'attribute:类别' : Array.isArray(value) || name === '评分' ? name : `item:${name}`,
      value as ScoreFacts[string],
    ]),
  );
const head = { code: 'x', name: NAME };

type Case = readonly [what: string, item: ScoreItem, facts: Record<string, unknown>, expected: unknown];

const standard: ScoreItem = {
  ...head,
  points: 3,
  kind: 'standardRatio',
  standard: '条件',
  pass: '合格',
  zero: '限制',
};
const own: ScoreItem = { ...head, points: 3, kind: 'ownFloor', measure: '比例', full: 60, zero: 30 };
const linear: ScoreItem = { ...own, between: 'linear' };
const events: ScoreItem = {
  ...head,
  points: 3,
  kind: 'deductions',
  events: [{ code: 'e', name: NAME, count: '次数', each: 0.3, most: 1.5 }],
  zeroWhen: '重大事件',
};
const counted: ScoreItem = {
  ...head,
  points: 10,
  kind: 'tieredCount',
  list: '成果',
  tiers: [
    { code: '国', name: NAME, percent: 400 },
    { code: '省', name: NAME, percent: 100 },
  ],
  ranks: [
    { code: '1', name: NAME, percent: 100 },
    { code: '2', name: NAME, percent: 50 },
  ],
  each: 1,
};
const share: ScoreItem = {
  ...head,
  points: 4,
  kind: 'categoryShare',
  part: '部分',
  whole: '总数',
  cases: [
    { name: NAME, when: '类别 = "综合"', full: 40 },
    { name: NAME, full: 10, zero: 5 },
  ],
};
const survey: ScoreItem = {
  ...head,
  points: 5,
  kind: 'surveyIndex',
  answers: [
    { code: 'a', name: NAME, worth: 100 },
    { code: 'b', name: NAME, worth: 80 },
    { code: 'c', name: NAME, worth: 0 },
  ],
  questions: [{ code: 'q', name: NAME, counts: { a: '甲', b: '乙', c: '丙' } }],
  minimumRespondents: 10,
  respondents: '答卷',
};
const expert: ScoreItem = { ...head, points: 2, kind: 'expertEntry', entries: '评分', outOf: 100 };
const extra: ScoreItem = {
  ...head,
  kind: 'bonusPenalty',
  bonus: [{ code: 'b', name: NAME, count: '甲', each: 2 }],
  penalty: [{ code: 'p', name: NAME, count: '乙', each: 1 }],
  mostBonus: 5,
  mostPenalty: 3,
};
const veto: ScoreItem = { ...head, points: 2, kind: 'veto', when: '重大事件' };

test.each<Case>([
  ['at the pass line: full', standard, { 类别: '综合', 学生: 1800, 教师: 100 }, 3],
  [
    'between the lines: pass ÷ actual, inverted because less is better',
    standard,
    { 类别: '综合', 学生: 2000, 教师: 100 },
    2.7,
  ],
  ['worse than the limit: nothing', standard, { 类别: '综合', 学生: 2201, 教师: 100 }, 0],
  ['at the limit still the ratio', standard, { 类别: '综合', 学生: 2200, 教师: 100 }, 2.45],
  ['a row without a limit line has no limit', standard, { 类别: '艺术', 学生: 2200, 教师: 100 }, 1.5],
  ['category not known: between nothing and full', standard, { 学生: 2200, 教师: 100 }, [0, 3]],
  ['own floor: full', own, { 比例: 60 }, 3],
  ['own floor: the ratio between', own, { 比例: 45.5 }, 2.28],
  ['own floor: nothing below', own, { 比例: 29.99 }, 0],
  ['along a straight line', linear, { 比例: 45 }, 1.5],
  ['not known is not zero', own, {}, [0, 3]],
  [
    '0.1 + 0.2 against 0.3 is full',
    { ...own, measure: '甲 + 乙', full: 0.3, zero: 0 },
    { 甲: 0.1, 乙: 0.2 },
    3,
  ],
  [
    'a third of 0.015 is rounded up exactly',
    { ...own, points: 0.015, measure: { numerator: '部分', denominator: '总数' }, full: 1, zero: 0 },
    { 部分: 1, 总数: 3 },
    0.01,
  ],
  [
    'a quotient by zero is not known',
    { ...own, measure: { numerator: '部分', denominator: '总数' } },
    { 部分: 1, 总数: 0 },
    [0, 3],
  ],
  [
    'a formula that chooses does not choose in the dark',
    { ...own, measure: '比例', full: 'if 类别 = "师范" then 50 else 60' },
    { 比例: 55 },
    [0, 3],
  ],
  ['0.3 for each of two events', events, { 次数: 2, 重大事件: false }, 2.4],
  ['a cap on one kind of event', events, { 次数: 9, 重大事件: false }, 1.5],
  ['a grave event leaves nothing, whatever else is not known', events, { 重大事件: true }, 0],
  ['without a count: down to the cap', events, { 重大事件: false }, [1.5, 3]],
  [
    'the same item once, at its highest',
    counted,
    {
      成果: [
        { item: 'A', tier: '省', rank: '1' },
        { item: 'A', tier: '国', rank: '2' },
        { item: 'B', tier: '省', rank: '1' },
      ],
    },
    3,
  ],
  [
    'achievements without an item stand for themselves',
    counted,
    {
      成果: [
        { tier: '省', rank: '1' },
        { tier: '省', rank: '1' },
      ],
    },
    2,
  ],
  ['an achievement of an unknown tier', counted, { 成果: [{ tier: null, rank: '1' }] }, [0, 4]],
  ['a tier that is not listed counts for nothing', counted, { 成果: [{ tier: '校', rank: '1' }] }, 0],
  ['no achievements are none', counted, { 成果: [] }, 0],
  ['no list is not known', counted, {}, [0, 10]],
  [
    'not more than the full mark',
    counted,
    { 成果: ['A', 'B', 'C'].map((one) => ({ item: one, tier: '国', rank: '1' })) },
    10,
  ],
  ['share of a category with a high line', share, { 类别: '综合', 部分: 30, 总数: 100 }, 3],
  ['share of the others', share, { 类别: '艺术', 部分: 7, 总数: 100 }, 2.8],
  ['share below the floor', share, { 类别: '艺术', 部分: 4.9, 总数: 100 }, 0],
  ['category not known: what either would give', share, { 部分: 30, 总数: 100 }, [3, 4]],
  ['survey index: (100·6 + 80·3) ÷ 10', survey, { 甲: 6, 乙: 3, 丙: 1, 答卷: 10 }, 4.2],
  ['too few respondents: not known', survey, { 甲: 6, 乙: 3, 丙: 1, 答卷: 9 }, [0, 5]],
  ['one expert', expert, { 评分: 85 }, 1.7],
  ['the mean of experts', expert, { 评分: [{ value: 80 }, { value: 91 }] }, 1.71],
  ['an entry outside the scale does not count', expert, { 评分: [{ value: 80 }, { value: 910 }] }, 1.6],
  ['no entry is not known', expert, {}, [0, 2]],
  ['bonus and penalty, each up to its cap', extra, { 甲: 4, 乙: 1 }, 4],
  ['penalty alone', extra, { 甲: 0, 乙: 9 }, -3],
  ['bonus not known', extra, { 乙: 1 }, [-1, 4]],
  ['veto', veto, { 重大事件: true }, 0],
  ['no veto', veto, { 重大事件: false }, 2],
  ['veto not known', veto, {}, [0, 2]],
  ['a weight scales before rounding', { ...own, weight: 0.5 }, { 比例: 45.5 }, 1.14],
])('%s', (_, one, facts, expected) => {
  const { total, explanation, missing } = compileScoreSheet(sheetOf(one), DICTIONARY).evaluate(keyed(facts));
  const [least, most] = Array.isArray(expected) ? (expected as [number, number]) : [expected, expected];
  expect(total).toEqual({ points: least === most ? least : null, least, most });
  expect(recomputeScore(JSON.parse(JSON.stringify(explanation)) as typeof explanation).total).toEqual(total);
  if (least === most) expect(missing).toEqual([]);
});

const peers = (highest: number, lowest: number, mean: number): ScoreContext => ({
  peers: { x: { highest, lowest, mean, known: 10, of: 10 } },
});
const best: ScoreItem = { ...head, points: 4, kind: 'peerRatio', measure: '数值', best: 'highest', zero: 60 };
const steps: ScoreItem = {
  ...head,
  points: 2,
  kind: 'meanSteps',
  measure: '比例',
  steps: [
    { behind: 0, points: 2 },
    { behind: 5, points: 1.8 },
    { behind: 10, points: 1.6 },
  ],
  otherwise: 1.2,
};
test.each<readonly [string, ScoreItem, number, ScoreContext, number]>([
  ['in proportion to the best', best, 72, peers(96, 50, 80), 3],
  ['below 60: nothing', best, 59.9, peers(96, 50, 80), 0],
  ['the least is the best', { ...best, best: 'lowest', zero: 90 }, 40, peers(96, 10, 50), 1],
  ['nobody has any: nobody is behind', { ...best, best: 'lowest', zero: 90 }, 0, peers(0, 0, 0), 4],
  ['at the mean', { ...steps, measure: '数值' }, 83.84, peers(99, 60, 83.84), 2],
  ['just behind the mean', { ...steps, measure: '数值' }, 83.83, peers(99, 60, 83.84), 1.8],
  ['5 behind', { ...steps, measure: '数值' }, 78.84, peers(99, 60, 83.84), 1.8],
  ['more than 5 behind', { ...steps, measure: '数值' }, 78.83, peers(99, 60, 83.84), 1.6],
  ['far behind', { ...steps, measure: '数值' }, 60, peers(99, 60, 83.84), 1.2],
])('against the group: %s', (_, one, value, context, expected) => {
  const compiled = compileScoreSheet(sheetOf(one), DICTIONARY);
  expect(compiled.evaluate({ 'item:数值': value }, context).total.points).toBe(expected);
  expect(compiled.evaluate({ 'item:数值': value }).warnings[0]?.code).toBe('score.peers.none');
});

test('a group leaves out whose value is not known, and says so', () => {
  const compiled = compileScoreSheet(sheetOf({ ...best, zero: 0 }), DICTIONARY);
  const { scores } = compiled.evaluateGroup([{ 'item:数值': 50 }, {}, { 'item:数值': 100 }]);
  expect(scores.map(({ total }) => total.points)).toEqual([2, null, 4]);
  expect(scores[0]?.warnings.map(({ code }) => code)).toEqual(['score.peers.incomplete']);
  expect(scores[1]?.missing).toEqual(['item:数值']);
});

test('what one more point takes', () => {
  const one = compileScoreSheet(sheetOf(own), DICTIONARY);
  expect(one.improvements({ 'item:比例': 36 })).toMatchObject([
    { item: 'x', kind: 'value', fact: 'item:比例', from: 36, to: 56, points: 1.8, reaches: 2.8 },
  ]);
  // less than one is left: the full mark
  expect(one.improvements({ 'item:比例': 57 })).toMatchObject([{ to: 60, reaches: 3 }]);
  expect(one.improvements({ 'item:比例': 60 })).toEqual([]);
  expect(one.improvements({})).toEqual([]);
  const ratio = compileScoreSheet(sheetOf(standard), DICTIONARY);
  const facts = { 'attribute:类别': '综合', 'item:学生': 2300, 'item:教师': 100 };
  expect(ratio.improvements(facts)).toMatchObject([
    { fact: 'item:学生', from: 2300, to: 2200, reaches: 2.45 },
    { fact: 'item:教师', from: 100, to: 105, reaches: 2.47 },
  ]);
  const further = compileScoreSheet(sheetOf({ ...counted, each: 0.5 }), DICTIONARY);
  expect(further.improvements({ 成果: [{ tier: '省', rank: '1' }] })).toMatchObject([
    { kind: 'achievements', fact: '成果', tier: '国', add: 1, reaches: 2.5 },
    { kind: 'achievements', fact: '成果', tier: '省', add: 2, reaches: 1.5 },
  ]);
});

test('a way on which points go both up and down is no way', () => {
  const humped: ScoreItem = { ...own, measure: 'abs(数值 - 40)', full: 100, zero: 0 };
  const { improvements } = compileScoreSheet(sheetOf(humped), DICTIONARY);
  expect(improvements({ 'item:数值': 50 })).toMatchObject([{ from: 50, to: 84, reaches: 1.32 }]);
  expect(improvements({ 'item:数值': 30 })).toEqual([]);
});
