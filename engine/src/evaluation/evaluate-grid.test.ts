import { describe, expect, it } from 'vitest';
import {
  EMPTY_DICTIONARY,
  ModelError,
  VERDICT_CODES,
  VERDICT_OF_CODE,
  type Dictionary,
  type Rule,
} from '../model/index.js';
import { evaluateGrid } from './evaluate-grid.js';
import { planEvaluation } from './evaluation-plan.js';
import type { Grid } from './grid.js';

const text = (zh: string, en: string) => ({ zh, en });
const item = (code: string, zh: string) =>
  ({
    code,
    name: text(zh, code),
    valueType: 'number',
    level: 'college',
    periodKind: 'calendarYear',
    kind: 'stock',
  }) as const;

function rule(code: string, conditions: Rule['conditions'], extra: Partial<Rule> = {}): Rule {
  return {
    code,
    name: text(code, code),
    level: 'college',
    periodKind: 'calendarYear',
    conditions,
    event: { type: 'red' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
    ...extra,
  };
}

const RATIO = { fact: 'indicator', params: { code: 'ratio' } };
const LINE = { fact: 'standard', params: { code: 'basic', line: 'pass' } };

const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [{ code: 'college', name: text('学校', 'College'), order: 1 }],
  severities: [{ code: 'red', name: text('红', 'red'), rank: 1, colour: 'red' }],
  attributes: [{ code: 'category', name: text('类别', 'Category'), level: 'college', valueType: 'text' }],
  items: [item('students', '学生数'), item('teachers', '教师数'), item('books', '图书')],
  indicators: [
    {
      code: 'ratio',
      name: text('生师比', 'Ratio'),
      level: 'college',
      periodKind: 'calendarYear',
      direction: 'lower',
      decimals: 1,
      bases: [{ code: 'own', name: text('校内', 'own'), formula: '学生数 / 教师数' }],
    },
  ],
  standards: [
    {
      code: 'basic',
      name: text('基本', 'Basic'),
      level: 'college',
      tier: 'national',
      document: { title: 'test' },
      hitPolicy: 'UNIQUE',
      inputs: [{ label: text('类别', 'Category'), expression: '类别' }],
      lines: [
        {
          code: 'pass',
          name: text('合格', 'pass'),
          indicator: 'ratio',
          operator: 'lessThanInclusive',
          binding: 'binding',
        },
      ],
      rows: [
        { when: ['"工科"'], lines: { pass: 18 } },
        { when: ['"体育"'], lines: { pass: 13 } },
      ],
    },
  ],
  rules: [
    rule('above', { all: [{ ...RATIO, operator: 'greaterThan', value: LINE }] }, { indicator: 'ratio' }),
    rule('twice', {
      all: ['triggered', 'triggered'].map((value, i) => ({
        fact: 'verdict',
        params: i === 0 ? { code: 'above' } : { code: 'above', offset: -1 },
        operator: 'equal',
        value,
      })),
    }),
    rule('books', { all: [{ fact: 'item', params: { code: 'books' }, operator: 'lessThan', value: 10 }] }),
  ],
};

const number = (...values: (number | null)[]) =>
  ({ kind: 'number', values: Float64Array.from(values, (value) => value ?? NaN) }) as const;

/** Two colleges in 2022–2024; the second begins in 2023. */
const GRID: Grid = {
  level: 'college',
  periodKind: 'calendarYear',
  subjects: ['a', 'b'],
  periods: ['2022', '2023', '2024'],
  valid: Uint8Array.of(1, 1, 1, 0, 1, 1),
  items: {
    students: number(1804, 1805, 1805, 9999, 1400, null),
    teachers: number(100, 100, 100, 1, 100, 100),
  },
  attributes: { category: { kind: 'text', values: ['工科', '工科', '工科', '体育', '体育', '体育'] } },
};

function verdicts(code: string): string[] {
  const result = evaluateGrid(planEvaluation(DICTIONARY), GRID);
  return Array.from(result.verdicts(code), (verdict) => VERDICT_OF_CODE[verdict] ?? '');
}

describe('a grid', () => {
  it('judges the rounded indicator by the line of each category', () => {
    // 1804 / 100 = 18.04 → 18.0 is not above 18; 18.05 → 18.1 is; 14.0 is above 13
    expect(verdicts('above')).toEqual(['clear', 'triggered', 'triggered', 'unknown', 'triggered', 'unknown']);
  });

  it('judges a past period by the edition then in force', () => {
    const [standard] = DICTIONARY.standards;
    if (!standard) throw new Error('no standard');
    const earlier = {
      document: { title: '旧' },
      inForceTo: '2022-12-31',
      hitPolicy: 'UNIQUE' as const,
      inputs: standard.inputs,
      rows: [{ when: ['-'], lines: { pass: 30 } }],
    };
    const dated = {
      ...DICTIONARY,
      standards: [{ ...standard, inForceFrom: '2023-01-01', editions: [earlier] }],
    };
    const lines = evaluateGrid(planEvaluation(dated), GRID).line('basic', 'pass');
    expect([...lines]).toEqual([30, 18, 18, 30, 13, 13]);
  });

  it('looks at the verdict of the period before, inside each subject only', () => {
    expect(verdicts('twice')).toEqual(['clear', 'clear', 'triggered', 'unknown', 'unknown', 'unknown']);
  });

  it('keeps indicators unrounded', () => {
    expect(evaluateGrid(planEvaluation(DICTIONARY), GRID).indicator('ratio')[1]).toBeCloseTo(18.05, 10);
  });

  it('explains every cell as it judged it', () => {
    const result = evaluateGrid(planEvaluation(DICTIONARY), GRID);
    for (const code of ['above', 'twice']) {
      result.verdicts(code).forEach((verdict, cell) => {
        if (GRID.valid[cell] === 1) expect(result.explain(code, cell).verdict).toBe(VERDICT_OF_CODE[verdict]);
      });
    }
  });

  it('calls an item without data unknown', () => {
    expect(new Set(verdicts('books'))).toEqual(new Set(['unknown']));
  });
});

describe('a plan', () => {
  const plan = planEvaluation(DICTIONARY, ['twice']);

  it('holds what the rules need, and nothing else', () => {
    expect(plan.items).toEqual(['students', 'teachers']);
    expect(plan.attributes).toEqual(['category']);
    expect([...plan.rules.keys()]).toEqual(['above', 'twice']);
  });

  it('knows which rules an item reaches, and how far back they look', () => {
    expect(planEvaluation(DICTIONARY).rulesAffectedBy(['teachers'])).toEqual(['above', 'twice']);
    expect(planEvaluation(DICTIONARY).rulesAffectedBy(['books'])).toEqual(['books']);
    expect(plan.reach('twice').back).toBe(1);
    expect(plan.reach('above').back).toBe(0);
  });

  it('reports verdicts that depend on each other, with their path', () => {
    const on = (code: string) => ({
      all: [{ fact: 'verdict', params: { code }, operator: 'equal', value: 'triggered' }],
    });
    const circular = { ...DICTIONARY, rules: [rule('x', on('y')), rule('y', on('x'))] };
    expect(() => planEvaluation(circular)).toThrow(ModelError);
    expect(() => planEvaluation(circular)).toThrow(/x → y → x/);
  });

  it('leaves a broken rule unknown and judges the others', () => {
    const broken = rule('broken', {
      all: [{ fact: 'indicator', params: { code: 'none' }, operator: 'lessThan', value: 1 }],
    });
    const result = evaluateGrid(
      planEvaluation({ ...DICTIONARY, rules: [...DICTIONARY.rules, broken] }),
      GRID,
    );
    expect(new Set(result.verdicts('broken'))).toEqual(new Set([VERDICT_CODES.unknown]));
    expect(result.warnings.map(({ fact }) => fact)).toEqual(['verdict:broken']);
    expect(result.verdicts('above')[1]).toBe(VERDICT_CODES.triggered);
  });
});
