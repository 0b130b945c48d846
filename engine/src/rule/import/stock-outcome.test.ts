import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stockOutcomeOf, toleratingStrayRejections } from '../../../test/support/stock-engine.js';
import { BASE_OPERATORS, OPERATOR_DECORATORS } from '../operator.js';
import type { RuleFacts } from '../rule-facts.js';
import { stockOutcome } from './stock-outcome.js';

fc.configureGlobal({ seed: 20_240_901 });
const RUNS = Number(process.env['ZHENGAI_SOAK'] ?? 400);

const scalar = fc.constantFrom<unknown>(null, 0, 1, 5, -2, 1.5, '5', '9', '85', '', 'abc', 'b', true, false);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }) },
  {
    weight: 1,
    arbitrary: fc.record(
      { a: scalar, list: fc.array(scalar, { maxLength: 3 }) },
      { requiredKeys: [], noNullPrototype: true },
    ),
  },
);
const side = fc
  .record({
    fact: fc.constantFrom('x', 'y', 'z', 'gone', '__proto__', 'constructor'),
    path: fc.constantFrom(
      undefined,
      '$.a',
      '$.list[0]',
      '$.list[*]',
      '$..a',
      '$.b.c',
      'list',
      '$.list.length',
      '$.a.length',
      '$..*',
      '$.list[0:2]',
      '$.list[0,1]',
      '$..list[0]',
    ),
  })
  .map(({ fact, path }) => (path === undefined ? { fact } : { fact, path }));
const operator = fc
  .tuple(
    fc.array(fc.constantFrom(...OPERATOR_DECORATORS), { maxLength: 2 }),
    fc.constantFrom(...BASE_OPERATORS),
  )
  .map(([decorators, base]) => [...decorators, base].join(':'));
const comparison = fc
  .tuple(side, operator, fc.oneof(value, side), fc.constantFrom(undefined, 1, 5, 10, '7'))
  .map(([left, op, right, priority]) => ({
    ...left,
    operator: op,
    value: right,
    ...(priority !== undefined && { priority }),
  }));
const tree = fc.letrec<{ node: object; group: object }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, comparison, tie('group')),
  group: fc.oneof(
    fc.array(tie('node'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
    fc.constantFrom('first', 'second', 'none').map((condition) => ({ condition })),
  ),
})).group;
const facts = fc.record({ x: value, y: value, z: value }, { requiredKeys: [], noNullPrototype: true });
const options = fc.record({ allowUndefinedFacts: fc.boolean(), allowUndefinedConditions: fc.boolean() });

test('the pure account of json-rules-engine agrees with json-rules-engine, errors and short cuts included', async () => {
  await toleratingStrayRejections(() =>
    fc.assert(
      fc.asyncProperty(tree, comparison, facts, options, async (conditions, inner, given, chosen) => {
        const rule = { conditions, event: { type: 'x' } };
        const named = { first: { all: [inner] }, second: { not: { condition: 'first' } } };
        const expected = await stockOutcomeOf({
          rules: [rule],
          facts: given,
          conditions: named,
          options: chosen,
        });
        expect(stockOutcome(rule, given as RuleFacts, { conditions: named, ...chosen })).toBe(expected);
      }),
      { numRuns: RUNS },
    ),
  );
});

test.each<[string, unknown, string]>([
  [
    'no group at the top',
    { conditions: { fact: 'x', operator: 'equal', value: 1 }, event: { type: 'x' } },
    'error',
  ],
  ['an event without type', { conditions: { all: [] }, event: 'x' }, 'error'],
  ['priority below zero', { conditions: { all: [] }, event: { type: 'x' }, priority: -1 }, 'error'],
  ['priority zero', { conditions: { all: [] }, event: { type: 'x' }, priority: 0 }, 'triggered'],
  ['all without a list', { conditions: { all: {} }, event: { type: 'x' } }, 'error'],
  ['not with a list', { conditions: { not: [] }, event: { type: 'x' } }, 'error'],
  ['no value', { conditions: { all: [{ fact: 'x', operator: 'equal' }] }, event: { type: 'x' } }, 'error'],
])('%s', async (_, rule, expected) => {
  expect(await stockOutcomeOf({ rules: [rule], facts: { x: 1 } })).toBe(expected);
  expect(stockOutcome(rule as never, { x: 1 })).toBe(expected);
});
