import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stockOutcomeOf, toleratingStrayRejections } from '../../../test/support/stock-engine.js';
import { BASE_OPERATORS, OPERATOR_DECORATORS } from '../operator.js';
import type { RuleFacts } from '../rule-facts.js';
import { STOCK_DIFFERENCES } from './differences.js';
import { importReport } from './import-report.js';
import { ourOutcome } from './stock-as-rule.js';
import { stockOutcome } from './stock-outcome.js';

fc.configureGlobal({ seed: 20_240_901 });
const RUNS = Number(process.env['ZHENGAI_SOAK'] ?? 40);
const EVENT = { type: 'warn' };

test('an administrator sees what becomes of an attendance rule, with facts that show it', async () => {
  const rule = {
    conditions: {
      all: [
        { fact: 'attendance', operator: 'lessThan', value: 85 },
        { not: { fact: 'exempt', operator: 'equal', value: true } },
      ],
    },
    event: EVENT,
  };
  const [report] = importReport([rule]);
  const lines = report?.differences.map(
    ({ code, path, facts, theirs, ours }) => `${code} ${path} ${JSON.stringify(facts)} ${theirs} → ${ours}`,
  );
  expect(report?.diagnostics).toEqual([]);
  expect(lines).toEqual([
    'missing.clear /conditions/all/0 {"exempt":false,"attendance":null} clear → unknown',
    'missing.error /conditions/all/0 {"exempt":false} error → unknown',
    'fact.reading /conditions/all/0 {"exempt":false,"attendance":{"value":84,"source":"registry"}} clear → triggered',
    'type.textAsNumber /conditions/all/0 {"exempt":false,"attendance":"84"} triggered → unknown',
    'type.mismatch /conditions/all/0 {"exempt":false,"attendance":true} clear → unknown',
    'missing.triggered /conditions/all/1/not {"attendance":84,"exempt":null} triggered → unknown',
    'missing.error /conditions/all/1/not {"attendance":84} error → unknown',
    'fact.reading /conditions/all/1/not {"attendance":84,"exempt":{"value":true,"source":"registry"}} triggered → clear',
    'type.mismatch /conditions/all/1/not {"attendance":84,"exempt":0} triggered → unknown',
  ]);
  for (const { facts, theirs, ours } of report?.differences ?? []) {
    expect(await stockOutcomeOf({ rules: [rule], facts })).toBe(theirs);
    expect(ourOutcome(rule, facts)).toBe(ours);
  }
});

// Numbers that are not finite do not arrive as JSON, and could not be shown as such.
const REPORTED = STOCK_DIFFERENCES.filter(({ code }) => code !== 'number.notFinite');

test.each(REPORTED.map(({ code, example }) => [code, example] as const))(
  'the rule that shows %s is reported with it',
  (code, { rule, context = {} }) => {
    const [report] = importReport([rule], context);
    expect(report?.differences.map((difference) => difference.code)).toContain(code);
  },
);

const scalar = fc.constantFrom<unknown>(0, 1, 5, '5', 'abc', true, null, '2024-09-01');
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
const side = fc
  .record({
    fact: fc.constantFrom('x', 'y', 'z'),
    path: fc.constantFrom(undefined, undefined, '$.a', '$.list[*]', '$..a', '$.list[1].b'),
  })
  .map(({ fact, path }) => (path === undefined ? { fact } : { fact, path }));
const comparison = fc
  .tuple(
    side,
    fc.constantFrom('', ...OPERATOR_DECORATORS),
    fc.constantFrom(...BASE_OPERATORS),
    fc.oneof(value, side),
  )
  .map(([left, decorator, base, right]) => ({
    ...left,
    operator: decorator === '' ? base : `${decorator}:${base}`,
    value: right,
  }));
const tree = fc.letrec<{ node: object; group: object }>((tie) => ({
  node: fc.oneof({ maxDepth: 2, withCrossShrink: true }, comparison, tie('group')),
  group: fc.oneof(
    fc.array(tie('node'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).group;

test('whatever is reported is so in both engines', async () => {
  await toleratingStrayRejections(() =>
    fc.assert(
      fc.asyncProperty(tree, fc.boolean(), async (conditions, allowUndefinedFacts) => {
        const rule = { conditions, event: EVENT };
        const options = { allowUndefinedFacts };
        for (const { facts, theirs, ours } of importReport([rule], options)[0]?.differences ?? []) {
          expect(ourOutcome(rule, facts, options)).toBe(ours);
          expect(await stockOutcomeOf({ rules: [rule], facts, options })).toBe(theirs);
        }
      }),
      { numRuns: RUNS },
    ),
  );
});

test('a rule about which nothing is reported is judged alike, whatever the facts', () => {
  const facts = fc.record({ x: value, y: value, z: value }, { requiredKeys: [], noNullPrototype: true });
  let silent = 0;
  fc.assert(
    fc.property(tree, fc.array(facts, { minLength: 5, maxLength: 5 }), (conditions, rows) => {
      const rule = { conditions, event: EVENT };
      const [report] = importReport([rule], { allowUndefinedFacts: true });
      if (report === undefined || report.differences.length > 0) return;
      if (report.diagnostics.some(({ severity }) => severity === 'error')) return;
      silent += 1;
      for (const row of rows as RuleFacts[]) {
        const theirs = stockOutcome(rule, row, { allowUndefinedFacts: true });
        expect(ourOutcome(rule, row, { allowUndefinedFacts: true })).toBe(theirs);
      }
    }),
    { numRuns: 2 * RUNS },
  );
  expect(silent).toBeGreaterThan(0);
});
