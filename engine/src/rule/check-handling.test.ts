import { expect, test } from 'vitest';
import { programmeRule, PROGRAMMES } from '../../test/support/programme-dictionary.js';
import type { Dictionary, Rule } from '../model/index.js';
import { checkRule } from './check-rule.js';

const conditions = { all: [{ fact: 'x', operator: 'lessThan', value: 1 }] };
const rule = (code: string, rest: Partial<Rule> = {}) => programmeRule(conditions, { code, ...rest });
const mutedBy = (code: string, ...rules: string[]) =>
  rule(code, { inhibitedBy: rules.map((by) => ({ rule: by })) });

const found = (one: Rule, dictionary: Partial<Dictionary> = {}) =>
  checkRule(one, { ...PROGRAMMES, ...dictionary })
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`);

test('a rule with all that can be said of its handling is sound', () => {
  const whole = rule('echo', {
    confirmation: true,
    inhibitedBy: [{ rule: 'cause', hierarchy: 'administration' }, { rule: 'other' }],
    escalation: [
      { afterWorkingDays: 3, to: 'reviewer' },
      { afterWorkingDays: 10, to: 'leader' },
    ],
    lifeCycle: {
      opensAfter: 1,
      clearsAfter: 1,
      keepsOpenFor: 3,
      noData: { after: 2, tell: 'dataOwner' },
      error: { after: 1, tell: 'ruleOwner' },
    },
  });
  const name = { zh: '行政隶属', en: 'administration' };
  const hierarchies = [{ code: 'administration', name, levels: ['programme', 'course'] }];
  expect(found(whole, { rules: [rule('cause'), rule('other')], hierarchies })).toEqual([]);
});

test('rules may mute one another along a way that does not come back', () => {
  const rules = [mutedBy('c', 'b'), mutedBy('b', 'a'), rule('a')];
  expect(rules.flatMap((one) => found(one, { rules }))).toEqual([]);
});

test('a circle is found at each of its rules, with its way, and at no other', () => {
  const rules = [mutedBy('a', 'b'), mutedBy('b', 'c'), mutedBy('c', 'a'), mutedBy('d', 'a')];
  expect(rules.flatMap((one) => found(one, { rules }))).toEqual([
    'rule.inhibitor.circle rules/a/inhibitedBy/0/rule',
    'rule.inhibitor.circle rules/b/inhibitedBy/0/rule',
    'rule.inhibitor.circle rules/c/inhibitedBy/0/rule',
  ]);
  const [first] = checkRule(rules[0]!, { ...PROGRAMMES, rules }).filter(
    ({ code }) => code === 'rule.inhibitor.circle',
  );
  expect(first?.message.en).toContain('a → b → c → a');
});

test('counts outside their range and unknown audiences are refused by the form', () => {
  const life = (given: object) => rule('r', { lifeCycle: { opensAfter: 1, clearsAfter: 1, ...given } });
  for (const given of [
    { keepsOpenFor: 0 },
    { noData: { after: 0, tell: 'dataOwner' } },
    { error: { after: 1, tell: 'everybody' } },
  ]) {
    expect(found(life(given)).every((one) => one.startsWith('rule.shape.invalid'))).toBe(true);
    expect(found(life(given))).not.toEqual([]);
  }
});
