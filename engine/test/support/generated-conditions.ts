import fc from 'fast-check';
import {
  EMPTY_DICTIONARY,
  type Dictionary,
  type FactValue,
  type Rule,
  type TopLevelCondition,
} from '../../src/model/index.js';

/** Every value that a fact takes where conditions are tried out one by one; constants are a part of them. */
export const DOMAINS = {
  n0: [-2, -1, 0, 0.3, 0.6, 1, 1.3, 1.6, 2, 3, 4],
  n1: [-2, -1, 0, 0.3, 0.6, 1, 1.3, 1.6, 2, 3, 4],
  t0: ['工科', '医学', '其他'],
  b0: [true, false],
  d0: ['2024-08-30', '2024-08-31', '2024-09-01', '2024-09-02', '2024-09-03'],
} as const satisfies Readonly<Record<string, readonly FactValue[]>>;
type Name = keyof typeof DOMAINS;
const NAMES = Object.keys(DOMAINS) as Name[];

const CONSTANTS: Readonly<Record<Name, readonly FactValue[]>> = {
  n0: [0, 1, 2],
  n1: [0, 1, 2],
  t0: ['工科', '医学'],
  b0: [true, false],
  d0: ['2024-08-31', '2024-09-02'],
};
const ORDER = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const OPERATORS: Readonly<Record<Name, readonly string[]>> = {
  n0: ['equal', 'notEqual', ...ORDER, 'not:greaterThan'],
  n1: ['equal', 'notEqual', ...ORDER],
  t0: ['equal', 'notEqual'],
  b0: ['equal', 'notEqual'],
  d0: ['equal', ...ORDER],
};

export const CONDITION_DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [{ code: 'programme', name: { zh: '专业', en: 'programme' }, order: 1 }],
  severities: [
    { code: 'yellow', name: { zh: '黄', en: 'yellow' }, rank: 1, colour: 'yellow' },
    { code: 'red', name: { zh: '红', en: 'red' }, rank: 2, colour: 'red' },
  ],
  attributes: NAMES.map((code) => ({
    code,
    name: { zh: code, en: code },
    level: 'programme',
    valueType: { n: 'number', t: 'text', b: 'boolean', d: 'date' }[code.charAt(0)] as 'number',
  })),
};

const factOf = (code: Name) => ({ fact: 'attribute', params: { code } });

const comparison = fc.constantFrom(...NAMES).chain((name) => {
  const constant = fc.constantFrom(...CONSTANTS[name]);
  const single = fc
    .tuple(fc.constantFrom(...OPERATORS[name]), constant)
    .map(([operator, value]): object => ({ ...factOf(name), operator, value }));
  const list = fc
    .tuple(fc.constantFrom('in', 'notIn'), fc.uniqueArray(constant, { maxLength: 2 }))
    .map(([operator, value]): object => ({ ...factOf(name), operator, value }));
  const pair = fc
    .tuple(fc.constantFrom('equal', ...ORDER), fc.constantFrom('n0', 'n1'))
    .map(([operator, other]): object => ({ ...factOf('n0'), operator, value: factOf(other as Name) }));
  return fc.oneof(
    { weight: 5, arbitrary: single },
    { weight: 1, arbitrary: list },
    { weight: 1, arbitrary: pair },
  );
});

/** Condition trees over five facts in which the same facts stand again and again. */
export const conditionTrees: fc.Arbitrary<TopLevelCondition> = fc
  .letrec<{ node: object; group: object }>((tie) => ({
    node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, comparison, tie('group')),
    group: fc.oneof(
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('node').map((not) => ({ not })),
    ),
  }))
  .group.map((tree) => tree as TopLevelCondition);

export function generatedRule(conditions: TopLevelCondition, code = 'r', severity = 'red'): Rule {
  return {
    code,
    name: { zh: code, en: code },
    level: 'programme',
    periodKind: 'academicYear',
    conditions,
    event: { type: severity },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  };
}

/** All facts that there are, for the names that some conditions use. */
export function* allFacts(...trees: readonly unknown[]): Generator<Readonly<Record<string, FactValue>>> {
  const text = JSON.stringify(trees);
  const used = NAMES.filter((name) => text.includes(`"${name}"`));
  const facts: Record<string, FactValue> = {};
  function* from(at: number): Generator<Readonly<Record<string, FactValue>>> {
    const name = used[at];
    if (name === undefined) {
      yield facts;
      return;
    }
    for (const value of DOMAINS[name]) {
      facts[`attribute:${name}`] = value;
      yield* from(at + 1);
    }
  }
  yield* from(0);
}
