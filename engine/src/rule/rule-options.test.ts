import { expect, test } from 'vitest';
import { indicator, item, programmeRule, PROGRAMMES } from '../../test/support/programme-dictionary.js';
import { runStock } from '../../test/support/stock-engine.js';
import type { Rule } from '../model/index.js';
import { checkRule, compileRule, runRules, type RuleOptions } from './index.js';

const low = { fact: 'x', operator: 'lessThan', value: 1 };
const compile = (conditions: unknown, options: RuleOptions = {}, rest: Partial<Rule> = {}) =>
  compileRule(programmeRule(conditions, rest), PROGRAMMES, options);

test('facts among event parameters are given with the evaluation, whatever the verdict', () => {
  const params = {
    ratio: indicator('dual-ratio', { offset: -1 }),
    first: { fact: 'teacher', path: '$.names[0]' },
    gone: { fact: 'gone' },
    fixed: { text: '专业', list: [1, 2] },
  };
  const rule = compile({ all: [low] }, {}, { event: { type: 'red', params } });
  const facts = {
    x: 2,
    'indicator:dual-ratio@-1': { value: 48.5, source: '教务系统' },
    teacher: { names: ['Ann'] },
  };
  const event = {
    type: 'red',
    params: { ratio: 48.5, first: 'Ann', gone: null, fixed: { text: '专业', list: [1, 2] } },
  };
  expect(rule.evaluate(facts)).toMatchObject({ verdict: 'clear', event });
  expect(rule.evaluate({ ...facts, x: 0 })).toMatchObject({ verdict: 'triggered', event });
  expect(rule.evaluate({ ...facts, x: null })).toMatchObject({ verdict: 'unknown', event });
  // The facts of an event are to be fetched like those of the conditions.
  expect(rule.facts.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
    'plain x',
    'indicator dual-ratio',
    'plain teacher',
    'plain gone',
  ]);
});

test('replaceFactsInEventParams: false leaves event parameters as they are written', () => {
  const params = { ratio: { fact: 'x' } };
  const rule = compile(
    { all: [low] },
    { replaceFactsInEventParams: false },
    { event: { type: 'red', params } },
  );
  expect(rule.evaluate({ x: 0 }).event).toEqual({ type: 'red', params });
});

test('facts among event parameters are checked like any other', () => {
  const params = { 'a/b': item('gone') };
  const found = checkRule(programmeRule({ all: [low] }, { event: { type: 'red', params } }), PROGRAMMES);
  expect(found.map(({ code, path }) => `${code} ${path}`)).toContain(
    'rule.item.unknown rules/low-dual-ratio/event/params/a~1b',
  );
});

test('allowUndefinedFacts: false warns of what is not given, and nothing else changes', () => {
  const conditions = { any: [low, { ...low, fact: 'y' }, { ...low, fact: 'z' }] };
  const strict = compile(conditions, { allowUndefinedFacts: false }).evaluate({ x: 0, y: null });
  expect(strict.verdict).toBe('triggered');
  expect(strict.warnings.map(({ code, fact }) => `${code} ${fact ?? ''}`)).toEqual(['rule.fact.undefined z']);
  expect(compile(conditions).evaluate({ x: 0, y: null }).warnings).toEqual([]);
});

test.each([
  [{ all: [{ condition: 'gone' }] }, 'clear'],
  [{ not: { condition: 'gone' } }, 'triggered'],
  [{ any: [{ condition: 'gone' }, low] }, 'triggered'],
  [{ condition: 'gone' }, 'clear'],
])('allowUndefinedConditions: %j is %s in both engines', async (conditions, expected) => {
  const options = { allowUndefinedConditions: true };
  const rule = programmeRule(conditions);
  expect(() => compileRule(rule, PROGRAMMES)).toThrow(
    expect.objectContaining({ code: 'rule.condition.unknown' }),
  );
  expect(checkRule(rule, PROGRAMMES, options).map(({ code }) => code)).toContain('rule.condition.undefined');
  expect(compileRule(rule, PROGRAMMES, options).decide({ x: 0 })).toBe(expected);
  const { events } = await runStock({
    rules: [{ conditions, event: { type: 'x' } }],
    facts: { x: 0 },
    options,
  });
  expect(events.length).toBe(expected === 'triggered' ? 1 : 0);
});

test('a path resolver follows paths in its own way; what it throws or finds nothing at is missing', async () => {
  const pathResolver = (value: object, path: string): unknown => {
    if (path === 'throw') throw new Error('no such path');
    return path.split('/').reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);
  };
  const facts = { x: { a: { b: 3 } } };
  const rule = (path: string) => ({ all: [{ fact: 'x', path, operator: 'equal', value: 3 }] });
  const verdict = (path: string) => compile(rule(path), { pathResolver }).evaluate(facts).verdict;
  expect([verdict('a/b'), verdict('a/c'), verdict('throw')]).toEqual(['triggered', 'unknown', 'unknown']);
  expect(() => compile(rule('a/b['))).toThrow(expect.objectContaining({ code: 'rule.path.invalid' }));
  const stock = {
    rules: [{ conditions: rule('a/b'), event: { type: 'x' } }],
    facts,
    options: { pathResolver },
  };
  expect((await runStock(stock)).events).toHaveLength(1);
});

test('several rules: higher priorities first, then as given; what cannot be judged stands apart', async () => {
  const given = [
    { event: 'low', priority: 1, value: 10 },
    { event: 'first', priority: 5, value: 10 },
    { event: 'never', priority: 9, value: 0 },
    { event: 'second', priority: 5, value: 10 },
  ].map(({ event, priority, value }) => ({
    conditions: { all: [{ fact: 'x', operator: 'lessThan', value }] },
    event: { type: event },
    priority,
  }));
  const dictionary = { ...PROGRAMMES, severities: [] };
  const compiled = given.map((rule) =>
    compileRule(programmeRule(rule.conditions, rule as never), dictionary),
  );
  const run = runRules(compiled, { x: 5 });
  const types = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);
  const stock = await runStock({ rules: given, facts: { x: 5 } });
  expect(types(run.events)).toEqual(['first', 'second', 'low']);
  expect(types(run.events)).toEqual(types(stock.events));
  expect(types(run.failureEvents)).toEqual(types(stock.failureEvents));
  expect(types(runRules(compiled, { x: null }).unknownEvents)).toEqual(['never', 'first', 'second', 'low']);
});
