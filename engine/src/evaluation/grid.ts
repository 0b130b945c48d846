import type { Column } from '../column/index.js';
import type { PeriodKind } from '../model/index.js';

/**
 * One level's subjects in consecutive periods, with a column for each item and attribute: what an evaluation reads.
 * Cell = subject × periods.length + period; every column has a value for each cell.
 */
export interface Grid {
  readonly level: string;
  readonly periodKind: PeriodKind;
  readonly subjects: readonly string[];
  /** Ascending, without gaps: the period before is the cell before. */
  readonly periods: readonly string[];
  /** 1 where the subject is valid in the period; elsewhere verdicts are unknown. */
  readonly valid: Uint8Array;
  readonly items: Readonly<Record<string, Column>>;
  /** As of each period. */
  readonly attributes: Readonly<Record<string, Column>>;
}
