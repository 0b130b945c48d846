import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type Dictionary, type NumericTarget, type Target } from '../model/index.js';
import { judgeTarget, totalAttainment } from './index.js';

const NAME = { zh: '目标', en: 'target' };
const indicator = (code: string, direction: 'higher' | 'lower' | 'range') => ({
  code,
  name: { zh: code, en: code },
  level: 'college',
  periodKind: 'calendarYear' as const,
  direction,
  decimals: 1,
  bases: [{ code: 'own', name: NAME, formula: '1' }],
});
const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  indicators: [indicator('就业率', 'higher'), indicator('流失率', 'lower'), indicator('班额', 'range')],
};
const head = { code: 't', name: NAME, subject: 'college' };
const numeric = (of: string, set: object, more: Partial<NumericTarget> = {}): Target => ({
  ...head,
  kind: 'numeric',
  indicator: of,
  values: [{ period: '2025', ...set } as NumericTarget['values'][number]],
  ...more,
});
const baseline = (value: number) => ({
  attainment: 'progress' as const,
  baseline: { period: '2023', value },
});

type Row = readonly [
  what: string,
  target: Target,
  value: number | null,
  verdict: string,
  attainment: number | null,
];

test.each<Row>([
  ['higher is better: value ÷ target', numeric('就业率', { value: 90 }), 81, 'notMet', 0.9],
  ['more than asked for is more than 1', numeric('就业率', { value: 90 }), 94.5, 'met', 1.05],
  ['judged at the indicator’s decimals', numeric('就业率', { value: 90 }), 89.95, 'met', 1],
  ['not known is not missed', numeric('就业率', { value: 90 }), null, 'unknown', null],
  ['lower is better: target ÷ value', numeric('流失率', { value: 2 }), 2.5, 'notMet', 0.8],
  ['none at all, where lower is better', numeric('流失率', { value: 2 }), 0, 'met', 1],
  ['an operator of its own', numeric('就业率', { value: 90, operator: 'greaterThan' }), 90, 'notMet', 1],
  ['inside a range', numeric('班额', { least: 30, most: 40 }), 40, 'met', 1],
  ['below a range', numeric('班额', { least: 30, most: 40 }), 27, 'notMet', 0.9],
  ['above a range', numeric('班额', { least: 30, most: 40 }), 50, 'notMet', 0.8],
  [
    'progress: half of the way from 80 to 90',
    numeric('就业率', { value: 90 }, baseline(80)),
    85,
    'notMet',
    0.5,
  ],
  ['progress backwards is below zero', numeric('就业率', { value: 90 }, baseline(80)), 78, 'notMet', -0.2],
  ['progress downwards', numeric('流失率', { value: 2 }, baseline(6)), 3, 'notMet', 0.75],
  ['progress towards a range', numeric('班额', { least: 30, most: 40 }, baseline(60)), 45, 'notMet', 0.75],
  ['no way to go, and it is met', numeric('就业率', { value: 90 }, baseline(90)), 91, 'met', 1],
  ['no way to go, and it is not', numeric('就业率', { value: 90 }, baseline(90)), 89, 'notMet', null],
])('%s', (_, target, value, verdict, attainment) => {
  const judged = judgeTarget(target, { period: '2025', values: { '2025': value } }, DICTIONARY);
  expect(judged).toMatchObject({ verdict, attainment });
});

test('a period for which nothing is set is not judged', () => {
  const judged = judgeTarget(
    numeric('就业率', { value: 90 }),
    { period: '2026', values: { '2026': 95 } },
    DICTIONARY,
  );
  expect(judged).toMatchObject({ verdict: 'unknown', target: null });
});

const trained: Target = {
  ...head,
  kind: 'cumulative',
  indicator: '就业率',
  carriedIn: 20,
  values: [
    { period: '2023', value: 100 },
    { period: '2024', value: 100 },
    { period: '2025', value: 150 },
  ],
  midTerm: { period: '2024', value: 210 },
  final: { period: '2025', value: 370 },
};
test('a cumulative target counts what was carried in and carries over what is owed', () => {
  const values = { '2023': 60, '2024': 140, '2025': 150 };
  const at = (period: string) => judgeTarget(trained, { period, values }, DICTIONARY);
  expect(at('2023')).toMatchObject({ verdict: 'notMet', attainment: 0.8, stage: 'running' });
  expect(at('2024')).toMatchObject({ verdict: 'met', attainment: 1.0476, stage: 'midTerm' });
  expect(at('2025')).toMatchObject({ verdict: 'met', attainment: 1, stage: 'final' });
  expect(at('2025')).toMatchObject({
    rows: [
      { period: '2023', own: 100, carriedOver: -20, value: 60, due: 100, achieved: 80 },
      { period: '2024', own: 100, carriedOver: 20, value: 140, due: 210, achieved: 220 },
      { period: '2025', own: 150, carriedOver: -10, value: 150, due: 370, achieved: 370 },
    ],
  });
  expect(judgeTarget(trained, { period: '2024', values: { '2024': 500 } }, DICTIONARY)).toMatchObject({
    verdict: 'unknown',
    rows: [{ achieved: null }, { achieved: null, carriedOver: null }],
  });
});

const evidence = [{ code: 'plan', name: NAME }];
const built: Target = {
  ...head,
  kind: 'milestone',
  milestones: [
    { code: 'design', name: NAME, dueOn: '2025-03-31', evidence },
    { code: 'build', name: NAME, dueOn: '2025-09-30', weight: 3, evidence },
    { code: 'open', name: NAME, dueOn: '2025-12-31', evidence: [] },
  ],
};
const done = (doneOn: string, there: readonly string[] = ['plan']) => ({ doneOn, evidence: there });
test.each([
  ['before anything is due', '2025-01-01', {}, 'unknown', null, ['open', 'open', 'open']],
  ['in time and proved', '2025-04-01', { design: done('2025-03-31') }, 'met', 1, ['done', 'open', 'open']],
  [
    'done early counts at once',
    '2025-02-01',
    { design: done('2025-01-31') },
    'met',
    1,
    ['done', 'open', 'open'],
  ],
  ['late', '2025-05-01', { design: done('2025-04-20') }, 'notMet', 1, ['late', 'open', 'open']],
  [
    'without its evidence',
    '2025-05-01',
    { design: done('2025-03-20', []) },
    'notMet',
    0,
    ['unproven', 'open', 'open'],
  ],
  ['overdue', '2025-10-01', { design: done('2025-03-20') }, 'notMet', 0.25, ['done', 'overdue', 'open']],
  [
    'what comes later is not yet known',
    '2025-10-01',
    { design: done('2025-03-20'), build: done('2025-10-02') },
    'notMet',
    0.25,
    ['done', 'overdue', 'open'],
  ],
])('milestones: %s', (_, asOf, milestones, verdict, attainment, states) => {
  const judged = judgeTarget(built, { asOf, milestones }, DICTIONARY);
  expect(judged).toMatchObject({ verdict, attainment, milestones: states.map((state) => ({ state })) });
});

const judged: Target = {
  ...head,
  kind: 'qualitative',
  criteria: { zh: '形成特色', en: 'a profile of its own' },
  scale: [
    { code: 'full', name: NAME, attainment: 1 },
    { code: 'mostly', name: NAME, attainment: 0.8 },
    { code: 'partly', name: NAME, attainment: 0.5 },
  ],
  metFrom: 'mostly',
  minimumJudges: 2,
};
test.each([
  [['full', 'mostly', 'partly'], 'met', 0.7667, 'mostly'],
  [['full', 'partly'], 'notMet', 0.75, 'partly'],
  [['full'], 'unknown', null, null],
  [['full', 'great'], 'unknown', null, null],
])('judges say %j', (steps, verdict, attainment, step) => {
  const opinions = steps.map((one, i) => ({ judge: `j${i}`, step: one }));
  expect(judgeTarget(judged, { opinions }, DICTIONARY)).toMatchObject({ verdict, attainment, step });
});

test('a judge who speaks twice counts once, with the last word', () => {
  const opinions = [
    { judge: 'a', step: 'partly' },
    { judge: 'b', step: 'full' },
    { judge: 'a', step: 'full' },
  ];
  expect(judgeTarget(judged, { opinions }, DICTIONARY)).toMatchObject({ step: 'full', attainment: 1 });
});

test('targets together: more in one does not make up for less in another', () => {
  expect(
    totalAttainment([
      { weight: 3, attainment: 1.5 },
      { weight: 1, attainment: 0.6 },
    ]),
  ).toEqual({
    attainment: 0.9,
    least: 0.9,
    most: 0.9,
  });
  expect(
    totalAttainment([
      { weight: 3, attainment: 0.8 },
      { weight: 1, attainment: null },
    ]),
  ).toEqual({
    attainment: null,
    least: 0.6,
    most: 0.85,
  });
  expect(totalAttainment([{ weight: 0, attainment: 1 }])).toBeUndefined();
});
