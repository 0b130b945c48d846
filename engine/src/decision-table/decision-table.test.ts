import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categoryDictionary } from '../../test/support/category-dictionary.js';
import { columnOf } from '../column/index.js';
import {
  ModelError,
  type Aggregator,
  type DecisionTable,
  type FactValue,
  type HitPolicy,
  type Truth,
} from '../model/index.js';
import { checkDecisionTable, compileDecisionTable } from './index.js';

const both = (text: string) => ({ zh: text, en: text });
const DICTIONARY = categoryDictionary('students', 'limit');

type Row = readonly [category: string, students: string, ...then: DecisionTable['rows'][number]['then']];

function table(hitPolicy: HitPolicy, rows: readonly Row[], more: Partial<DecisionTable> = {}): DecisionTable {
  return {
    code: 't',
    name: both('t'),
    level: 'college',
    hitPolicy,
    inputs: ['类别', 'students'].map((expression) => ({ label: both(expression), expression })),
    outputs: [{ code: 'points', label: both('points'), valueType: 'number' }],
    rows: rows.map(([category, students, ...then]) => ({ when: [category, students], then })),
    ...more,
  };
}

const facts = (category: FactValue, students: FactValue) => ({
  'attribute:category': category,
  'item:students': students,
});

/** Three rows that all take 工科 with 1,500; below 1,000 only the second. */
const OVERLAPPING: Row[] = [
  ['"工科"', '>= 1000', 3],
  ['"工科"', '-', 5],
  ['-', '[1000..2000]', 4],
];

describe('hit policies over the same rows', () => {
  test.each<[HitPolicy, Aggregator | undefined, FactValue[] | null, FactValue]>([
    ['UNIQUE', undefined, null, null],
    ['ANY', undefined, null, null],
    ['FIRST', undefined, null, 3],
    ['PRIORITY', undefined, null, 4],
    ['COLLECT', undefined, [3, 5, 4], null],
    ['COLLECT', 'SUM', [3, 5, 4], 12],
    ['COLLECT', 'MIN', [3, 5, 4], 3],
    ['COLLECT', 'MAX', [3, 5, 4], 5],
    ['COLLECT', 'COUNT', [3, 5, 4], 3],
    ['RULE ORDER', undefined, [3, 5, 4], null],
    ['OUTPUT ORDER', undefined, [4, 5, 3], null],
  ])('%s %s', (hitPolicy, aggregator, list, value) => {
    const outputs = [
      { code: 'points', label: both('points'), valueType: 'number' as const, values: [4, 5, 3] },
    ];
    const compiled = compileDecisionTable(
      table(hitPolicy, OVERLAPPING, { outputs, ...(aggregator && { aggregator }) }),
      DICTIONARY,
    );
    const decision = compiled.evaluate(facts('工科', 1500));
    expect(decision.list?.map(({ points }) => points) ?? null).toEqual(list);
    expect(decision.values['points']).toBe(value);
    expect(decision.outcome.kind).toBe(['UNIQUE', 'ANY'].includes(hitPolicy) ? 'conflict' : 'rows');
  });

  test('rows of ANY may hold together when they say the same', () => {
    const rows: Row[] = [
      ['"工科"', '-', 3],
      ['-', '> 10', 3],
    ];
    expect(compileDecisionTable(table('ANY', rows), DICTIONARY).evaluate(facts('工科', 11)).values).toEqual({
      points: 3,
    });
  });

  test('where no row applies the default stands, and a list is empty', () => {
    const outputs = [{ code: 'points', label: both('p'), valueType: 'number' as const, default: 0 }];
    const none = facts('医学', 1);
    const first = compileDecisionTable(table('FIRST', OVERLAPPING, { outputs }), DICTIONARY).evaluate(none);
    expect([first.outcome.kind, first.values['points']]).toEqual(['none', 0]);
    const listed = compileDecisionTable(table('RULE ORDER', OVERLAPPING), DICTIONARY).evaluate(none);
    expect(listed.list).toEqual([]);
  });
});

describe('missing facts', () => {
  test.each<[HitPolicy, FactValue, FactValue, FactValue, string[]]>([
    ['FIRST', '工科', null, null, ['item:students']],
    ['FIRST', null, null, null, ['attribute:category', 'item:students']],
    ['FIRST', null, 3000, null, ['attribute:category']],
    ['COLLECT', '工科', null, null, ['item:students']],
    ['FIRST', '医学', null, null, ['item:students']],
  ])('%s: %s with %s', (hitPolicy, category, students, value, missing) => {
    const decision = compileDecisionTable(table(hitPolicy, OVERLAPPING), DICTIONARY).evaluate(
      facts(category, students),
    );
    expect(decision.values['points']).toBe(value);
    expect(decision.list).toBeUndefined();
    expect(decision.missing).toEqual(missing);
  });

  test('a row that would say the same is not waited for', () => {
    const rows: Row[] = [
      ['-', '< 10', 2],
      ['-', '-', 2],
    ];
    const compiled = compileDecisionTable(table('FIRST', rows), DICTIONARY);
    expect(compiled.evaluate(facts(null, null)).values).toEqual({ points: 2 });
  });

  test('a row that could not change the result is not waited for', () => {
    const outputs = [{ code: 'points', label: both('p'), valueType: 'number' as const, values: [5, 4, 3] }];
    const compiled = compileDecisionTable(table('PRIORITY', OVERLAPPING, { outputs }), DICTIONARY);
    expect(compiled.evaluate(facts('工科', null)).values).toEqual({ points: 5 });
  });
});

test('cells may ask about other facts, and entries may be formulas', () => {
  const compiled = compileDecisionTable(
    table('FIRST', [
      ['-', '> limit', 'students - limit'],
      ['-', '-', 0],
    ]),
    DICTIONARY,
  );
  expect(compiled.facts.map(({ code }) => code).sort()).toEqual(['category', 'limit', 'students']);
  expect(compiled.evaluate({ ...facts(null, 7), 'item:limit': 5 }).values).toEqual({ points: 2 });
  expect(compiled.evaluate({ ...facts(null, 5), 'item:limit': 5 }).values).toEqual({ points: 0 });
  expect(compiled.evaluate(facts(null, 5))).toMatchObject({ missing: ['item:limit'] });
});

test.each<[string, string, DecisionTable]>([
  ['table.row.cells', 'rows/0/when', { ...table('FIRST', []), rows: [{ when: ['-'], then: [1] }] }],
  ['table.row.entries', 'rows/0/then', table('FIRST', [['-', '-']])],
  ['feel.name.unknown', 'rows/0/then/0', table('FIRST', [['-', '-', 'nobody']])],
  ['feel.type', 'rows/0/when/1', table('FIRST', [['-', '"工科"', 1]])],
  ['table.aggregator.policy', 'aggregator', table('FIRST', OVERLAPPING, { aggregator: 'SUM' })],
  [
    'table.aggregator.type',
    'outputs/0/valueType',
    table('COLLECT', [['-', '-', '"红"']], {
      aggregator: 'SUM',
      outputs: [{ code: 'points', label: both('p'), valueType: 'text' }],
    }),
  ],
  ['table.priority.values', 'outputs', table('PRIORITY', OVERLAPPING)],
  [
    'table.output.duplicate',
    'outputs/1/code',
    table('FIRST', [['-', '-', 1, 2]], {
      outputs: [1, 2].map(() => ({ code: 'points', label: both('p'), valueType: 'number' as const })),
    }),
  ],
])('%s at %s', (code, path, broken) => {
  expect(checkDecisionTable(broken, DICTIONARY).find(({ severity }) => severity === 'error')).toMatchObject({
    code,
    path: `tables/t/${path}`,
  });
  expect(() => compileDecisionTable(broken, DICTIONARY)).toThrow(ModelError);
});

/** The meaning of a few cells, written down a second time. */
const TEXT_CELLS: Record<string, (value: FactValue) => Truth> = {
  '-': () => true,
  '"工科"': (value) => (value === null ? null : value === '工科'),
  'not("工科")': (value) => (value === null ? null : value !== '工科'),
  '"农","林"': (value) => (value === null ? null : value === '农' || value === '林'),
};
const NUMBER_CELLS: Record<string, (value: FactValue) => Truth> = {
  '-': () => true,
  '< 1000': (value) => (value === null ? null : (value as number) < 1000),
  '[1000..2000)': (value) => (value === null ? null : (value as number) >= 1000 && (value as number) < 2000),
  'not(5)': (value) => (value === null ? null : value !== 5),
  '? * 2 > 3000': (value) => (value === null ? null : (value as number) * 2 > 3000),
};

function naive(
  hitPolicy: HitPolicy,
  rows: readonly Row[],
  category: FactValue,
  students: FactValue,
): FactValue {
  const truths = rows.map(([a, b]): Truth => {
    const [x, y] = [TEXT_CELLS[a]?.(category) ?? null, NUMBER_CELLS[b]?.(students) ?? null];
    return x === false || y === false ? false : x === null || y === null ? null : true;
  });
  const value = (row: number) => rows[row]?.[2] as number;
  const hits = truths.flatMap((truth, row) => (truth === true ? [row] : []));
  const unknown = truths.includes(null);
  if (hitPolicy === 'COLLECT')
    return unknown || hits.length === 0 ? null : hits.reduce((sum, row) => sum + value(row), 0);
  if (hitPolicy === 'FIRST') {
    const first = truths.indexOf(true);
    const same = truths.slice(0, first).every((truth, row) => truth === false || value(row) === value(first));
    return first >= 0 && same ? value(first) : null;
  }
  if (hitPolicy === 'UNIQUE') return hits.length === 1 ? value(hits[0] as number) : null;
  return hits.length > 0 && hits.every((row) => value(row) === value(hits[0] as number))
    ? value(hits[0] as number)
    : null;
}

test('one subject or many, a table says what reading it row by row says', () => {
  const row = fc.tuple(
    fc.constantFrom(...Object.keys(TEXT_CELLS)),
    fc.constantFrom(...Object.keys(NUMBER_CELLS)),
    fc.integer({ min: 0, max: 2 }),
  );
  const subject = fc.tuple(
    fc.constantFrom<FactValue>('工科', '农', '林', '医', null),
    fc.constantFrom<FactValue>(-1, 5, 999.5, 1000, 1500.5, 1999, 2000, null),
  );
  fc.assert(
    fc.property(
      fc.constantFrom<HitPolicy>('UNIQUE', 'ANY', 'FIRST', 'COLLECT'),
      fc.array(row, { minLength: 1, maxLength: 40 }),
      fc.array(subject, { minLength: 1, maxLength: 20 }),
      (hitPolicy, rows, subjects) => {
        const compiled = compileDecisionTable(
          table(hitPolicy, rows, hitPolicy === 'COLLECT' ? { aggregator: 'SUM' } : {}),
          DICTIONARY,
        );
        const expected = subjects.map(([a, b]) => naive(hitPolicy, rows, a, b));
        expect(subjects.map(([a, b]) => compiled.evaluate(facts(a, b)).values['points'])).toEqual(expected);
        const columns = {
          'attribute:category': columnOf(
            'text',
            subjects.map(([a]) => a),
          ),
          'item:students': columnOf(
            'number',
            subjects.map(([, b]) => b),
          ),
        };
        const { decisionOf, decisions } = compiled.evaluateColumns(columns, subjects.length);
        expect(Array.from(decisionOf, (at) => decisions[at]?.values['points'])).toEqual(expected);
      },
    ),
    { seed: 20040206, numRuns: 300 },
  );
});
