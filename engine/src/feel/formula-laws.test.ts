import fc from 'fast-check';
import { evaluate } from 'feelin';
import { expect, test } from 'vitest';
import { columnOf, valueAt } from '../column/index.js';
import { EMPTY_DICTIONARY, type Dictionary, type FactValue } from '../model/index.js';
import { compileFormula, formulaScope } from './index.js';

const NAMES = ['甲', '乙', '丙'];
const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  items: NAMES.map((name) => ({
    code: name,
    name: { zh: name, en: `${name} item` },
    level: 'college',
    valueType: 'number' as const,
    periodKind: 'academicYear' as const,
    kind: 'stock' as const,
  })),
};
const scope = formulaScope(dictionary, 'college');

const { number: anyNumber, truth: anyTruth } = fc.letrec<{ number: string; truth: string }>((tie) => {
  const [number, truth] = [tie('number'), tie('truth')];
  return {
    number: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(...NAMES),
      fc.constantFrom('0', '1', '2', '0.5', '-3', '7.25'),
      fc.tuple(number, fc.constantFrom('+', '-', '*', '/'), number).map(([a, op, b]) => `(${a} ${op} ${b})`),
      number.map((a) => `-(${a})`),
      fc.tuple(truth, number, number).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
      fc
        .tuple(fc.constantFrom('min', 'max', 'sum', 'mean'), number, number)
        .map(([f, a, b]) => `${f}(${a}, ${b})`),
      number.map((a) => `abs(${a})`),
      number.map((a) => `floor(${a})`),
    ),
    truth: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc
        .tuple(number, fc.constantFrom('<', '<=', '>', '>=', '=', '!='), number)
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(truth, fc.constantFrom('and', 'or'), truth).map(([a, op, b]) => `(${a} ${op} ${b})`),
      truth.map((a) => `not(${a})`),
      number.map((a) => `(${a} in [0..5))`),
    ),
  };
});

const options = { seed: 20040206, numRuns: 1500 };
const known = fc.constantFrom(0, 1, 2, 3.5, -4, 100);

test('closures and generated loops agree, whatever is missing', () => {
  const values = fc.array(fc.option(known, { freq: 3 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.oneof(anyNumber, anyTruth), values, (text, row) => {
      const formula = compileFormula(text, scope);
      expect(formula.backend).toBe('generated');
      const facts = Object.fromEntries(NAMES.map((name, i) => [`item:${name}`, row[i] ?? null]));
      const bySlot = formula.slots.map(({ ref }) => row[NAMES.indexOf(ref.code)] ?? null);
      const column = formula.evaluateColumns(
        bySlot.map((value) => columnOf('number', [value])),
        1,
      );
      expect(valueAt(column, 0)).toBe(formula.evaluate(facts).value);
    }),
    options,
  );
});

test('with everything known the value is that of the reference interpreter', () => {
  fc.assert(
    fc.property(fc.oneof(anyNumber, anyTruth), fc.tuple(known, known, known), (text, row) => {
      const context = Object.fromEntries(NAMES.map((name, i) => [name, row[i]]));
      const facts = Object.fromEntries(NAMES.map((name, i) => [`item:${name}`, row[i] as FactValue]));
      // a part without a value is unknown to us, but a value like any other to `=` in the standard
      fc.pre(!/[^<>]=|\/|not/.test(text));
      const expected = evaluate(text, context).value as FactValue;
      const { value } = compileFormula(text, scope).evaluate(facts);
      expect(value).toBe(typeof expected === 'number' ? expected + 0 : expected);
    }),
    options,
  );
});
