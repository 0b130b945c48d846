import { expect, test } from 'vitest';
import {
  attribute,
  indicator,
  item,
  line,
  programmeRule,
  PROGRAMMES,
  verdictOf,
} from '../../test/support/programme-dictionary.js';
import type { Dictionary, Rule } from '../model/index.js';
import { checkRules } from './check-rules.js';
import { RULE_DIAGNOSTIC_CODES, type RuleDiagnosticCode } from './rule-diagnostic.js';

const low = { fact: 'x', operator: 'lessThan', value: 1 };
const ratio = indicator('dual-ratio');
const below = { ...ratio, operator: 'lessThan', value: 50 };
const all = (...conditions: unknown[]) => ({ all: conditions });
const rule = (conditions: unknown, rest: object = {}) => programmeRule(conditions, rest);
const list = (length: number, value: unknown) => Array.from({ length }, () => value);
const deep = (depth: number): unknown => (depth === 0 ? low : { not: deep(depth - 1) });

const ROW = Array.from({ length: 300 }, (_, i) =>
  rule(all(low), { code: `row-${i}`, inhibitedBy: [{ rule: `row-${i + 1}` }] }),
);

const DICTIONARY: Dictionary = {
  ...PROGRAMMES,
  rules: [...PROGRAMMES.rules, ...ROW],
  evidence: [
    { code: 'plan', kind: 'document', name: { zh: '人才培养方案', en: 'training plan' }, level: 'programme' },
  ],
};

/** A rule that gives each finding; a new code needs one. */
const SHOWN: Record<RuleDiagnosticCode, Rule | readonly Rule[]> = {
  'rule.shape.invalid': rule(all(low), { lifeCycle: {} }),
  'rule.level.unknown': rule(all(low), { level: 'gone' }),
  'rule.severity.unknown': rule(all(low), { event: { type: 'gone' } }),
  'rule.inhibitor.unknown': rule(all(low), { inhibitedBy: [{ rule: 'gone' }] }),
  'rule.inhibitor.circle': rule(all(low), { code: 'own', inhibitedBy: [{ rule: 'own' }] }),
  'rule.inhibitor.tooMany': rule(all(low), { inhibitedBy: [{ rule: 'row-0' }] }),
  'rule.hierarchy.unknown': rule(all(low), { inhibitedBy: [{ rule: 'yellow', hierarchy: 'gone' }] }),
  'rule.escalation.order': rule(all(low), {
    escalation: [
      { afterWorkingDays: 5, to: 'reviewer' },
      { afterWorkingDays: 5, to: 'leader' },
    ],
  }),
  'rule.condition.rootNotGroup': rule(low),
  'rule.condition.invalid': rule(all(1)),
  'rule.condition.ambiguous': rule({ all: [low], any: [low] }),
  'rule.condition.listExpected': rule({ all: low }),
  'rule.condition.listNotAllowed': rule({ not: [low] }),
  'rule.condition.empty': rule(all()),
  'rule.condition.unknown': rule({ condition: 'gone' }),
  'rule.condition.cycle': rule({ condition: 'a' }, { namedConditions: { a: { condition: 'a' } } }),
  'rule.condition.undefined': rule({ condition: 'gone' }),
  'rule.condition.tooDeep': rule(deep(50)),
  'rule.condition.tooLarge': rule({ any: list(6_000, low) }),
  'rule.condition.tooMany': rule(all(low), {
    namedConditions: Object.fromEntries(list(5, { any: list(4_500, low) }).map((c, i) => [`c${i}`, c])),
  }),
  'rule.condition.tooManyNames': rule(all(low), {
    namedConditions: Object.fromEntries(list(1_001, all(low)).map((c, i) => [`c${i}`, c])),
  }),
  'rule.condition.priority': rule(all({ ...low, priority: 'high' })),
  'rule.set.tooLarge': list(23, rule({ any: list(4_900, low) })) as Rule[],
  'rule.comparison.incomplete': rule(all({ fact: 'x' })),
  'rule.comparison.type': rule(all({ ...below, value: '50' })),
  'rule.comparison.neverDecided': rule(all({ ...low, value: 'a' })),
  'rule.operator.unknown': rule(all({ ...low, operator: 'isPrime' })),
  'rule.operator.decorator': rule(all({ ...low, operator: 'most:equal' })),
  'rule.operator.tooLong': rule(all({ ...low, operator: `${'not:'.repeat(9)}equal` })),
  'rule.event.tooLarge': rule(all(low), { event: { type: 'red', params: { a: list(2_000, 1) } } }),
  'rule.event.invalid': rule(all(low), { event: { type: 'red', params: { a: () => 1 } } }),
  'rule.value.invalid': rule(all({ ...low, value: { a: 1 } })),
  'rule.value.tooLarge': rule(all({ ...low, value: 'x'.repeat(5_000) })),
  'rule.value.null': rule(all({ ...low, value: null })),
  'rule.value.textForList': rule(all({ ...attribute('category'), operator: 'in', value: 'eng' })),
  'rule.value.option': rule(all({ ...attribute('category'), operator: 'equal', value: 'law' })),
  'rule.value.verdict': rule(all({ ...verdictOf('yellow'), operator: 'equal', value: 'open' })),
  'rule.fact.invalid': rule(all({ ...low, fact: 7 })),
  'rule.fact.unknown': rule(all(low)),
  'rule.item.unknown': rule(all({ ...low, ...item('gone') })),
  'rule.indicator.unknown': rule(all({ ...low, ...indicator('gone') })),
  'rule.standard.unknown': rule(all({ ...below, value: line('red', 'gone') })),
  'rule.attribute.unknown': rule(all({ ...low, ...attribute('gone') })),
  'rule.verdict.unknown': rule(all({ ...low, ...verdictOf('gone') })),
  'rule.target.unknown': rule(all({ ...low, fact: 'target', params: { code: 'gone' } })),
  'rule.evidence.unknown': rule(
    all({ ...low, fact: 'document', params: { code: 'gone', property: 'exists' } }),
  ),
  'rule.property.unknown': rule(
    all({ ...low, fact: 'document', params: { code: 'plan', property: 'gone' } }),
  ),
  'rule.line.unknown': rule(all({ ...below, value: line('gone') })),
  'rule.basis.unknown': rule(all({ ...below, ...indicator('dual-ratio', { basis: 'gone' }) })),
  'rule.verdict.self': rule(all({ ...verdictOf('yellow'), operator: 'equal', value: 'clear' }), {
    code: 'yellow',
  }),
  'rule.params.missing': rule(all({ ...below, params: {} })),
  'rule.params.unknown': rule(all({ ...below, ...indicator('dual-ratio', { period: 1 }) })),
  'rule.params.invalid': rule(all({ ...below, ...indicator('dual-ratio', { offset: 1 }) })),
  'rule.params.ignored': rule(all({ ...low, params: { offset: -1 } })),
  'rule.fact.level': rule(all({ ...low, ...attribute('hours') })),
  'rule.fact.periodKind': rule(all({ ...low, ...item('attendance') })),
  'rule.path.invalid': rule(all({ ...low, path: '$[?(@.a)]' })),
  'rule.path.onScalar': rule(all({ ...below, path: '$.a' })),
};

test.each(RULE_DIAGNOSTIC_CODES.map((code) => [code]))(
  '%s is found, placed and said in both languages',
  (code) => {
    const rules = [SHOWN[code]].flat();
    const options = { allowUndefinedConditions: code === 'rule.condition.undefined' };
    const finding = checkRules(rules, DICTIONARY, options).find((diagnostic) => diagnostic.code === code);
    expect(finding).toBeDefined();
    expect(finding?.path).toMatch(/^rules\/[a-z-]+(?:\/|$)/u);
    expect(finding?.message.zh).toMatch(/[\p{sc=Han}].*。$/u);
    expect(finding?.message.en).toMatch(/^[A-Z“].*\.$/u);
    expect(`${finding?.message.zh} ${finding?.message.en}`).not.toMatch(/\{\d\}|undefined|\[object/u);
  },
);
