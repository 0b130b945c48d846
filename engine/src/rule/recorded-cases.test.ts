import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, ModelError } from '../model/index.js';
import { STOCK_DIFFERENCES, STOCK_RUN_DIFFERENCES } from './import/differences.js';
import { stockAsRule } from './import/stock-as-rule.js';
import type { StockRule } from './import/stock-rule.js';
import { compileRule, type RuleFacts, type RuleOptions, runRules } from './index.js';

/**
 * Runs recorded from json-rules-engine 7.3.1: rules, options and facts with the events it gave. What differs stands in
 * `recorded-differences.json` by case with the code of the difference; the list may only shrink.
 */
const folder = process.env['ZHENGAI_CASES'];
const path = folder === undefined ? '' : join(folder, 'json-rules-engine');
const LISTED = JSON.parse(
  readFileSync(new URL('recorded-differences.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;

interface RecordedCase {
  readonly id?: string;
  readonly test?: string;
  readonly options?: Readonly<Record<string, boolean>>;
  readonly rules: readonly StockRule[];
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly facts: RuleFacts;
  readonly events?: readonly unknown[];
  readonly failureEvents?: readonly unknown[];
  readonly error?: string;
}

const cases = ['semantic-cases.jsonl', 'recorded-runs.jsonl']
  .map((name) => join(path, name))
  .filter((name) => path !== '' && existsSync(name))
  .flatMap((name) => readFileSync(name, 'utf8').trim().split('\n'))
  .map((text) => withoutMarks(JSON.parse(text)) as RecordedCase);

test('each recorded case comes out as recorded, or stands in the list of differences', () => {
  const seen = new Map<string, number>();
  const differing: string[] = [];
  for (const given of cases) {
    const name = given.id ?? given.test ?? '';
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const key = times === 1 ? name : `${name} (${times})`;
    const theirs =
      given.error === undefined ? JSON.stringify([given.events, given.failureEvents]) : 'refused';
    if (outcomeOfOurs(given) !== theirs) differing.push(key);
  }
  // A case that agrees again has to leave the list.
  if (cases.length > 0) expect(differing.sort()).toEqual(Object.keys(LISTED).sort());
});

test('each listed difference is one that is written down', () => {
  const codes = new Set([
    ...STOCK_DIFFERENCES.map(({ code }): string => code),
    ...Object.keys(STOCK_RUN_DIFFERENCES),
  ]);
  expect(Object.entries(LISTED).filter(([, code]) => !codes.has(code))).toEqual([]);
});

/** Faults of that library which must not come back with its format. */
test.each<[string, readonly unknown[], RecordedCase['conditions'], RuleFacts, string[]]>([
  [
    'named conditions that refer to each other end',
    [{ conditions: { condition: 'a' }, event: { type: 'x' } }],
    { a: { all: [{ condition: 'b' }] }, b: { all: [{ condition: 'a' }] } },
    {},
    ['refused'],
  ],
  [
    'notIn with null throws nothing and stops no other rule',
    [
      { conditions: { all: [{ fact: 'x', operator: 'notIn', value: null }] }, event: { type: 'x' } },
      { conditions: { all: [{ fact: 'x', operator: 'equal', value: 1 }] }, event: { type: 'y' } },
    ],
    undefined,
    { x: 1 },
    ['unknown', 'triggered'],
  ],
  [
    'missing data does not become true under a negation',
    [{ conditions: { not: { fact: 'x', operator: 'lessThan', value: 1 } }, event: { type: 'x' } }],
    undefined,
    { x: null },
    ['unknown'],
  ],
])('%s', (_, rules, conditions, facts, expected) => {
  const outcomes = rules.map((rule) => {
    const run = runOurs({
      rules: [rule as StockRule],
      facts,
      ...(conditions !== undefined && { conditions }),
    });
    return run === undefined ? 'refused' : run.results[0]?.verdict;
  });
  expect(outcomes).toEqual(expected);
});

function outcomeOfOurs(given: RecordedCase): string {
  const run = runOurs(given);
  if (run === undefined) return 'refused';
  if (run.unknownEvents.length > 0) return 'unknown';
  return JSON.stringify([run.events, run.failureEvents]);
}

function runOurs({ rules, facts, conditions, options = {} }: RecordedCase) {
  const compileOptions: RuleOptions = { replaceFactsInEventParams: false, ...options };
  try {
    const compiled = rules.map((rule) =>
      compileRule(
        stockAsRule(rule, conditions === undefined ? {} : { conditions }),
        EMPTY_DICTIONARY,
        compileOptions,
      ),
    );
    return runRules(compiled, facts);
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

/** `{ "__undefined": true }` stands for a property that is not there. */
function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => !(typeof child === 'object' && child !== null && '__undefined' in child))
      .map(([name, child]) => [name, withoutMarks(child)]),
  );
}
