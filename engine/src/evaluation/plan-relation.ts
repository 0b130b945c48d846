import { levelOfFact } from '../feel/index.js';
import type { Dictionary, FactRef, ViaRelation } from '../model/index.js';

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

/** A relation with the level of the subjects that look along it. */
export interface DirectedRelation extends PlanRelation {
  readonly from: string;
}

export function relationOf(dictionary: Dictionary, fact: FactRef): PlanRelation | undefined {
  const { via } = fact;
  if (!via) return undefined;
  const level = via.level ?? levelOfFact(dictionary, fact);
  if (level === undefined) return undefined;
  return {
    relation: via.relation,
    level,
    ...(via.hierarchy === undefined ? {} : { hierarchy: via.hierarchy }),
    ...(via.relation === 'records' ? { dataSet: fact.code } : {}),
  };
}
