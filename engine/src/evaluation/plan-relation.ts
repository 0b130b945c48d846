import { compileCondition, selectionContext } from '../feel/index.js';
import { ModelError, type Dictionary, type FactRef, type ViaRelation } from '../model/index.js';

/** Subjects or records around those judged, which an evaluation reads. */
export interface PlanRelation {
  readonly relation: ViaRelation;
  /** Level of the subjects that are read: those below or above, the peers themselves, those that have the records. */
  readonly level: string;
  /** Any when absent. */
  readonly hierarchy?: string;
  /** Code of the data set, for records. */
  readonly dataSet?: string;
}

export function relationOf(dictionary: Dictionary, fact: FactRef): PlanRelation | undefined {
  const { via } = fact;
  if (!via) return undefined;
  const level = via.level ?? levelOf(dictionary, fact);
  if (level === undefined) return undefined;
  return {
    relation: via.relation,
    level,
    ...(via.hierarchy === undefined ? {} : { hierarchy: via.hierarchy }),
    ...(via.relation === 'records' ? { dataSet: fact.code } : {}),
  };
}

/** Level of the subjects that a fact belongs to, where it stands. */
export function levelOf(dictionary: Dictionary, { kind, code }: FactRef): string | undefined {
  const lists: Partial<Record<FactRef['kind'], readonly { readonly code: string; readonly level: string }[]>> = {
    item: dictionary.items,
    indicator: dictionary.indicators,
    attribute: dictionary.attributes,
    record: dictionary.dataSets ?? [],
  };
  const found = lists[kind] ?? dictionary.evidence ?? [];
  return found.find((one) => one.code === code)?.level;
}

/** What the condition of a reference reads of each subject; nothing where it can no longer be read. */
export function conditionFacts(dictionary: Dictionary, fact: FactRef): readonly FactRef[] {
  try {
    const level = fact.via?.level ?? levelOf(dictionary, fact) ?? '';
    return compileCondition(fact, selectionContext(dictionary, level))?.facts ?? [];
  } catch (error) {
    if (error instanceof ModelError) return [];
    throw error;
  }
}
