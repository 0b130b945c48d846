import { afterEach, describe, expect, test, vi } from 'vitest';
import { plainRule } from '../../../test/support/plain-rule.js';
import type { Columns } from '../../column/index.js';
import { EMPTY_DICTIONARY } from '../../model/index.js';
import { compileRule, encodeColumns } from '../index.js';
import { generateLoop } from './generate.js';

const compile = (conditions: unknown, backend: 'generated' | 'interpreted') =>
  compileRule(plainRule(conditions), EMPTY_DICTIONARY, { backend });

describe.each(['generated', 'interpreted'] as const)('%s', (backend) => {
  const verdicts = (conditions: unknown, columns: Columns, count: number) => [
    ...compile(conditions, backend).evaluateColumns(columns, count),
  ];

  test('a fact without a column is unknown for all', () => {
    expect(verdicts({ all: [{ fact: 'x', operator: 'lessThan', value: 5 }] }, {}, 2)).toEqual([2, 2]);
    expect(verdicts({ not: { fact: '__proto__', operator: 'in', value: ['a'] } }, {}, 1)).toEqual([2]);
  });

  test('no subjects give no verdicts', () => {
    expect(verdicts({ all: [] }, {}, 0)).toEqual([]);
  });

  test('groups without conditions are true, as in json-rules-engine', () => {
    expect(verdicts({ all: [] }, {}, 2)).toEqual([1, 1]);
    expect(verdicts({ any: [] }, {}, 2)).toEqual([1, 1]);
    expect(verdicts({ not: { any: [] } }, {}, 2)).toEqual([0, 0]);
  });

  test('one rule takes columns of other kinds for the same plain fact', () => {
    const compiled = compile(
      {
        any: [
          { fact: 'x', operator: 'in', value: ['a', 'b'] },
          { fact: 'x', operator: 'equal', value: 1 },
        ],
      },
      backend,
    );
    const text = { x: { kind: 'text', values: ['a', 'c', null] } } as const;
    const number = { x: { kind: 'number', values: Float64Array.of(1, 2, NaN) } } as const;
    expect([...compiled.evaluateColumns(text, 3)]).toEqual([1, 2, 2]);
    expect([...compiled.evaluateColumns(number, 3)]).toEqual([1, 2, 2]);
    expect([...compiled.evaluateColumns(text, 3)]).toEqual([1, 2, 2]);
  });

  test('columns that come and go between calls do not shift the others', () => {
    const numbers = (...values: number[]) => ({ kind: 'number', values: Float64Array.from(values) }) as const;
    const compiled = compile(
      {
        any: [
          { fact: 'x', operator: 'contains', value: 5 },
          { fact: 'y', operator: 'lessThan', value: 3 },
          { fact: 'z', operator: 'in', value: ['a'] },
          { fact: 'w', operator: 'in', value: ['b'] },
        ],
      },
      backend,
    );
    const text = (value: string) => ({ kind: 'text', values: [value] }) as const;
    const all = { x: numbers(9), y: numbers(1), z: text('-'), w: text('-') };
    for (let absent = 0; absent < 16; absent += 1) {
      const kept = Object.entries(all).filter((_, i) => (absent & (1 << i)) === 0);
      expect([...compiled.evaluateColumns(Object.fromEntries(kept), 1)]).toEqual([
        (absent & 2) === 0 ? 1 : 2,
      ]);
    }
  });

  test('long lists of numbers and many distinct texts', () => {
    const list = Array.from({ length: 40 }, (_, i) => i * 3);
    const numbers = { x: { kind: 'number', values: Float64Array.of(...list, 1, NaN) } } as const;
    const within = { all: [{ fact: 'x', operator: 'in', value: list }] };
    expect(verdicts(within, numbers, 42)).toEqual([...list.map(() => 1), 0, 2]);
    expect(verdicts({ not: within }, numbers, 42)).toEqual([...list.map(() => 0), 1, 2]);
    const texts = Array.from({ length: 3_000 }, (_, i) => (i % 7 === 0 ? null : `text ${i % 1_000}`));
    const columns: Columns = { x: { kind: 'text', values: texts } };
    const condition = { all: [{ fact: 'x', operator: 'in', value: ['text 3', 'text 999', ''] }] };
    const expected = texts.map((text) =>
      text === null ? 2 : text === 'text 3' || text === 'text 999' ? 1 : 0,
    );
    expect(verdicts(condition, columns, 3_000)).toEqual(expected);
    expect(verdicts(condition, encodeColumns(columns), 3_000)).toEqual(expected);
  });

  test.each([30, 31, 32, 33, 255, 256, 257])('%i distinct texts', (size) => {
    const texts = [null, ...Array.from({ length: size }, (_, i) => `t${i}`)];
    const within = texts.filter((text, i) => text !== null && (i % 3 === 0 || i === size));
    const columns: Columns = { x: { kind: 'text', values: texts } };
    const condition = { all: [{ fact: 'x', operator: 'in', value: within }] };
    const expected = texts.map((text) => (text === null ? 2 : Number(within.includes(text))));
    expect(verdicts(condition, columns, texts.length)).toEqual(expected);
  });

  test('codes stay with their values: a copy of a column with other values has none', () => {
    const { x } = encodeColumns({ x: { kind: 'text', values: ['a', 'b'] } });
    const condition = { all: [{ fact: 'x', operator: 'equal', value: 'a' }] };
    if (x?.kind !== 'text') throw new Error('not a text column');
    expect(verdicts(condition, { x }, 2)).toEqual([1, 0]);
    expect(verdicts(condition, { x: { ...x, values: ['b', 'a'] } }, 2)).toEqual([0, 1]);
  });

  test('a column that is too short is refused', () => {
    const columns: Columns = { x: { kind: 'number', values: Float64Array.of(1) } };
    expect(() => verdicts({ all: [{ fact: 'x', operator: 'lessThan', value: 5 }] }, columns, 2)).toThrow(
      expect.objectContaining({ code: 'column.tooShort' }),
    );
  });
});

describe('generated code', () => {
  const written: string[] = [];
  afterEach(() => vi.unstubAllGlobals());

  test('holds nothing that a person typed', () => {
    const Original = Function;
    vi.stubGlobal('Function', function Recording(...texts: string[]) {
      written.push(texts.join());
      return Original(...texts);
    });
    const evil = '"];globalThis.hacked=1;//';
    const conditions = {
      all: [
        { fact: evil, operator: 'equal', value: evil },
        { fact: evil, operator: 'in', value: [evil, '`${1}`'] },
        { fact: 'x', path: '$.hacked', operator: 'equal', value: 1, name: evil },
        { fact: 'y', operator: 'greaterThan', value: -1.5e-7 },
      ],
    };
    const columns: Columns = {
      [evil]: { kind: 'text', values: [evil] },
      y: { kind: 'number', values: Float64Array.of(1) },
    };
    expect([...compile(conditions, 'generated').evaluateColumns(columns, 1)]).toEqual([2]);
    const loops = written.filter((text) => text.includes('for('));
    expect(loops).toHaveLength(1);
    expect(loops[0]).not.toMatch(/hacked|\$\{|[`"'](?!use strict)[^"]*[`'"](?!use strict)/u);
    expect(loops[0]).toContain('(-1.5e-7)');
  });

  test('is refused for numbers that are not finite', () => {
    const node = { kind: 'compare', numbers: 0, operator: 'lessThan', literal: Infinity } as const;
    expect(() => generateLoop(node)).toThrow(RangeError);
  });

  test('is done without where the platform forbids it', async () => {
    vi.resetModules();
    vi.stubGlobal('Function', function Forbidden() {
      throw new EvalError('code generation from strings disallowed');
    });
    const fresh = await import('../index.js');
    const compiled = fresh.compileRule(
      plainRule({ all: [{ fact: 'x', operator: 'lessThan', value: 5 }] }),
      EMPTY_DICTIONARY,
    );
    expect(compiled.backend).toBe('interpreted');
    expect([
      ...compiled.evaluateColumns({ x: { kind: 'number', values: Float64Array.of(1, 9, NaN) } }, 3),
    ]).toEqual([1, 0, 2]);
  });
});
