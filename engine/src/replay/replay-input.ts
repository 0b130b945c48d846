import type { Column } from '../column/index.js';
import type { Grid, RelatedGrids } from '../evaluation/index.js';
import type { Dictionary, PeriodKind, Process, Rule } from '../model/index.js';

/** All that was ever reported of one item, slices under `code[slice]`: parallel arrays in any order. */
export interface ItemHistory {
  readonly item: string;
  /** Places in the grid's subjects and periods. */
  readonly subject: Int32Array;
  readonly period: Int32Array;
  readonly values: Column;
  /** Milliseconds since the epoch; of several values of one cell the one known last is in force. */
  readonly knownAt: Float64Array;
}

/** A grid whose items become known in the course of time. */
export interface GridHistory extends Omit<Grid, 'items' | 'otherKinds'> {
  readonly items: readonly ItemHistory[];
  /**
   * 1 for subjects without dates of validity, by place: valid from their first to their last value, whatever `valid`
   * says; none when absent.
   */
  readonly undated?: Uint8Array;
}

/** What a replay is given. */
export interface ReplayInput {
  readonly dictionary: Dictionary;
  /** A draft, or a version that is or was in force; it takes the place of one of its code in the dictionary. */
  readonly rule: Rule;
  readonly history: GridHistory;
  /** First and last simulated day, `YYYY-MM-DD`. What was known before the first has already had its effect. */
  readonly from: string;
  readonly to: string;
  /** The process that the rule's warnings start: how much work they are. */
  readonly process?: Process;
  /** Code of the responsible department, by place of the subject; `null` where there is none. */
  readonly departments?: readonly (string | null)[];
  /** Periods in which warnings may open; the running and the one before it on the simulated day when absent. */
  readonly openPeriods?: readonly string[];
  /** What the rule reads of others: grids of other levels, or of this one where it holds more subjects. */
  readonly around?: Omit<RelatedGrids, 'grids'> & { readonly grids: readonly GridHistory[] };
  /** The same subjects by other kinds of period, for what is rolled up. */
  readonly otherKinds?: Readonly<Partial<Record<PeriodKind, GridHistory>>>;
  /** Where the college's day begins, in minutes ahead of UTC; Beijing's when absent. */
  readonly utcOffsetMinutes?: number;
}
