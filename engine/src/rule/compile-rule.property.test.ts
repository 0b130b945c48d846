import fc from 'fast-check';
import { Engine, type RuleProperties } from 'json-rules-engine';
import { expect, test } from 'vitest';
import type { Column } from '../column/index.js';
import { EMPTY_DICTIONARY, VERDICT_OF_CODE, type Dictionary, type Rule, type Truth } from '../model/index.js';
import { compileRule, decidingComparisons, encodeColumns, recompute, type RuleExplanation } from './index.js';

fc.configureGlobal({ seed: 20_240_901 });

/** Facts of each type; the names are those of attributes, whose types the dictionary declares. */
const FACTS = {
  n0: 'number',
  n1: 'number',
  n2: 'number',
  t0: 'text',
  t1: 'text',
  b0: 'boolean',
  d0: 'date',
} as const;
type FactName = keyof typeof FACTS;
type Scalar = number | string | boolean | null;
const NAMES = Object.keys(FACTS) as FactName[];

const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  attributes: NAMES.map((code) => ({
    code,
    name: { zh: code, en: code },
    level: 'programme',
    valueType: FACTS[code],
  })),
};

const VALUES = {
  number: fc.constantFrom(-1, 0, 0.5, 1, 2, 3.25, 17, 1e300),
  text: fc.constantFrom('工科', '医学', '', '9', '85', '__proto__'),
  boolean: fc.boolean(),
  date: fc.constantFrom('2024-08-31', '2024-09-01', '2025-02-28'),
};
const OPERATORS = {
  number: ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
  text: ['equal', 'notEqual'],
  boolean: ['equal', 'notEqual'],
  date: ['equal', 'notEqual', 'lessThan', 'greaterThanInclusive'],
} as const;

const operand = (name: FactName, plain: boolean) =>
  plain ? { fact: name } : { fact: 'attribute', params: { code: name } };

function comparison(plain: boolean): fc.Arbitrary<object> {
  return fc.constantFrom(...NAMES).chain((name) => {
    const type = FACTS[name];
    const left = operand(name, plain);
    const operators = OPERATORS[type];
    const literal = fc
      .tuple(fc.constantFrom(...operators), fc.constantFrom('', 'not:', 'not:not:'), VALUES[type])
      .map(([operator, decorator, value]) => ({ ...left, operator: decorator + operator, value }));
    const list = fc
      .tuple(
        fc.constantFrom('in', 'notIn', 'not:in', 'someValue:equal', 'everyValue:notEqual', 'swap:contains'),
        fc.array(VALUES[type] as fc.Arbitrary<Scalar>, { maxLength: 12 }),
      )
      .map(([operator, value]) => ({ ...left, operator, value }));
    const sameType = NAMES.filter((other) => FACTS[other] === type);
    const pair = fc
      .tuple(fc.constantFrom(...operators), fc.constantFrom('', 'swap:'), fc.constantFrom(...sameType))
      .map(([operator, decorator, other]) => ({
        ...left,
        operator: decorator + operator,
        value: operand(other, plain),
      }));
    return fc.oneof(
      { weight: 4, arbitrary: literal },
      { weight: 2, arbitrary: list },
      { weight: 2, arbitrary: pair },
    );
  });
}

function conditions(plain: boolean): fc.Arbitrary<object> {
  return fc.letrec<{ node: object; group: object }>((tie) => ({
    node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, comparison(plain), tie('group')),
    group: fc.oneof(
      fc.array(tie('node'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('node'), { maxLength: 3 }).map((any) => ({ any })),
      tie('node').map((not) => ({ not })),
      fc.constantFrom('first', 'second').map((condition) => ({ condition })),
    ),
  })).group;
}

function named(plain: boolean): fc.Arbitrary<Record<string, object>> {
  const inner = fc.array(comparison(plain), { minLength: 1, maxLength: 2 });
  return fc.record({
    first: inner.map((all) => ({ all })),
    second: fc.oneof(
      inner.map((any) => ({ any })),
      fc.constant({ not: { condition: 'first' } }),
    ),
  });
}

const completeFacts = fc.record(
  Object.fromEntries(NAMES.map((name) => [name, VALUES[FACTS[name]]])) as Record<
    FactName,
    fc.Arbitrary<Scalar>
  >,
);
const factsWithHoles = fc.record(
  Object.fromEntries(
    NAMES.map((name) => [name, fc.option(VALUES[FACTS[name]] as fc.Arbitrary<Scalar>, { freq: 2 })]),
  ) as Record<FactName, fc.Arbitrary<Scalar>>,
);

function ruleOf(tree: object, namedConditions: Record<string, object>): Rule {
  return {
    code: 'r',
    name: { zh: '规则', en: 'rule' },
    level: 'programme',
    periodKind: 'academicYear',
    conditions: tree as Rule['conditions'],
    namedConditions: namedConditions as NonNullable<Rule['namedConditions']>,
    event: { type: 'red' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  };
}

/** Kleene's logic as a textbook has it: 0 false, ½ unknown, 1 true; "and" is the least, "or" the greatest. */
type Given = Readonly<Record<string, unknown>>;
function oracle(given: Given, facts: Given, byName: Given): number {
  if ('all' in given) return Math.min(1, ...(given['all'] as Given[]).map((c) => oracle(c, facts, byName)));
  if ('any' in given) {
    const children = given['any'] as Given[];
    return children.length === 0 ? 1 : Math.max(...children.map((c) => oracle(c, facts, byName)));
  }
  if ('not' in given) return 1 - oracle(given['not'] as Given, facts, byName);
  if ('condition' in given) return oracle(byName[given['condition'] as string] as Given, facts, byName);
  const read = (side: Given) =>
    facts[((side['params'] as Given | undefined)?.['code'] ?? side['fact']) as string];
  const a = read(given);
  const value = given['value'];
  const b =
    typeof value === 'object' && !Array.isArray(value) && value !== null ? read(value as Given) : value;
  if (a === null || b === null) return 0.5;
  return Number(holds(given['operator'] as string, a, b));
}
function holds(operator: string, a: unknown, b: unknown): boolean {
  const [x, y, list] = [a as number, b as number, b as unknown[]];
  const split = operator.indexOf(':');
  const inner = operator.slice(split + 1);
  if (operator.startsWith('not:')) return !holds(inner, a, b);
  if (operator.startsWith('swap:')) return holds(inner, b, a);
  if (operator.startsWith('someValue:')) return list.some((one) => holds(inner, a, one));
  if (operator.startsWith('everyValue:')) return list.every((one) => holds(inner, a, one));
  switch (operator) {
    case 'equal':
      return a === b;
    case 'notEqual':
      return a !== b;
    case 'lessThan':
      return x < y;
    case 'lessThanInclusive':
      return x <= y;
    case 'greaterThan':
      return x > y;
    case 'greaterThanInclusive':
      return x >= y;
    case 'in':
      return list.includes(a);
    case 'notIn':
      return !list.includes(a);
    default:
      return (a as unknown[]).includes(b);
  }
}
const TRUTH_OF: Readonly<Record<number, Truth>> = { 0: false, 0.5: null, 1: true };
const verdictOf = (value: number) => (value === 0.5 ? 'unknown' : value === 1 ? 'triggered' : 'clear');

function columnsOf(rows: readonly Given[], prefix: string) {
  return Object.fromEntries(
    NAMES.map((name): [string, Column] => {
      const values = rows.map((row) => row[name]);
      const type = FACTS[name];
      const key = prefix + name;
      if (type === 'number') {
        return [
          key,
          { kind: 'number', values: Float64Array.from(values, (v) => (v === null ? NaN : Number(v))) },
        ];
      }
      if (type === 'boolean') {
        return [
          key,
          { kind: 'boolean', values: Uint8Array.from(values, (v) => (v === null ? 2 : Number(v))) },
        ];
      }
      return [key, { kind: type, values: values as (string | null)[] }];
    }),
  );
}

const factsFor = (row: Given, prefix: string) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [prefix + name, value as Scalar]));

test.each([
  { plain: false, prefix: 'attribute:' },
  { plain: true, prefix: '' },
])('every way of evaluating agrees with a naive oracle (plain facts: $plain)', ({ plain, prefix }) => {
  const rows = fc.array(factsWithHoles, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(conditions(plain), named(plain), rows, (tree, byName, facts) => {
      const rule = ruleOf(tree, byName);
      const generated = compileRule(rule, DICTIONARY, { backend: 'generated' });
      const interpreted = compileRule(rule, DICTIONARY, { backend: 'interpreted' });
      expect([generated.backend, interpreted.backend]).toEqual(['generated', 'interpreted']);
      const columns = columnsOf(facts, prefix);
      const expected = facts.map((row) => verdictOf(oracle(tree as Given, row, byName)));
      const names = (codes: Uint8Array) => Array.from(codes, (code) => VERDICT_OF_CODE[code]);
      expect(names(generated.evaluateColumns(columns, facts.length))).toEqual(expected);
      expect(names(interpreted.evaluateColumns(columns, facts.length))).toEqual(expected);
      expect(names(generated.evaluateColumns(encodeColumns(columns), facts.length))).toEqual(expected);
      const evaluations = facts.map((row) => generated.evaluate(factsFor(row, prefix)));
      expect(evaluations.map(({ verdict }) => verdict)).toEqual(expected);
      expect(facts.map((row) => generated.decide(factsFor(row, prefix)))).toEqual(expected);
      // Text literals with list and order operators on plain facts may not fit; typed ones always do.
      if (!plain) expect(evaluations.flatMap(({ warnings }) => warnings)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('columns longer than a chunk agree between both backends', () => {
  fc.assert(
    fc.property(conditions(false), named(false), factsWithHoles, fc.nat(), (tree, byName, facts, seed) => {
      const count = 2048 * 2 + 3;
      const rule = ruleOf(tree, byName);
      const columns = columnsOf(
        Array.from({ length: count }, (_, i) =>
          Object.fromEntries(NAMES.map((n, k) => [n, (i * 7 + k * 3 + seed) % 5 < 2 ? null : facts[n]])),
        ),
        'attribute:',
      );
      const generated = compileRule(rule, DICTIONARY, { backend: 'generated' }).evaluateColumns(
        columns,
        count,
      );
      const interpreted = compileRule(rule, DICTIONARY, { backend: 'interpreted' }).evaluateColumns(
        columns,
        count,
      );
      expect(Buffer.compare(generated, interpreted)).toBe(0);
    }),
    { numRuns: 30 },
  );
});

test('on complete data verdicts equal those of json-rules-engine', async () => {
  await fc.assert(
    fc.asyncProperty(conditions(true), named(true), completeFacts, async (tree, byName, facts) => {
      const engine = new Engine();
      for (const [name, condition] of Object.entries(byName)) engine.setCondition(name, condition as never);
      engine.addRule({ conditions: tree as RuleProperties['conditions'], event: { type: 'red' } });
      const { events } = await engine.run(facts);
      const { verdict } = compileRule(ruleOf(tree, byName), DICTIONARY).evaluate(facts);
      expect(verdict).toBe(events.length > 0 ? 'triggered' : 'clear');
    }),
    { numRuns: 400 },
  );
});

const SOAK = Number(process.env['ZHENGAI_SOAK'] ?? 0) > 0;

test('an explanation survives JSON and gives the verdict again, from its values alone', () => {
  fc.assert(
    fc.property(conditions(false), named(false), factsWithHoles, (tree, byName, facts) => {
      const compiled = compileRule(ruleOf(tree, byName), DICTIONARY);
      const { explanation, verdict } = compiled.evaluate(factsFor(facts, 'attribute:'));
      const stored = JSON.parse(JSON.stringify(explanation)) as RuleExplanation;
      expect(stored).toEqual(explanation);
      expect(recompute(blinded(stored))).toBe(verdict);
      // Facts outside the deciding comparisons do not matter.
      const deciding = new Set(
        decidingComparisons(explanation).flatMap(({ left, right }) => [left.ref?.code, right.ref?.code]),
      );
      const others = Object.fromEntries(Object.entries(facts).filter(([name]) => deciding.has(name)));
      if (verdict !== 'unknown') expect(compiled.decide(factsFor(others, 'attribute:'))).toBe(verdict);
    }),
    { numRuns: SOAK ? 10_000 : 1_000 },
  );
}, 600_000);

/** All stored truths turned to "unknown". */
function blinded(explanation: RuleExplanation): RuleExplanation {
  if (explanation.kind === 'comparison') return { ...explanation, truth: null };
  return { ...explanation, truth: null, children: explanation.children.map(blinded) };
}

test('the smallest missing sets are those that trying out all values finds', () => {
  const few = fc.record(
    Object.fromEntries(
      NAMES.map((name) => [name, name.endsWith('0') ? fc.constant(null) : VALUES[FACTS[name]]]),
    ) as Record<FactName, fc.Arbitrary<Scalar>>,
  );
  const tried: Record<string, readonly Scalar[]> = {
    number: [-2, -1, -0.5, 0, 0.2, 0.5, 0.7, 1, 1.5, 2, 3, 3.25, 9, 17, 20, 1e300, 1.5e300],
    text: ['工科', '医学', '', '9', '85', '__proto__', 'other'],
    boolean: [true, false],
    date: ['2024-08-30', '2024-08-31', '2024-09-01', '2024-12-01', '2025-02-28', '2026-01-01'],
  };
  fc.assert(
    fc.property(conditions(false), named(false), few, (tree, byName, facts) => {
      const missing = NAMES.filter((name) => facts[name] === null);
      const known = (given: Given) => TRUTH_OF[oracle(tree as Given, given, byName)] !== null;
      const could = (set: readonly FactName[], given: Given): boolean => {
        const [first, ...rest] = set;
        if (first === undefined) return known(given);
        return (tried[FACTS[first]] ?? []).some((value) => could(rest, { ...given, [first]: value }));
      };
      const subsets = missing
        .reduce<FactName[][]>((sets, name) => [...sets, ...sets.map((set) => [...set, name])], [[]])
        .sort((a, b) => a.length - b.length);
      const found: FactName[][] = [];
      for (const set of subsets) {
        if (found.some((smaller) => smaller.every((name) => set.includes(name)))) continue;
        if (could(set, facts)) found.push(set);
      }
      const expected = known(facts) ? [] : found.map((set) => set.map((name) => `attribute:${name}`).sort());
      const { missing: sets } = compileRule(ruleOf(tree, byName), DICTIONARY).evaluate(
        factsFor(facts, 'attribute:'),
      );
      expect(new Set(sets.map((set) => set.join()))).toEqual(new Set(expected.map((set) => set.join())));
    }),
    { numRuns: 300 },
  );
});
