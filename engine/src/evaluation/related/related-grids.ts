import type { FactValue } from '../../model/index.js';
import type { Grid } from '../grid.js';

/** One edge of a hierarchy. Days are `YYYY-MM-DD`, both inclusive; absent or null is open-ended. */
export interface SubjectEdge {
  readonly hierarchy: string;
  readonly parent: { readonly level: string; readonly code: string };
  readonly child: { readonly level: string; readonly code: string };
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

/** One entry of a data set: it counts for its subject in the period that its day lies in. */
export interface SubjectRecord {
  /** Code of a subject of the data set's level. */
  readonly subject: string;
  /** A day, or an instant that begins with it. */
  readonly occurredAt: string;
  readonly fields: Readonly<Record<string, FactValue>>;
}

/** What stands around the subjects of a grid. What is not given is not known. */
export interface RelatedGrids {
  /**
   * Levels above and below, each with all subjects that edges lead to; of the grid's own level only where the grid does
   * not hold all of its subjects, for peers.
   * Periods need not be the same; a period that one does not have is not known there.
   */
  readonly grids: readonly Grid[];
  /** A period is judged by the edges of its last day. */
  readonly edges: readonly SubjectEdge[];
  /** All records of a data set, by its code; a subject without any has none. */
  readonly records?: Readonly<Record<string, readonly SubjectRecord[]>>;
}
