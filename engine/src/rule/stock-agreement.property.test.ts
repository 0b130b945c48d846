import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runStock } from '../../test/support/stock-engine.js';
import { EMPTY_DICTIONARY, type Dictionary } from '../model/index.js';
import { stockAsRule } from './import/stock-as-rule.js';
import { compileRule, type RuleFacts, recompute } from './index.js';
import type { BaseOperator } from './operator.js';

/**
 * Rules over everything the format has, with complete facts of the right types: both engines must agree. A type is a
 * scalar's with how many lists stand around it; operators and decorators are put together so that types fit.
 */
fc.configureGlobal({ seed: 20_240_901 });
const RUNS = Number(process.env['ZHENGAI_SOAK'] ?? 400);

const SCALARS = {
  number: fc.constantFrom<unknown>(-1, 0, 0.5, 1, 2, 3.25, 17, 1e300),
  text: fc.constantFrom<unknown>('工科', '医学', '', '9', '85', '__proto__', 'constructor'),
  boolean: fc.boolean() as fc.Arbitrary<unknown>,
  date: fc.constantFrom<unknown>('2024-08-31', '2024-09-01', '2025-02-28'),
};
type ScalarType = keyof typeof SCALARS;
const SCALAR_TYPES = Object.keys(SCALARS) as ScalarType[];
interface Type {
  readonly scalar: ScalarType;
  readonly lists: number;
}

function valueOf({ scalar, lists }: Type): fc.Arbitrary<unknown> {
  return lists === 0 ? SCALARS[scalar] : fc.array(valueOf({ scalar, lists: lists - 1 }), { maxLength: 3 });
}

const nameOf = ({ scalar, lists }: Type) => `${scalar}${lists}`;
const TYPES: Type[] = SCALAR_TYPES.flatMap((scalar) => [0, 1, 2].map((lists) => ({ scalar, lists })));

const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  attributes: SCALAR_TYPES.map((valueType) => ({
    code: valueType,
    name: { zh: valueType, en: valueType },
    level: 'imported',
    valueType,
  })),
};

/** Facts that have a type: plain, by path, by path over several rows, by params. */
function factOf(type: Type): fc.Arbitrary<object> {
  const name = nameOf(type);
  const sources: object[] = [
    { fact: name },
    { fact: `另一个 ${name}` },
    { fact: 'object', path: `$.${name}` },
    { fact: 'object', path: `inner['${name}']` },
    { fact: 'object', path: `$.rows[1].${name}` },
  ];
  if (type.lists === 0) {
    sources.push({ fact: 'attribute', params: { code: type.scalar } });
    sources.push({ fact: 'attribute', params: { code: type.scalar, offset: -1 } });
  } else {
    const inner = nameOf({ ...type, lists: type.lists - 1 });
    sources.push({ fact: 'object', path: `$.rows[*].${inner}` });
    sources.push({ fact: 'object', path: `$.rows[0:2].${inner}` });
    sources.push({ fact: 'object', path: `$.rows[0,1].${inner}` });
    sources.push({ fact: 'object', path: `$.rows..${inner}` });
  }
  if (name === 'number0') sources.push({ fact: 'object', path: '$.rows.length' });
  return fc.constantFrom(...sources);
}

const row = fc.record(Object.fromEntries(TYPES.map((type) => [nameOf(type), valueOf(type)])), {
  noNullPrototype: true,
});
const allFacts = fc
  .tuple(row, row, row, fc.array(row, { minLength: 2, maxLength: 3 }), row, row)
  .map(([plain, other, object, rows, attributes, earlier]) => ({
    ...plain,
    ...Object.fromEntries(Object.entries(other).map(([name, value]) => [`另一个 ${name}`, value])),
    object: { ...object, inner: other, rows },
    ...Object.fromEntries(SCALAR_TYPES.map((name) => [`attribute:${name}`, attributes[`${name}0`]])),
    ...Object.fromEntries(SCALAR_TYPES.map((name) => [`attribute:${name}@-1`, earlier[`${name}0`]])),
  }));

interface Typed {
  readonly operator: string;
  readonly left: Type;
  readonly right: Type;
}
const typedBase: fc.Arbitrary<Typed> = fc.constantFrom(...SCALAR_TYPES).chain((scalar) => {
  const one = { scalar, lists: 0 };
  const many = { scalar, lists: 1 };
  const list: [BaseOperator, Type, Type][] = [
    ['equal', one, one],
    ['notEqual', one, one],
    ['in', one, many],
    ['notIn', one, many],
    ['contains', many, one],
    ['doesNotContain', many, one],
  ];
  if (scalar === 'number' || scalar === 'date') {
    for (const order of ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const) {
      list.push([order, one, one]);
    }
  }
  return fc.constantFrom(...list).map(([operator, left, right]) => ({ operator, left, right }));
});
const around = (type: Type): Type => ({ ...type, lists: type.lists + 1 });
const DECORATED: Record<string, (typed: Typed) => Typed> = {
  not: (typed) => typed,
  swap: ({ operator, left, right }) => ({ operator, left: right, right: left }),
  someFact: (typed) => ({ ...typed, left: around(typed.left) }),
  everyFact: (typed) => ({ ...typed, left: around(typed.left) }),
  someValue: (typed) => ({ ...typed, right: around(typed.right) }),
  everyValue: (typed) => ({ ...typed, right: around(typed.right) }),
};
const typed = fc
  .tuple(typedBase, fc.array(fc.constantFrom(...Object.keys(DECORATED)), { maxLength: 3 }))
  .map(([base, decorators]) =>
    decorators.reduce((inner, decorator) => {
      const outer = DECORATED[decorator]?.(inner) ?? inner;
      const fits = outer.left.lists <= 2 && outer.right.lists <= 2;
      return fits ? { ...outer, operator: `${decorator}:${inner.operator}` } : inner;
    }, base),
  );

const priority = fc.option(fc.constantFrom(1, 2, 10), { nil: undefined, freq: 2 });
const comparison = typed.chain(({ operator, left, right }) =>
  fc.tuple(factOf(left), fc.oneof(valueOf(right), factOf(right)), priority).map(([fact, value, first]) => ({
    ...fact,
    operator,
    value,
    ...(first !== undefined && { priority: first }),
  })),
);
const tree = fc.letrec<{ node: object; group: object }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, comparison, tie('group')),
  group: fc.oneof(
    fc
      .tuple(fc.array(tie('node'), { maxLength: 3 }), priority)
      .map(([all, first]) => withPriority({ all }, first)),
    fc
      .tuple(fc.array(tie('node'), { maxLength: 3 }), priority)
      .map(([any, first]) => withPriority({ any }, first)),
    tie('node').map((not) => ({ not, name: '相反' })),
    fc.constantFrom('first', '第二', 'constructor').map((condition) => ({ condition })),
  ),
})).group;
const withPriority = (group: object, first: number | undefined) =>
  first === undefined ? group : { ...group, priority: first };
const namedConditions = fc
  .tuple(fc.array(comparison, { maxLength: 2 }), fc.array(comparison, { minLength: 1, maxLength: 2 }))
  .map(([all, any]) => ({ first: { all }, 第二: { any }, constructor: { not: { condition: 'first' } } }));

test('with complete, typed facts every rule of the format is judged as json-rules-engine judges it', async () => {
  await fc.assert(
    fc.asyncProperty(
      tree,
      namedConditions,
      allFacts,
      factOf({ scalar: 'text', lists: 1 }),
      async (conditions, named, facts, param) => {
        const rule = { conditions, event: { type: 'x', params: { shown: param, fixed: [1] } } };
        const stock = await runStock({
          rules: [rule],
          facts,
          conditions: named,
          options: { replaceFactsInEventParams: true },
        });
        expect(stock.message).toBeUndefined();
        const compiled = compileRule(stockAsRule(rule, { conditions: named }), DICTIONARY);
        const given = facts as unknown as RuleFacts;
        const { verdict, event, explanation, warnings } = compiled.evaluate(given);
        expect(verdict).toBe(stock.events.length > 0 ? 'triggered' : 'clear');
        expect(compiled.decide(given)).toBe(verdict);
        expect(recompute(explanation)).toBe(verdict);
        expect([event]).toEqual([...stock.events, ...stock.failureEvents]);
        expect(warnings).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
});
