import type { Facts, SourcedFact } from '../column/index.js';
import type { FactKey, FactValue } from '../model/index.js';

/** A registered achievement (成果): the same `item` counts once, at its highest. */
export interface Achievement {
  /** What it is: two records of one item are the same achievement; without one each stands for itself. */
  readonly item?: string | null;
  /** Code of its tier; `null` is not known. */
  readonly tier: string | null;
  /** Code of its rank, where the sheet has ranks. */
  readonly rank?: string | null;
}

/** What one expert entered. */
export interface ExpertScore {
  readonly judge?: string;
  readonly value: number | null;
  /** Number or address of the evidence. */
  readonly evidence?: string | null;
}

export type ScoreList = readonly Achievement[] | readonly ExpertScore[];

/** The facts of one subject; achievements and experts' entries are lists under a plain name. */
export type ScoreFacts = Readonly<Record<FactKey, FactValue | SourcedFact | ScoreList>>;

export function isList(fact: ScoreFacts[string] | undefined): fact is ScoreList {
  return Array.isArray(fact);
}

/** The facts that formulas can read. */
export function scalarFacts(facts: ScoreFacts): Facts {
  const scalars: Record<FactKey, FactValue | SourcedFact> = {};
  for (const [key, fact] of Object.entries(facts)) if (!isList(fact)) scalars[key] = fact;
  return scalars;
}
