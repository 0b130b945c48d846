import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, ModelError, type Rule } from '../model/index.js';
import { compileRule, type RuleFacts } from './index.js';

/**
 * Runs recorded from json-rules-engine 7.3.1. Verdicts are held against its events; where ours differ it must be in
 * one of the ways listed here, each a rule of meaning.
 */
const folder = process.env['ZHENGAI_CASES'];
const path = folder === undefined ? '' : join(folder, 'json-rules-engine');

interface RecordedCase {
  readonly id?: string;
  readonly test?: string;
  readonly options?: Readonly<Record<string, boolean>>;
  readonly rules: readonly (Partial<Rule> | null)[];
  readonly conditions?: Rule['namedConditions'];
  readonly facts: RuleFacts;
  readonly events?: readonly unknown[];
  readonly failureEvents?: readonly unknown[];
  readonly error?: string;
}

type Outcome = 'triggered' | 'clear' | 'unknown' | 'refused';

/** What a difference may be: theirs → ours, and the error theirs must have been if it was one. */
const CHOSEN: readonly (readonly [reason: string, theirs: Outcome, ours: Outcome, error?: RegExp])[] = [
  ['missing data and types that do not fit are unknown', 'triggered', 'unknown'],
  ['missing data and types that do not fit are unknown', 'clear', 'unknown'],
  ['a missing fact is unknown, no error', 'refused', 'unknown', /^Undefined fact/u],
  ['a missing fact stops nothing that is decided without it', 'refused', 'triggered', /^Undefined fact/u],
  [
    'paths that run code or find nothing, two groups in one, unknown names and values are refused',
    'triggered',
    'refused',
  ],
  [
    'paths that run code or find nothing, two groups in one, unknown names and values are refused',
    'clear',
    'refused',
  ],
];

const cases: RecordedCase[] = ['semantic-cases.jsonl', 'recorded-runs.jsonl']
  .map((name) => join(path, name))
  .filter((name) => path !== '' && existsSync(name))
  .flatMap((name) => readFileSync(name, 'utf8').trim().split('\n'))
  .map((text) => JSON.parse(text) as RecordedCase);

test('each recorded rule is judged as recorded, or differs in a chosen way', () => {
  for (const given of cases) {
    for (const [index, rule] of given.rules.entries()) {
      const theirs = outcomeRecorded(given, rule, index);
      const ours = outcomeOfOurs(given, rule);
      if (ours === theirs || theirs === undefined) continue;
      const chosen = CHOSEN.some(
        ([, from, to, error]) => from === theirs && to === ours && (error?.test(given.error ?? '') ?? true),
      );
      expect
        .soft(chosen, `${given.id ?? given.test ?? ''}, rule ${index}: theirs ${theirs}, ours ${ours}`)
        .toBe(true);
    }
  }
});

/** Faults of that library which must not come back with its format. */
test.each<[string, readonly Partial<Rule>[], RecordedCase['conditions'], RuleFacts, Outcome[]]>([
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
  const given: RecordedCase = { rules, facts, ...(conditions !== undefined && { conditions }) };
  expect(rules.map((rule) => outcomeOfOurs(given, rule))).toEqual(expected);
});

function outcomeRecorded(
  given: RecordedCase,
  rule: Partial<Rule> | null,
  index: number,
): Outcome | undefined {
  if (given.error !== undefined) return 'refused';
  const wanted = JSON.stringify(rule?.event?.type);
  const has = (list: readonly unknown[] = []) =>
    list.some((e) => JSON.stringify((e as Rule['event']).type) === wanted);
  // Rules that share an event type cannot be told apart in the record.
  const sharing = given.rules.filter((other) => JSON.stringify(other?.event?.type) === wanted).length;
  if (sharing > 1 && index >= 0) return undefined;
  return has(given.events) ? 'triggered' : has(given.failureEvents) ? 'clear' : undefined;
}

function outcomeOfOurs({ conditions, facts }: RecordedCase, rule: Partial<Rule> | null): Outcome {
  try {
    const compiled = compileRule(
      {
        code: 'recorded',
        name: { zh: '记录', en: 'recorded' },
        level: 'x',
        periodKind: 'day',
        lifeCycle: { opensAfter: 1, clearsAfter: 1 },
        conditions: rule?.conditions as Rule['conditions'],
        event: rule?.event as Rule['event'],
        ...(conditions !== undefined && { namedConditions: conditions }),
        ...(rule?.priority !== undefined && { priority: rule.priority }),
      },
      EMPTY_DICTIONARY,
    );
    return compiled.evaluate(facts).verdict;
  } catch (error) {
    if (error instanceof ModelError) return 'refused';
    throw error;
  }
}
