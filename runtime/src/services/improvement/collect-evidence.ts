import {
  decidingComparisons,
  periodsBetween,
  type Dictionary,
  type FactRef,
  type Rule,
  type RuleVerdict,
} from '@zhengai/engine';
import type {
  FrozenExpectation,
  ReleasedDefinitions,
  Settings,
  Subject,
  UnitOfWork,
} from '../../ports/index.js';
import { compiledRuleOf, evaluateSubjects, newestKnownAt, roundedValues } from '../evaluation/index.js';

/** What the data of one period of the window say of the frozen rule. */
export interface EffectEvidence {
  readonly period: string;
  readonly verdict: RuleVerdict;
  readonly value: number | null;
  /** ISO instant of the newest value behind the deciding comparisons. */
  readonly newestKnownAt: string | null;
}

/** Evaluates the frozen version of a rule on today's data, for each period of the window. */
export async function collectEvidence(
  unit: UnitOfWork,
  scope: { readonly released: ReleasedDefinitions; readonly settings: Settings },
  subject: Subject,
  frozen: FrozenExpectation,
): Promise<EffectEvidence[]> {
  const rule = await frozenRule(unit, frozen);
  const dictionary = frozenDictionary(scope.released, rule, frozen.ruleVersion);
  const evaluated = await evaluateSubjects(
    unit,
    { ...scope, rules: [rule], subjects: [subject], from: frozen.fromPeriod, to: frozen.toPeriod },
    dictionary,
  );
  const compiled = compiledRuleOf(dictionary, rule);
  const valueOf = roundedValues(dictionary, evaluated, rule);
  return periodsBetween(frozen.fromPeriod, frozen.toPeriod, scope.settings.calendar).map((period, index) => {
    const cell = evaluated.firstJudged + index;
    const { explanation, verdict } = compiled.evaluate(evaluated.result.facts(rule.code, cell));
    const refs = decidingComparisons(explanation).flatMap(({ left, right }): FactRef[] =>
      [left.ref, right.ref].filter((ref) => ref !== undefined),
    );
    const known = refs.map((ref) => newestKnownAt(dictionary, evaluated, ref, cell));
    const newest = Math.max(...known.filter((at) => !Number.isNaN(at)));
    const value = valueOf(cell);
    return {
      period,
      verdict,
      value: Number.isNaN(value) ? null : value,
      newestKnownAt: Number.isFinite(newest) ? new Date(newest).toISOString() : null,
    };
  });
}

async function frozenRule(unit: UnitOfWork, frozen: FrozenExpectation): Promise<Rule> {
  const definition = await unit.definitions.find('rule', frozen.rule, frozen.ruleVersion);
  if (!definition) throw new Error(`rule ${frozen.rule} has no version ${frozen.ruleVersion}`);
  return definition.body as Rule;
}

/** The released dictionary with one rule as it was when the improvement began. */
function frozenDictionary(released: ReleasedDefinitions, rule: Rule, version: number): Dictionary {
  const { dictionary } = released;
  if (released.ruleVersions.get(rule.code) === version) return dictionary;
  return {
    ...dictionary,
    rules: [...dictionary.rules.filter(({ code }) => code !== rule.code), rule],
  };
}
