import {
  checkCalendar,
  checkFormula,
  checkRule,
  checkRules,
  checkSample,
  compileIndicator,
  DEFAULT_CALENDAR,
  ModelError,
  planEvaluation,
  RULE_BUDGETS,
  verifyPack,
  type Diagnostic,
  type Dictionary,
  type Rule,
} from '@zhengai/engine';
import { changedModel, findingsIn, soundModel } from './changed-model.js';

/** What makes a finding whose example is too large to be read, or that is found beside a model. */
export const OTHER_EXAMPLES: Readonly<Record<string, () => readonly Diagnostic[]>> = {
  'calendar.date.invalid': () => calendar({ statisticsDay: '09-31' }),
  'calendar.holiday.reversed': () => calendar({ holidays: [{ from: '2025-02-04', to: '2025-01-28' }] }),
  'calendar.makeUp.notFree': () =>
    calendar({ holidays: [{ from: '2025-01-28', to: '2025-02-04', makeUpDays: ['2025-02-07'] }] }),
  'calendar.shape.invalid': () => calendar({ teachingWeeks: 'twenty' }),
  'calendar.weeks.examination': () => calendar({ examinationWeeks: 21 }),
  'check.sample.most': () => sample([10, 20, 30, 35, 50, 60]),
  'check.sample.none': () => sample([50, 60, 70, 80, 90, 95]),
  'check.sample.unknown': () => sample([NaN, NaN, NaN, NaN, NaN, NaN]),
  'feel.tooDeep': () => formula(`${'('.repeat(900)}1${')'.repeat(900)}`),
  'feel.tooLong': () => checkFormula(`${'1+'.repeat(2100)}1`, soundDictionary(), 'school').diagnostics,
  'feel.tooManyPeriods': () => formula(`${'趋势('.repeat(30)}在校生数${', 50)'.repeat(30)}`),
  'indicator.basis.unknown': () => {
    const dictionary = soundModel() as unknown as Dictionary;
    const [ratio] = dictionary.indicators;
    return thrownBy(() => ratio && compileIndicator(ratio, dictionary).evaluate({}, 'ministry'));
  },
  'pack.shape.many': () => {
    const [level] = soundModel()['levels'] as readonly object[];
    const levels = Array.from({ length: 10_001 }, (_, i) => ({ ...level, code: `l${i}` }));
    return verifyPack({ ...soundModel(), levels }).diagnostics;
  },
  'pack.tooDeep': () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100; i++) deep = [deep];
    return verifyPack({ ...soundModel(), levels: deep }).diagnostics;
  },
  'pack.tooLarge': () =>
    verifyPack({ ...soundModel(), levels: new Array<number>(2_000_001).fill(0) }).diagnostics,
  'plan.tooDeep': () => {
    const judging = (code: string) => ({
      fact: 'verdict',
      params: { code },
      operator: 'equal',
      value: 'clear',
    });
    const rules = Array.from({ length: 2_000 }, (_, i) => ({
      ...lowShare(),
      code: `r${i}`,
      conditions: { all: [i === 0 ? COMPARISON : judging(`r${i - 1}`)] },
    }));
    return thrownBy(() => planEvaluation({ ...soundDictionary(), rules }, ['r1999']));
  },
  'rule.condition.tooDeep': () => {
    let deep: unknown = COMPARISON;
    for (let i = 0; i < RULE_BUDGETS.depth + 5; i++) deep = { all: [deep] };
    return rule({ conditions: deep });
  },
  'rule.condition.tooLarge': () =>
    rule({ conditions: { all: new Array<object>(RULE_BUDGETS.nodes + 5).fill(COMPARISON) } }),
  'rule.condition.tooMany': () => {
    const half = { all: new Array<object>(RULE_BUDGETS.nodes - 10).fill(COMPARISON) };
    const namedConditions = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, half]));
    return rule({ conditions: half, namedConditions });
  },
  'rule.condition.tooManyNames': () => {
    const names = Array.from({ length: RULE_BUDGETS.namedConditions + 1 }, (_, i) => `c${i}`);
    return rule({ namedConditions: Object.fromEntries(names.map((name) => [name, { all: [COMPARISON] }])) });
  },
  'rule.condition.undefined': () =>
    checkRule({ ...lowShare(), conditions: { condition: 'few' } }, soundDictionary(), {
      allowUndefinedConditions: true,
    }),
  'rule.inhibitor.tooMany': () => {
    const rules = Array.from({ length: RULE_BUDGETS.inhibitors + 10 }, (_, i) => ({
      ...lowShare(),
      code: `r${i}`,
      inhibitedBy: [{ rule: `r${i + 1}` }],
    }));
    return checkRule({ ...lowShare(), inhibitedBy: [{ rule: 'r0' }] }, { ...soundDictionary(), rules });
  },
  'rule.set.tooLarge': () => {
    const all = new Array<object>(RULE_BUDGETS.nodes - 10).fill(COMPARISON);
    const large = { ...lowShare(), conditions: { all } } as unknown as Rule;
    const count = Math.ceil(RULE_BUDGETS.setSteps / RULE_BUDGETS.nodes) + 2;
    const rules = Array.from({ length: count }, (_, i) => ({ ...large, code: `r${i}` }));
    return checkRules(rules, soundDictionary());
  },
  'rule.value.tooLarge': () => {
    const value = 'x'.repeat(RULE_BUDGETS.textLength + 1);
    return rule({ conditions: { all: [{ ...COMPARISON, value }] } });
  },
};

const COMPARISON = { fact: 'indicator', params: { code: 'share' }, operator: 'lessThan', value: 40 };

const soundDictionary = (): Dictionary => soundModel() as unknown as Dictionary;
const lowShare = (): Rule => soundDictionary().rules.find(({ code }) => code === 'low-share') as Rule;

function calendar(change: object): readonly Diagnostic[] {
  return checkCalendar({ ...DEFAULT_CALENDAR, ...change });
}

function rule(change: object): readonly Diagnostic[] {
  return checkRule({ ...lowShare(), ...change }, soundDictionary());
}

function formula(text: string): readonly Diagnostic[] {
  const name = '{ zh: 校内, en: Own }';
  return findingsIn(
    changedModel(
      `indicators: [{ code: ratio, bases: [{ code: own, name: ${name}, formula: ${JSON.stringify(text)} }] }]`,
    ),
  );
}

function sample(shares: readonly number[]): readonly Diagnostic[] {
  const columns = { 'indicator:share': { kind: 'number' as const, values: Float64Array.from(shares) } };
  return checkSample(lowShare(), soundDictionary(), columns, shares.length).diagnostics;
}

function thrownBy(run: () => unknown): readonly Diagnostic[] {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof ModelError) return error.diagnostics;
    throw error;
  }
}
