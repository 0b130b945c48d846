import fc from 'fast-check';
import { evaluate } from 'feelin';
import { expect, test } from 'vitest';
import {
  anyExpression,
  EXPRESSION_KINDS,
  GENERATED_NAMES,
  type GeneratedExpression,
} from '../../test/support/feel-expression.js';
import { columnOf, valueAt, type Column } from '../column/index.js';
import { EMPTY_DICTIONARY, type Dictionary, type FactValue, type ValueType } from '../model/index.js';
import { compileParsed, evaluateFeel, formulaScope, parseFormula } from './index.js';

type Row = Readonly<Record<string, FactValue>>;

const item = (name: string, valueType: ValueType) => ({
  code: name,
  name: { zh: name, en: name },
  level: 'college',
  valueType,
  periodKind: 'academicYear' as const,
  kind: 'stock' as const,
});
const TYPES = new Map<string, 'number' | 'text' | 'boolean'>([
  ...GENERATED_NAMES.numbers.map((name) => [name, 'number'] as const),
  ...GENERATED_NAMES.texts.map((name) => [name, 'text'] as const),
  ...GENERATED_NAMES.truths.map((name) => [name, 'boolean'] as const),
]);
const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  items: [...TYPES].map(([name, type]) => item(name, type)),
};
const scope = formulaScope(dictionary, 'college');

const aNumber = fc.constantFrom(0, 1, 2, 3.5, -4, 100);
const aText = fc.constantFrom('', 'a', 'abc', '乙', '😀b');
const some = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 5 });
const rows: fc.Arbitrary<Row> = fc.record({
  a: some(aNumber),
  b: some(aNumber),
  c: aNumber,
  s: some(aText),
  t: aText,
  p: some(fc.boolean()),
});

interface Computed {
  readonly closures: FactValue;
  readonly interpreted: FactValue;
  /** `undefined` where the formula has no code. */
  readonly generated: FactValue | undefined;
  /** A condition could not be decided: FEEL takes the other part, over facts nothing is known. */
  readonly undecided: boolean;
}

/** One row by each of our ways to compute, over typed facts; `undefined` where the formula is refused. */
function byBackends(text: string, row: Row): Computed | undefined {
  const parsed = parseFormula(text, scope);
  if (!parsed.node) return undefined;
  const values = parsed.slots.map(({ ref }) => row[ref.code] ?? null);
  const columns = parsed.slots.map(({ ref }, i): Column =>
    columnOf(TYPES.get(ref.code) ?? 'number', [values[i] ?? null]),
  );
  const formula = compileParsed(parsed);
  const interpreted = compileParsed(parsed, 'interpreted');
  let undecided = false;
  const warn = ({ code }: { readonly code: string }) => {
    undecided ||= code === 'feel.conditionUnknown';
  };
  const closures = formula.evaluateValues(values, { warn });
  return {
    closures,
    undecided,
    interpreted: valueAt(interpreted.evaluateColumns(columns, 1), 0),
    generated: formula.backend === 'generated' ? valueAt(formula.evaluateColumns(columns, 1), 0) : undefined,
  };
}

function byFeelin(text: string, row: Row): unknown {
  try {
    return evaluate(text, { ...row }).value ?? null;
  } catch {
    return undefined;
  }
}

/** Kinds of part that feelin 8.2.0 computes otherwise, and why ours is right; no other expression may differ. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  median: 'feelin puts the numbers in order as texts: 12 before 8',
  between: 'feelin turns bounds around that are given the wrong way; by table 50 nothing lies between them',
  some: 'for feelin a condition that is null is false; by 10.3.2.14 it is an or of three values',
  every: 'for feelin a condition that is null is false; by 10.3.2.14 it is an and of three values',
  before: 'feelin calls it with null; by 10.3.2.13 an argument of another type makes the result null',
  sort: 'feelin takes a comparison with null for false; an order that is not known is none',
  sublist: 'from a position outside the list feelin gives an empty list; there is no element to start with',
  '= of lists':
    'for feelin lists of different length are null if one holds null; by table 53 they are not equal',
  'instance of a list':
    'feelin asks null to be a number; by 10.3.2.9.4 null conforms to every type inside a list',
};

/** Kinds for which a formula over facts differs from the standard: what is missing is not known, not unequal. */
const EQUALITY = ['=', '!=', '= of texts', 'in tests', 'in a list'];

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    // feelin rounds on the way
    return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
  }
  return a === b;
}

const hasOneOf = ({ kinds }: GeneratedExpression, some: readonly string[]) =>
  some.some((one) => kinds.has(one));

/**
 * 100,000 expressions with ZHENGAI_SOAK. Run once in full, on 2026-11-23: 949 of them (0.95 %) differed from feelin, each
 * of a kind listed above; 37,073 ran as generated code; our own ways to compute never differed.
 */
const numRuns = process.env['ZHENGAI_SOAK'] ? 100_000 : 1000;

test('generated code, loops over columns, closures and feelin agree', { timeout: 3_600_000 }, () => {
  let [differing, generated] = [0, 0];
  fc.assert(
    fc.property(anyExpression, rows, (expression, row) => {
      const { text } = expression;
      const standard = evaluateFeel(text, row).value;
      const theirs = byFeelin(text, row);
      if (theirs !== undefined && !isSame(standard, theirs)) {
        differing++;
        expect(
          hasOneOf(expression, Object.keys(DIFFERENCES)),
          `${JSON.stringify(standard)} or ${JSON.stringify(theirs)}`,
        ).toBe(true);
      }
      const ours = byBackends(text, row);
      if (!ours) return;
      expect(ours.interpreted).toBe(ours.closures);
      if (ours.generated !== undefined) {
        generated++;
        expect(ours.generated).toBe(ours.closures);
      }
      if (!Object.values(row).includes(null) && !ours.undecided && !hasOneOf(expression, EQUALITY)) {
        expect(isSame(ours.closures, standard), `${String(ours.closures)} or ${String(standard)}`).toBe(true);
      }
    }),
    { seed: 20261123, numRuns },
  );
  console.log(`${numRuns} expressions: ${differing} differ from feelin, ${generated} as generated code`);
  expect(differing / numRuns).toBeLessThanOrEqual(0.02);
  expect(generated / numRuns).toBeGreaterThan(0.1);
});

test('every difference listed is of a kind that is generated', () => {
  expect(Object.keys(DIFFERENCES).filter((kind) => !EXPRESSION_KINDS.includes(kind))).toEqual([]);
});
