import type { Column, Columns } from '../column/index.js';
import type { PeriodKind } from '../model/index.js';
import type { Calendar } from '../time/index.js';

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
  /** By item code; the values of a slice stand under `code[slice]`. */
  readonly items: Readonly<Record<string, Column>>;
  /** As of each period. */
  readonly attributes: Readonly<Record<string, Column>>;
  /** Facts of other kinds, by key without offset: `target:ratio`, `document:plan#approved`, ids of plain facts. */
  readonly facts?: Columns;
  /** Maps periods of one kind to those of another; the default calendar when absent. */
  readonly calendar?: Calendar;
  /** The same subjects in the same order by other kinds of period, for what is rolled up from them. */
  readonly otherKinds?: Readonly<Partial<Record<PeriodKind, Grid>>>;
}
