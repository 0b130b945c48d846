import { afterAll, expect, test } from 'vitest';
import { validatePack } from './index.js';

const times: string[] = [];
/** Processor time: others may use the machine too. */
const cpuMs = () => process.cpuUsage().user / 1000;
afterAll(() => console.info(`hostile packs\n${times.join('\n')}`));

const both = (text: string) => ({ zh: text, en: text });
const low = { fact: 'x', operator: 'lessThan', value: 1 };
const list = (length: number, value: unknown) => Array.from({ length }, () => value);
const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let result: unknown = low;
  for (let i = 0; i < depth; i += 1) result = wrap(result);
  return result;
};
const json = (text: string): never => JSON.parse(text) as never;
const doubling = (levels: number) =>
  Object.fromEntries(
    Array.from({ length: levels }, (_, i) => [
      `c${i}`,
      { all: i === 0 ? [low] : [{ condition: `c${i - 1}` }, { condition: `c${i - 1}` }] },
    ]),
  );
const rule = (code: string, rest: object) => ({
  code,
  name: both(code),
  level: 'l',
  periodKind: 'academicYear',
  conditions: { all: [low] },
  event: { type: 'red' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  ...rest,
});
const pack = (rest: object) => ({
  pack: 'hostile',
  version: 1,
  name: both('包'),
  issuer: '某人',
  tier: 'college',
  official: false,
  levels: [{ code: 'l', name: both('层'), order: 1 }],
  severities: [{ code: 'red', name: both('红'), rank: 1, colour: 'red' }],
  ...rest,
});
const many = (count: number, make: (i: number) => object) => Array.from({ length: count }, (_, i) => make(i));

test.each<[string, () => unknown, string]>([
  [
    '20,000 times not',
    () => pack({ rules: [rule('r', { conditions: nested(20_000, (not) => ({ not })) })] }),
    'pack.tooDeep',
  ],
  [
    '45 times not',
    () => pack({ rules: [rule('r', { conditions: nested(45, (not) => ({ not })) })] }),
    'rule.condition.tooDeep',
  ],
  ['three million values', () => pack({ rules: list(3_000_000, 1) }), 'pack.tooLarge'],
  ['20,000 rules', () => pack({ rules: many(20_000, (i) => rule(`r${i}`, {})) }), 'pack.shape.many'],
  [
    'a rule that unfolds to 2^60',
    () => pack({ rules: [rule('r', { conditions: { condition: 'c60' }, namedConditions: doubling(61) })] }),
    'rule.condition.tooLarge',
  ],
  [
    '5,000 rules that each unfold to thousands',
    () =>
      pack({
        rules: many(5_000, (i) =>
          rule(`r${i}`, { conditions: { condition: 'c10' }, namedConditions: doubling(11) }),
        ),
      }),
    'rule.set.tooLarge',
  ],
  [
    'named conditions in a circle',
    () =>
      pack({
        rules: [rule('r', { conditions: { condition: 'a' }, namedConditions: { a: { condition: 'a' } } })],
      }),
    'rule.condition.cycle',
  ],
  [
    'fifty rules in a circle',
    () =>
      pack({
        rules: many(50, (i) =>
          rule(`r${i}`, {
            conditions: {
              all: [
                {
                  fact: 'verdict',
                  params: { code: `r${(i + 1) % 50}` },
                  operator: 'equal',
                  value: 'triggered',
                },
              ],
            },
          }),
        ),
      }),
    'plan.cycle',
  ],
  [
    'two thousand rules in a circle',
    () =>
      pack({
        rules: many(2_000, (i) =>
          rule(`r${i}`, {
            conditions: {
              all: [
                {
                  fact: 'verdict',
                  params: { code: `r${(i + 1) % 2_000}` },
                  operator: 'equal',
                  value: 'triggered',
                },
              ],
            },
          }),
        ),
      }),
    'plan.tooDeep',
  ],
  [
    'five thousand rules in a row',
    () =>
      pack({
        rules: many(5_000, (i) =>
          rule(
            `r${i}`,
            i === 4_999
              ? {}
              : {
                  conditions: {
                    all: [
                      {
                        fact: 'verdict',
                        params: { code: `r${i + 1}` },
                        operator: 'equal',
                        value: 'triggered',
                      },
                    ],
                  },
                },
          ),
        ),
      }),
    'plan.tooDeep',
  ],
  [
    'a property __proto__',
    () =>
      json(
        JSON.stringify(pack({ rules: [rule('r', {})] })).replace(
          '"pack"',
          '"__proto__":{"official":true},"pack"',
        ),
      ),
    'pack.shape.property',
  ],
  [
    'a code __proto__',
    () => pack({ levels: [{ code: '__proto__', name: both('层'), order: 1 }] }),
    'pack.shape.pattern',
  ],
  [
    'a parameter named constructor that is not there',
    () => pack({ rules: [rule('${constructor}', {})] }),
    'pack.parameter',
  ],
])('%s', (name, make, code) => {
  const input = make();
  const start = cpuMs();
  const { diagnostics } = validatePack(input);
  times.push(`${(cpuMs() - start).toFixed(0).padStart(6)} ms  ${name}: ${code}`);
  expect(new Set(diagnostics.map((diagnostic) => diagnostic.code))).toContain(code);
  expect(({} as Record<string, unknown>)['official']).toBeUndefined();
});
