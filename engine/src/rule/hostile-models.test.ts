import { afterAll, describe, expect, test } from 'vitest';
import { attribute, programmeRule, PROGRAMMES } from '../../test/support/programme-dictionary.js';
import type { Rule } from '../model/index.js';
import { checkRule, compileRule, RULE_BUDGETS, type RuleFacts } from './index.js';

/** How long each took; printed, not asserted: machines differ. */
const times: string[] = [];
/** Processor time: others may use the machine too. */
const cpuMs = () => process.cpuUsage().user / 1000;
afterAll(() => console.info(`hostile models\n${times.join('\n')}`));

const low = { fact: 'x', operator: 'lessThan', value: 1 };
const list = (length: number, value: unknown) => Array.from({ length }, () => value);
const nested = (depth: number, wrap: (inner: unknown) => unknown, inner: unknown = low): unknown => {
  let result = inner;
  for (let i = 0; i < depth; i += 1) result = wrap(result);
  return result;
};
/** Own properties whatever their names, as JSON has them. */
const json = (text: string): never => JSON.parse(text) as never;
const circular = (): object => {
  const group: { all: unknown[] } = { all: [low] };
  group.all.push(group);
  return group;
};
const doubling = (levels: number) =>
  Object.fromEntries(
    Array.from({ length: levels }, (_, i) => [
      `c${i}`,
      { all: i === 0 ? [low] : [{ condition: `c${i - 1}` }, { condition: `c${i - 1}` }] },
    ]),
  );
const all = (...conditions: unknown[]) => ({ all: conditions });

/** Alternatives of two facts; with one name for both, each fact stands in two of them. */
const pairs = (count: number, other: 'a' | 'b') =>
  list(count, 0).map((_, i) => ({
    any: [
      { ...low, fact: `a${i}` },
      { ...low, fact: `${other}${i + 1}` },
    ],
  }));

const MODELS: [name: string, conditions: () => unknown, rest: () => Partial<Rule>, code: string][] = [
  [
    'named conditions in a circle',
    () => ({ condition: 'a' }),
    () => json('{"namedConditions":{"a":{"all":[{"condition":"b"}]},"b":{"not":{"condition":"a"}}}}'),
    'rule.condition.cycle',
  ],
  [
    'a circle that nothing uses',
    () => all(low),
    () => json('{"namedConditions":{"a":{"condition":"a"}}}'),
    'rule.condition.cycle',
  ],
  [
    'a circle by way of __proto__',
    () => ({ condition: '__proto__' }),
    () => json('{"namedConditions":{"__proto__":{"any":[{"condition":"__proto__"}]}}}'),
    'rule.condition.cycle',
  ],
  [
    'a circle in the recovery',
    () => all(low),
    () =>
      json(
        '{"lifeCycle":{"opensAfter":1,"clearsAfter":1,"recovery":{"condition":"a"}},"namedConditions":{"a":{"condition":"a"}}}',
      ),
    'rule.condition.cycle',
  ],
  ['an object that holds itself', circular, () => ({}), 'rule.condition.tooDeep'],
  ['20,000 times not', () => nested(20_000, (not) => ({ not })), () => ({}), 'rule.condition.tooDeep'],
  [
    '20,000 times all',
    () => nested(20_000, (inner) => ({ all: [inner] })),
    () => ({}),
    'rule.condition.tooDeep',
  ],
  [
    '20,000 lists in a value',
    () => all({ ...low, operator: 'in', value: nested(20_000, (inner) => [inner], 1) }),
    () => ({}),
    'rule.value.tooLarge',
  ],
  [
    '20,000 objects in an event',
    () => all(low),
    () => ({ event: { type: 'red', params: { a: nested(20_000, (a) => ({ a }), 1) } } }),
    'rule.event.tooLarge',
  ],
  [
    '100,000 event parameters',
    () => all(low),
    () => ({
      event: { type: 'red', params: Object.fromEntries(list(100_000, 1).map((v, i) => [`p${i}`, v])) },
    }),
    'rule.event.tooLarge',
  ],
  [
    'a million values in an event',
    () => all(low),
    () => ({ event: { type: 'red', params: { a: list(1_000_000, 1) } } }),
    'rule.event.tooLarge',
  ],
  [
    'named conditions that unfold to 2^60',
    () => ({ condition: 'c60' }),
    () => ({ namedConditions: doubling(61) }),
    'rule.condition.tooLarge',
  ],
  [
    '100,000 named conditions',
    () => all(low),
    () => ({
      namedConditions: Object.fromEntries(list(100_000, all(low)).map((c, i) => [`c${i}`, c])) as never,
    }),
    'rule.condition.tooManyNames',
  ],
  [
    '900 unused names that each unfold to thousands',
    () => all(low),
    () => ({
      namedConditions: {
        ...doubling(12),
        ...Object.fromEntries(list(900, { condition: 'c11' }).map((c, i) => [`u${i}`, c])),
      } as never,
    }),
    'rule.condition.tooMany',
  ],
  [
    'a million comparisons side by side',
    () => all(...list(1, low)) && { any: list(1_000_000, low) },
    () => ({}),
    'rule.condition.tooLarge',
  ],
  ['2,000 pairs of alternatives', () => all(...pairs(2_000, 'b')), () => ({}), 'rule.condition.tooLarge'],
  [
    'a million things that are no conditions',
    () => ({ any: list(1_000_000, null) }),
    () => ({}),
    'rule.condition.tooLarge',
  ],
  [
    'a list of a million',
    () => all({ ...low, operator: 'in', value: list(1_000_000, 1) }),
    () => ({}),
    'rule.value.tooLarge',
  ],
  [
    'a thousand lists of ten thousand',
    () => ({ any: list(1_000, { ...low, operator: 'in', value: list(10_000, 1) }) }),
    () => ({}),
    'rule.value.tooLarge',
  ],
  [
    'a text of ten million characters',
    () => all({ ...low, operator: 'equal', value: 'x'.repeat(10_000_000) }),
    () => ({}),
    'rule.value.tooLarge',
  ],
  [
    'a fact named by ten million characters',
    () => all({ ...low, fact: 'x'.repeat(10_000_000) }),
    () => ({}),
    'rule.fact.invalid',
  ],
  [
    'a million decorators',
    () => all({ ...low, operator: `${'not:'.repeat(1_000_000)}equal` }),
    () => ({}),
    'rule.operator.tooLong',
  ],
  [
    'nine decorators',
    () => all({ ...low, operator: `${'not:'.repeat(9)}equal` }),
    () => ({}),
    'rule.operator.tooLong',
  ],
  [
    'the operator constructor',
    () => all({ ...low, operator: 'constructor' }),
    () => ({}),
    'rule.operator.unknown',
  ],
  [
    'the operator __proto__',
    () => all({ ...low, operator: '__proto__' }),
    () => ({}),
    'rule.operator.unknown',
  ],
  [
    'the decorator toString',
    () => all({ ...low, operator: 'toString:equal' }),
    () => ({}),
    'rule.operator.decorator',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((condition): (typeof MODELS)[number] => [
    `the condition ${condition}`,
    () => ({ condition }),
    () => ({}),
    'rule.condition.unknown',
  ]),
  [
    'params named __proto__',
    () =>
      json(
        '{"all":[{"fact":"item","params":{"code":"students","__proto__":{"offset":-1}},"operator":"lessThan","value":1}]}',
      ),
    () => ({}),
    'rule.params.unknown',
  ],
  [
    'params named constructor',
    () =>
      all({
        ...attribute('category'),
        params: { code: 'category', constructor: 1 },
        operator: 'equal',
        value: 'eng',
      }),
    () => ({}),
    'rule.params.unknown',
  ],
  [
    'an item named constructor',
    () => all({ fact: 'item', params: { code: 'constructor' }, operator: 'equal', value: 1 }),
    () => ({}),
    'rule.item.unknown',
  ],
  [
    'a path that makes patterns go back',
    () => all({ ...low, path: `$${'..a['.repeat(90)}` }),
    () => ({}),
    'rule.path.invalid',
  ],
  [
    'a path of brackets',
    () => all({ ...low, path: `$${"['".repeat(150)}` }),
    () => ({}),
    'rule.path.invalid',
  ],
  [
    'a path of ten million characters',
    () => all({ ...low, path: `$${'.a'.repeat(5_000_000)}` }),
    () => ({}),
    'rule.path.invalid',
  ],
  [
    'a path that runs code',
    () => all({ ...low, path: '$[?(@.constructor.constructor("return process")().exit())]' }),
    () => ({}),
    'rule.path.invalid',
  ],
  [
    'a date that makes patterns go back',
    () => all({ ...attribute('approved-on'), operator: 'lessThan', value: '2020-'.repeat(700) }),
    () => ({}),
    'rule.comparison.type',
  ],
  [
    'a code of a million characters',
    () => all(low),
    () => ({ code: 'a'.repeat(1_000_000), level: 'gone' }),
    'rule.shape.invalid',
  ],
  ['a value that is a function', () => all({ ...low, value: () => 1 }), () => ({}), 'rule.value.invalid'],
  [
    'a value that is an object named __proto__',
    () => json('{"all":[{"fact":"x","operator":"equal","value":{"__proto__":{"fact":"y"}}}]}'),
    () => ({}),
    'rule.value.invalid',
  ],
];

describe('hostile models end in a diagnostic', () => {
  test.each(MODELS)('%s', (name, conditions, rest, code) => {
    const rule = programmeRule(conditions(), rest());
    const start = cpuMs();
    const diagnostics = checkRule(rule, PROGRAMMES);
    times.push(`${(cpuMs() - start).toFixed(0).padStart(6)} ms  ${name}: ${code}`);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map((error) => error.code)).toContain(code);
    expect(diagnostics.length).toBeLessThanOrEqual(RULE_BUDGETS.findings);
    expect(() => compileRule(rule, PROGRAMMES)).toThrow(expect.objectContaining({ name: 'ModelError' }));
    for (const { message, path } of diagnostics) {
      expect(message.zh.length + message.en.length + path.length).toBeLessThan(10_000);
    }
  });
});

/** Models as large as the budgets allow, and data beyond them: a verdict, in good time. */
describe('what is allowed is judged', () => {
  const deepList = nested(20_000, (inner) => [inner], 1);
  const deepObject = nested(20_000, (a) => ({ a }), 1);
  const facts = (x: unknown, rest: object = {}): RuleFacts => ({ x: x, ...rest }) as RuleFacts;
  test.each<[string, unknown, RuleFacts, string, string?]>([
    ['facts named __proto__', all({ ...low, fact: '__proto__' }), facts(0), 'unknown'],
    ['facts named constructor', all({ ...low, fact: 'constructor' }), facts(0), 'unknown'],
    [
      'a fact __proto__ that is given',
      all({ ...low, fact: '__proto__' }),
      json('{"__proto__":0}'),
      'triggered',
    ],
    ['paths to __proto__', all({ ...low, path: '$.__proto__.a' }), facts({ b: 1 }), 'unknown'],
    ['paths to constructor', all({ ...low, path: '$.constructor.name' }), facts({ b: 1 }), 'unknown'],
    ['a fact 20,000 objects deep', all({ ...low, path: '$..b' }), facts(deepObject), 'unknown'],
    ['a fact 20,000 lists deep', all({ ...low, operator: 'contains' }), facts(deepList), 'unknown'],
    [
      'descents that multiply',
      all({ ...low, path: `$${'..a'.repeat(14)}` }),
      facts(nested(90, (a) => ({ a, b: { a } }).b ?? a, 1)),
      'unknown',
    ],
    [
      'lists of millions against each other',
      all({ ...low, operator: 'someValue:someFact:equal', value: { fact: 'y' } }),
      facts(list(10_000, 1), { y: list(10_000, 2) }),
      'unknown',
      'rule.comparison.exhausted',
    ],
    ['a tree as large as may be', { any: list(4_999, low) }, facts(2), 'clear'],
    ['a tree as large as may be, all missing', { any: list(4_999, low) }, facts(null), 'unknown'],
    [
      'a wide tree, each fact missing',
      {
        all: list(30, 0).map((_, i) => ({
          any: [
            { ...low, fact: `a${i}` },
            { ...low, fact: `b${i}` },
          ],
        })),
      },
      {},
      'unknown',
    ],
    ['1,600 pairs of alternatives, each fact missing', all(...pairs(1_600, 'b')), {}, 'unknown'],
    ['1,600 pairs that share facts, each missing', all(...pairs(1_600, 'a')), {}, 'unknown'],
    [
      'lists as long as may be',
      { any: list(9, 0).map((_, i) => ({ ...low, operator: 'in', value: list(10_000, i) })) },
      facts(-1),
      'clear',
    ],
  ])('%s', (name, conditions, given, verdict, warning) => {
    const start = cpuMs();
    const compiled = compileRule(programmeRule(conditions), PROGRAMMES);
    const evaluation = compiled.evaluate(given);
    times.push(`${(cpuMs() - start).toFixed(0).padStart(6)} ms  ${name}: ${evaluation.verdict}`);
    expect(evaluation.verdict).toBe(verdict);
    expect(compiled.decide(given)).toBe(verdict);
    if (warning !== undefined) expect(evaluation.warnings.map(({ code }) => code)).toContain(warning);
    const { backend } = compiled;
    const column = { kind: 'number', values: Float64Array.of(2, 0, NaN) } as const;
    const columnStart = cpuMs();
    expect(compiled.evaluateColumns({ x: column }, 3)).toHaveLength(3);
    times.push(`${(cpuMs() - columnStart).toFixed(0).padStart(6)} ms  ${name}: columns, ${backend}`);
  });
});

test('a rule cannot change what all objects inherit', () => {
  const rule = json(
    '{"all":[{"fact":"x","operator":"equal","value":1,"__proto__":{"polluted":true}}],"__proto__":{"polluted":true}}',
  );
  const { event } = compileRule(
    programmeRule(rule, { event: json('{"type":"red","params":{"__proto__":{"polluted":true}}}') }),
    PROGRAMMES,
  ).evaluate({ x: 1 });
  expect(Object.hasOwn(event.params ?? {}, '__proto__')).toBe(true);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
