import { ModelError, type Dictionary, type FactRef } from '../../model/index.js';
import { compileCondition } from './condition-formula.js';
import type { SelectionContext } from './selection-context.js';

/** Level of the subjects that a fact belongs to, where it stands; `undefined` when the dictionary does not hold it. */
export function levelOfFact(dictionary: Dictionary, { kind, code }: FactRef): string | undefined {
  const lists: Partial<
    Record<FactRef['kind'], readonly { readonly code: string; readonly level: string }[]>
  > = {
    item: dictionary.items,
    indicator: dictionary.indicators,
    attribute: dictionary.attributes,
    record: dictionary.dataSets ?? [],
  };
  const found = lists[kind] ?? dictionary.evidence?.filter((one) => one.kind === kind) ?? [];
  return found.find((one) => one.code === code)?.level;
}

/** What the condition of a reference reads of each subject or record; nothing where it can no longer be read. */
export function factsOfCondition(
  fact: FactRef,
  context: (level: string) => SelectionContext,
  dictionary: Dictionary,
): readonly FactRef[] {
  if (fact.via?.where === undefined) return [];
  try {
    const level = fact.via.level ?? levelOfFact(dictionary, fact) ?? '';
    return compileCondition(fact, context(level))?.facts ?? [];
  } catch (error) {
    if (error instanceof ModelError) return [];
    throw error;
  }
}
