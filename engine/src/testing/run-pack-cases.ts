import { parseFactKey, shiftFact } from '../column/index.js';
import { createFactDeriver, type FactDeriver } from '../evaluation/index.js';
import {
  EMPTY_DICTIONARY,
  factKey,
  ModelError,
  type Dictionary,
  type FactKey,
  type FactValue,
  type LocalizedText,
} from '../model/index.js';
import { mergedDictionary, type Pack, type PackCase } from '../pack/index.js';
import { compileRule } from '../rule/index.js';

export interface CaseFailure {
  /** Name of the case. */
  readonly name: string;
  readonly message: LocalizedText;
}

export interface CaseRun {
  readonly passed: number;
  readonly failed: readonly CaseFailure[];
}

/**
 * Runs the cases that a pack brings along as they would be judged: what a case does not give is computed from what it
 * gives, indicators from items, lines from attributes, verdicts of other rules from their conditions.
 */
export function runPackCases(pack: Pack, otherPacks: readonly Pack[] = []): CaseRun {
  const others = otherPacks.reduceRight(
    (known: Dictionary, other) => mergedDictionary(other, known),
    EMPTY_DICTIONARY,
  );
  const dictionary = mergedDictionary(pack, others);
  const deriver = createFactDeriver(dictionary);
  const failed = pack.cases.flatMap((one): CaseFailure[] => {
    const message = runCase(one, dictionary, deriver);
    return message ? [{ name: one.name, message }] : [];
  });
  return { passed: pack.cases.length - failed.length, failed };
}

/** What is wrong; `undefined` when the case holds. */
function runCase(one: PackCase, dictionary: Dictionary, deriver: FactDeriver): LocalizedText | undefined {
  try {
    const facts = factsOf(one);
    if (one.rule !== undefined) return ruleOutcome(one, one.rule, facts, dictionary, deriver);
    if (one.standard !== undefined) return standardOutcome(one, one.standard, facts, deriver);
    const ref = {
      kind: 'indicator',
      code: one.indicator ?? '',
      ...(one.basis === undefined ? {} : { basis: one.basis }),
    } as const;
    return different(one.expect, deriver.derive([ref], facts)[factKey(ref)]);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const first = error.diagnostics.find(({ severity }) => severity === 'error');
    return first?.message ?? { zh: error.message, en: error.message };
  }
}

function factsOf({ facts, attributes = {}, history = [] }: PackCase): Record<FactKey, FactValue> {
  const all: Record<FactKey, FactValue> = { ...facts };
  for (const [code, value] of Object.entries(attributes)) all[factKey({ kind: 'attribute', code })] = value;
  history.forEach((earlier, i) => {
    for (const [key, value] of Object.entries(earlier)) {
      all[factKey(shiftFact(parseFactKey(key), -i - 1))] = value;
    }
  });
  return all;
}

function ruleOutcome(
  one: PackCase,
  code: string,
  facts: Record<FactKey, FactValue>,
  dictionary: Dictionary,
  deriver: FactDeriver,
): LocalizedText | undefined {
  const rule = dictionary.rules.find((definition) => definition.code === code);
  if (!rule) return { zh: `没有规则“${code}”`, en: `There is no rule “${code}”` };
  const compiled = compileRule(rule, dictionary);
  const { verdict, missing } = compiled.evaluate(deriver.derive(compiled.facts, facts));
  const expected =
    typeof one.expect === 'object' && one.expect !== null ? one.expect : { verdict: one.expect };
  const wrong = different(expected.verdict, verdict);
  if (!wrong && 'missing' in expected && expected.missing !== undefined) {
    return different(expected.missing, [...new Set(missing.flat())].sort());
  }
  if (!wrong || missing.length === 0) return wrong;
  const sets = missing.map((set) => set.join(' + '));
  return { zh: `${wrong.zh};缺 ${sets.join(' 或 ')}`, en: `${wrong.en}; missing ${sets.join(' or ')}` };
}

function standardOutcome(
  one: PackCase,
  code: string,
  facts: Record<FactKey, FactValue>,
  deriver: FactDeriver,
): LocalizedText | undefined {
  const expected = typeof one.expect === 'object' && one.expect !== null ? one.expect : {};
  for (const [line, value] of Object.entries(expected)) {
    const ref = { kind: 'standard', code, line } as const;
    const wrong = different(value, deriver.derive([ref], facts)[factKey(ref)]);
    if (wrong) return { zh: `${line}:${wrong.zh}`, en: `${line}: ${wrong.en}` };
  }
  return undefined;
}

function different(expected: unknown, actual: unknown): LocalizedText | undefined {
  const [wanted, found] = [JSON.stringify(expected), JSON.stringify(actual ?? null)];
  if (wanted === found) return undefined;
  return { zh: `期望 ${wanted},实际 ${found}`, en: `expected ${wanted}, got ${found}` };
}
