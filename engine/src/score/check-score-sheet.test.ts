import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type Dictionary, type ScoreItem, type ScoreSheet } from '../model/index.js';
import { checkScoreSheet, compileScoreSheet, SCORE_DIAGNOSTIC_CODES } from './index.js';

const NAME = { zh: '名称', en: 'name' };
const standardLine = (code: string, indicator: string) => ({
  code,
  name: NAME,
  indicator,
  operator: 'greaterThanInclusive' as const,
  binding: 'binding' as const,
});
const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [{ code: 'college', name: NAME, order: 1 }],
  items: ['数值', '次数'].map((zh) => ({
    code: zh,
    name: { zh, en: zh },
    level: 'college',
    periodKind: 'calendarYear',
    valueType: 'number',
    kind: 'flow',
  })),
  attributes: [{ code: '类别', name: { zh: '类别', en: 'category' }, level: 'college', valueType: 'text' }],
  indicators: ['甲率', '乙率'].map((zh) => ({
    code: zh,
    name: { zh, en: zh },
    level: 'college',
    periodKind: 'calendarYear',
    direction: 'higher',
    decimals: 2,
    bases: [{ code: 'own', name: NAME, formula: '数值' }],
  })),
  standards: [
    {
      code: '标准',
      name: { zh: '标准', en: 'standard' },
      level: 'college',
      tier: 'national',
      document: { title: '标准' },
      hitPolicy: 'FIRST',
      inputs: [{ label: NAME, expression: '类别' }],
      lines: [standardLine('合格', '甲率'), standardLine('另一', '乙率')],
      rows: [{ when: ['-'], lines: { 合格: 10, 另一: 5 } }],
    },
  ],
};

const head = { code: 'x', name: NAME, points: 3 };
const sound: ScoreItem = { ...head, kind: 'ownFloor', measure: '数值', full: 60, zero: 30 };
const sheetOf = (items: readonly ScoreItem[], more: Partial<ScoreSheet> = {}): ScoreSheet => ({
  code: 's',
  name: NAME,
  level: 'college',
  periodKind: 'calendarYear',
  items,
  ...more,
});
const answers = [{ code: 'a', name: NAME, worth: 100 }];
const grade = (code: string, from?: number) => ({
  code,
  name: NAME,
  ...(from === undefined ? {} : { from }),
});
const conclusion = (code: string, from: number) => ({ code, name: NAME, from });
const elements = [{ code: 'e', name: NAME }];

const FAULTS: readonly (readonly [code: string, path: string, sheet: ScoreSheet])[] = [
  ['score.shape.invalid', 'items/0/kind', sheetOf([{ ...sound, kind: 'other' } as unknown as ScoreItem])],
  ['score.level.unknown', 'level', sheetOf([sound], { level: 'moon' })],
  ['score.item.duplicate', 'items/1/code', sheetOf([sound, sound])],
  ['score.points.sum', 'points', sheetOf([sound], { points: 4 })],
  [
    'score.points.sum',
    'items/0/points',
    sheetOf([{ code: 'g', name: NAME, kind: 'group', points: 2, items: [sound] }]),
  ],
  ['score.measure.notNumber', 'items/0/measure', sheetOf([{ ...sound, measure: '类别' }])],
  ['score.condition.notBoolean', 'items/0/when', sheetOf([{ ...head, kind: 'veto', when: '数值' }])],
  [
    'score.standard.unknown',
    'items/0/standard',
    sheetOf([{ ...head, kind: 'standardRatio', standard: '没有', pass: '合格' }]),
  ],
  [
    'score.line.unknown',
    'items/0/pass',
    sheetOf([{ ...head, kind: 'standardRatio', standard: '标准', pass: '没有' }]),
  ],
  [
    'score.line.indicator',
    'items/0/zero',
    sheetOf([{ ...head, kind: 'standardRatio', standard: '标准', pass: '合格', zero: '另一' }]),
  ],
  ['score.limits.order', 'items/0/zero', sheetOf([{ ...sound, full: 30, zero: 60 }])],
  ['score.limits.order', 'items/0/zero', sheetOf([{ ...sound, direction: 'lower', full: 60, zero: 30 }])],
  [
    'score.linear.zero',
    'items/0/between',
    sheetOf([{ ...head, kind: 'ownFloor', measure: '数值', full: 60, between: 'linear' }]),
  ],
  [
    'score.steps.order',
    'items/0/steps/1',
    sheetOf([
      {
        ...head,
        kind: 'meanSteps',
        measure: '数值',
        steps: [
          { behind: 5, points: 3 },
          { behind: 5, points: 2 },
        ],
        otherwise: 0,
      },
    ]),
  ],
  [
    'score.steps.points',
    'items/0/steps/0/points',
    sheetOf([
      { ...head, kind: 'meanSteps', measure: '数值', steps: [{ behind: 0, points: 4 }], otherwise: 0 },
    ]),
  ],
  [
    'score.tier.duplicate',
    'items/0/tiers/1/code',
    sheetOf([
      {
        ...head,
        kind: 'tieredCount',
        list: 'l',
        each: 1,
        tiers: [1, 2].map(() => ({ code: 't', name: NAME, percent: 100 })),
      },
    ]),
  ],
  [
    'score.case.unreachable',
    'items/0/cases/1',
    sheetOf([
      {
        ...head,
        kind: 'categoryShare',
        part: '次数',
        whole: '数值',
        cases: [
          { name: NAME, full: 40 },
          { name: NAME, full: 10 },
        ],
      },
    ]),
  ],
  [
    'score.survey.answer',
    'items/0/questions/0/counts/z',
    sheetOf([
      {
        ...head,
        kind: 'surveyIndex',
        answers,
        questions: [{ code: 'q', name: NAME, counts: { a: '数值', z: '次数' } }],
      },
    ]),
  ],
  [
    'score.survey.count',
    'items/0/questions/0/counts',
    sheetOf([{ ...head, kind: 'surveyIndex', answers, questions: [{ code: 'q', name: NAME, counts: {} }] }]),
  ],
  [
    'score.survey.respondents',
    'items/0/minimumRespondents',
    sheetOf([
      {
        ...head,
        kind: 'surveyIndex',
        answers,
        minimumRespondents: 9,
        questions: [{ code: 'q', name: NAME, counts: { a: '数值' } }],
      },
    ]),
  ],
  [
    'score.grade.order',
    'grades/1/from',
    sheetOf([sound], { grades: [grade('a', 60), grade('b', 70), grade('c')] }),
  ],
  ['score.grade.duplicate', 'grades/1', sheetOf([sound], { grades: [grade('a', 60), grade('a')] })],
  ['score.grade.unreachable', 'grades/1', sheetOf([sound], { grades: [grade('a'), grade('b')] })],
  ['score.grade.open', 'grades/1', sheetOf([sound], { grades: [grade('a', 80), grade('b', 60)] })],
  [
    'score.grade.unknown',
    'items/0/grade',
    sheetOf([{ ...head, kind: 'veto', when: '数值 > 1', grade: 'z' }], { grades: [grade('a')] }),
  ],
  [
    'score.grade.item',
    'grades/0/requires/0/item',
    sheetOf([sound], { grades: [{ ...grade('a'), requires: [{ item: 'z', points: 1 }] }, grade('b')] }),
  ],
  [
    'score.grade.points',
    'grades/0/requires/0/points',
    sheetOf([sound], { grades: [{ ...grade('a'), requires: [{ item: 'x', points: 4 }] }, grade('b')] }),
  ],
  [
    'score.agreement.order',
    'agreement/conclusions/1/from',
    sheetOf([sound], { agreement: { elements, conclusions: [conclusion('a', 1), conclusion('b', 1)] } }),
  ],
  [
    'score.agreement.most',
    'agreement/conclusions/0/from',
    sheetOf([sound], { agreement: { elements, conclusions: [conclusion('a', 2)] } }),
  ],
  ['feel.name.unknown', 'items/0/measure', sheetOf([{ ...sound, measure: '没有的数' }])],
];

test('a sound sheet has no findings', () => {
  expect(checkScoreSheet(sheetOf([sound], { grades: [grade('a', 2), grade('b')] }), DICTIONARY)).toEqual([]);
});

test.each(FAULTS)('%s at %s', (code, path, sheet) => {
  const found = checkScoreSheet(sheet, DICTIONARY);
  expect(found.map((one) => [one.code, one.path])).toContainEqual([code, `scoreSheets/s/${path}`]);
  const { message, severity } = found.find((one) => one.code === code)!;
  expect(message.zh).toMatch(/\p{Script=Han}/u);
  expect(message.zh).not.toMatch(/undefined/);
  expect(message.en).not.toMatch(/undefined|\p{Script=Han}(?![^“]*”)/u);
  if (severity === 'error') expect(() => compileScoreSheet(sheet, DICTIONARY)).toThrow();
});

test('every code is produced by a fault above', () => {
  const produced = new Set(FAULTS.map(([code]) => code));
  expect(SCORE_DIAGNOSTIC_CODES.filter((code) => !produced.has(code))).toEqual([]);
});

test.each([null, 1, 'x', [], {}, { items: [null] }])('%j is refused, not thrown over', (input) => {
  const found = checkScoreSheet(input as unknown as ScoreSheet, DICTIONARY);
  expect(found.map(({ code }) => code)).toContain('score.shape.invalid');
});
