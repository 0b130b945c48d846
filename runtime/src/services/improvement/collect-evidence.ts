import {
  decidingComparisons,
  periodsBetween,
  type Dictionary,
  type EffectEvidence,
  type FactRef,
  type Rule,
} from '@zhengai/engine';
import type {
  FrozenExpectation,
  ReleasedDefinitions,
  Settings,
  Subject,
  UnitOfWork,
} from '../../ports/index.js';
import { compiledRuleOf, evaluateSubjects, newestKnownAt, roundedValues } from '../evaluation/index.js';

/** Evaluates the frozen version of a rule on today's data, for each period of the window that has any. */
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
  const evidence: EffectEvidence[] = [];
  periodsBetween(frozen.fromPeriod, frozen.toPeriod, scope.settings.calendar).forEach((period, index) => {
    const cell = evaluated.firstJudged + index;
    const newestOf = (refs: readonly FactRef[]) =>
      newest(refs.map((ref) => newestKnownAt(dictionary, evaluated, ref, cell)));
    const { explanation, verdict } = compiled.evaluate(evaluated.result.facts(rule.code, cell));
    const ofAny = newestOf(compiled.facts);
    if (ofAny === null) return;
    const deciding = decidingComparisons(explanation).flatMap(({ left, right }): FactRef[] =>
      [left.ref, right.ref].filter((ref) => ref !== undefined),
    );
    const value = valueOf(cell);
    evidence.push({
      period,
      verdict,
      value: Number.isNaN(value) ? null : value,
      newestKnownAt: verdict === 'unknown' ? ofAny : newestOf(deciding),
    });
  });
  return evidence;
}

function newest(instants: readonly number[]): string | null {
  const known = instants.filter((at) => !Number.isNaN(at));
  return known.length === 0 ? null : new Date(Math.max(...known)).toISOString();
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
