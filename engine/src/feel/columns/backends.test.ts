import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnOf, valueAt } from '../../column/index.js';
import {
  EMPTY_DICTIONARY,
  factKey,
  type Dictionary,
  type FactKey,
  type FactValue,
} from '../../model/index.js';
import { roundComputed } from '../../rounding/index.js';
import { compileFormula, formulaScope, type Formula } from '../index.js';

const TYPES = { 甲: 'number', 乙: 'number', 丙: 'number', 文: 'text', 字: 'text', 真: 'boolean' } as const;
type Name = keyof typeof TYPES;
const NAMES = Object.keys(TYPES) as Name[];
const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  items: NAMES.map((name) => ({
    code: name,
    name: { zh: name, en: `${name} item` },
    level: 'college',
    valueType: TYPES[name],
    periodKind: 'academicYear' as const,
    kind: 'stock' as const,
  })),
};
const scope = formulaScope(dictionary, 'college');
const SOAK = process.env['ZHENGAI_SOAK'] !== undefined;
const options = { seed: 20040206, numRuns: SOAK ? 50_000 : 400 };

const { number, truth, text } = fc.letrec<{ number: string; truth: string; text: string }>((tie) => {
  const [anyNumber, anyTruth, anyText] = [tie('number'), tie('truth'), tie('text')];
  const depth = { maxDepth: 4, depthSize: 'small' } as const;
  return {
    number: fc.oneof(
      depth,
      fc.constantFrom('甲', '乙', '丙'),
      fc.constantFrom('0', '1', '2', '0.5', '-3', '7.25', '1e300', 'null'),
      fc
        .tuple(anyNumber, fc.constantFrom('+', '-', '*', '/', '**'), anyNumber)
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      anyNumber.map((a) => `-(${a})`),
      fc.tuple(anyTruth, anyNumber, anyNumber).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
      fc
        .tuple(
          fc.constantFrom('min', 'max', 'sum', 'mean', 'median', 'product'),
          anyNumber,
          anyNumber,
          anyNumber,
        )
        .map(([f, a, b, c]) => `${f}(${a}, ${b}, ${c})`),
      fc.tuple(fc.constantFrom('abs', 'floor', 'sqrt', 'exp'), anyNumber).map(([f, a]) => `${f}(${a})`),
      fc.tuple(anyNumber, fc.constantFrom('0', '1', '2', '-1')).map(([a, scale]) => `round(${a}, ${scale})`),
      anyText.map((a) => `string length(${a})`),
    ),
    truth: fc.oneof(
      depth,
      fc.constantFrom('真', 'true', 'false'),
      fc
        .tuple(anyNumber, fc.constantFrom('<', '<=', '>', '>=', '=', '!='), anyNumber)
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      fc
        .tuple(anyText, fc.constantFrom('<', '<=', '>', '>=', '=', '!='), anyText)
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      fc.tuple(anyTruth, fc.constantFrom('=', '!='), anyTruth).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(anyTruth, fc.constantFrom('and', 'or'), anyTruth).map(([a, op, b]) => `(${a} ${op} ${b})`),
      anyTruth.map((a) => `not(${a})`),
      fc.oneof(anyNumber, anyText).map((a) => `(${a} = null)`),
      anyNumber.map((a) => `(${a} in [0..5))`),
    ),
    text: fc.oneof(
      depth,
      fc.constantFrom('文', '字', '"工"', '"工科"', '""'),
      fc.tuple(anyText, anyText).map(([a, b]) => `(${a} + ${b})`),
      fc.tuple(anyTruth, anyText, anyText).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    ),
  };
});

const VALUES: Record<(typeof TYPES)[Name], readonly FactValue[]> = {
  number: [null, 0, 1, 2, 3.5, -4, 100, 1.005, 0.125, 1e308],
  text: [null, '', '工', '工科', '工工'],
  boolean: [null, true, false],
};
const row = fc.record(
  Object.fromEntries(NAMES.map((name) => [name, fc.constantFrom(...VALUES[TYPES[name]])])) as Record<
    Name,
    fc.Arbitrary<FactValue>
  >,
);

function columnsFor(formula: Formula, rows: readonly Readonly<Record<Name, FactValue>>[]) {
  return formula.slots.map(({ ref }) =>
    columnOf(
      TYPES[ref.code as Name],
      rows.map((one) => one[ref.code as Name]),
    ),
  );
}

function factsOf(formula: Formula, values: Readonly<Record<Name, FactValue>>): Record<FactKey, FactValue> {
  return Object.fromEntries(formula.facts.map((ref) => [factKey(ref), values[ref.code as Name]]));
}

test('one subject at a time, generated loops and interpreted ones agree, rounded or not', () => {
  let generated = 0;
  fc.assert(
    fc.property(
      fc.oneof(number, truth, text),
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(undefined, 0, 2, -1, 17),
      (typed, rows, decimals) => {
        for (const backend of ['generated', 'interpreted'] as const) {
          const formula = compileFormula(typed, scope, { backend });
          if (formula.backend === 'generated') generated += 1;
          const column = formula.evaluateColumns(columnsFor(formula, rows), rows.length, decimals);
          for (const [cell, values] of rows.entries()) {
            const { value } = formula.evaluate(factsOf(formula, values));
            const expected =
              typeof value === 'number' && decimals !== undefined ? roundComputed(value, decimals) : value;
            expect(valueAt(column, cell)).toBe(expected);
          }
        }
      },
    ),
    options,
  );
  expect(generated).toBeGreaterThan(options.numRuns / 2);
});

test.each(['generated', 'interpreted'] as const)(
  '%s: as many cells as there are, whatever the chunk',
  (backend) => {
    const formula = compileFormula('if 真 then round(甲 / 乙, 1) else max(甲, 乙)', scope, { backend });
    expect(formula.backend).toBe(backend);
    for (const count of [0, 1, 1023, 1024, 1025, 3000]) {
      const rows = Array.from({ length: count }, (_, i) => ({
        甲: i % 11 === 0 ? null : i,
        乙: i % 7,
        丙: null,
        文: null,
        字: null,
        真: i % 3 === 0 ? null : i % 3 === 1,
      }));
      const column = formula.evaluateColumns(columnsFor(formula, rows), count);
      expect(column.values).toHaveLength(count);
      for (const [cell, values] of rows.entries()) {
        expect(valueAt(column, cell)).toBe(formula.evaluate(factsOf(formula, values)).value);
      }
    }
  },
);

test('a part without a loop of its own is computed cell by cell, the rest is not', () => {
  const formula = compileFormula('甲 / string length(文) + 1', scope);
  expect(formula.backend).toBe('interpreted');
  const columns = [columnOf('number', [6, 6, null]), columnOf('text', ['工科', null, '工'])];
  expect([...formula.evaluateColumns(columns, 3).values]).toEqual([4, NaN, NaN]);
});

test('nothing that a person typed gets into generated code', () => {
  const written: string[] = [];
  const original = globalThis.Function;
  const recording = function (...texts: string[]) {
    written.push(texts.join());
    return original(...texts);
  };
  globalThis.Function = recording as unknown as FunctionConstructor;
  try {
    const evil = '\\"];globalThis.hacked=1;//`${1}`\\u2028';
    const formula = compileFormula(`文 = "${evil}" or 字 + "${evil}" = 文 or 甲 > -1.5e-7`, scope);
    expect(formula.backend).toBe('generated');
  } finally {
    globalThis.Function = original;
  }
  expect(written).toHaveLength(1);
  expect(written[0]).not.toMatch(/hacked|甲|文|字|"/);
});
