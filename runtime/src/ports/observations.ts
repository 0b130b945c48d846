import type { FactValue, PeriodKind } from '@zhengai/engine';
import type { PersonId } from './people.js';
import type { SubjectId } from './subjects.js';

/** One measured value as it comes in; nothing stored is ever overwritten. */
export interface ObservationInput {
  readonly item: string;
  readonly subjectId: SubjectId;
  readonly period: string;
  /** Name of a disaggregation; the total when absent. */
  readonly slice?: string;
  readonly value: FactValue;
  /** When the source knew it (ISO instant). */
  readonly knownAt: string;
}

export interface StoredObservation extends ObservationInput {
  readonly insertedAt: string;
  readonly source: string | null;
  readonly enteredBy: PersonId | null;
}

/** A batch of rows with the same source, column-wise so that a million rows stay cheap. */
export interface ObservationBatch {
  readonly length: number;
  readonly item: Int32Array | readonly number[];
  readonly subjectId: Int32Array | readonly number[];
  /** `periodKey` of the item's kind. */
  readonly period: Int32Array | readonly number[];
  /** NaN where the value is text or missing. */
  readonly number: Float64Array | readonly number[];
  readonly text?: readonly (string | null)[];
  /** Milliseconds since the epoch. */
  readonly knownAt: Float64Array | readonly number[];
  readonly slice?: readonly (string | null)[];
}

export interface ImportInput {
  readonly source: string;
  readonly file: string | null;
  readonly sha256: string | null;
  readonly by: PersonId | null;
  readonly at: string;
}

/** Cells of one item, in no particular order; a request for a level's grid returns these column-wise. */
export interface CurrentColumn {
  readonly item: string;
  /** Parallel arrays, one entry for each current observation (totals only). */
  readonly subjectId: Int32Array;
  readonly period: Int32Array;
  readonly number: Float64Array;
  readonly text: readonly (string | null)[] | null;
  /** Milliseconds since the epoch. */
  readonly knownAt: Float64Array;
}

/** What has been reported for one cell so far. */
export interface CellRevisions {
  readonly item: string;
  readonly subjectId: SubjectId;
  readonly period: number;
  /** Different values, the one in force among them. */
  readonly values: number;
  /** Milliseconds since the epoch. */
  readonly firstKnownAt: number;
  /** Whether a person entered the newest one, and nobody has reviewed it. */
  readonly unreviewed: boolean;
}

export interface CurrentQuery {
  readonly items: readonly string[];
  readonly periodKind: PeriodKind;
  /** All subjects of the level when absent. */
  readonly subjectIds?: readonly SubjectId[];
  readonly level: string;
  /** `periodKey`s, inclusive. */
  readonly fromPeriod?: number;
  readonly toPeriod?: number;
}

export interface RecordInput {
  readonly dataSet: string;
  readonly subjectId: SubjectId;
  readonly occurredAt: string;
  readonly knownAt: string;
  readonly fields: Readonly<Record<string, FactValue>>;
}

export interface ObservationStore {
  /** Integer keys of items, made where missing. */
  itemIds(items: readonly string[]): Promise<Map<string, number>>;
  beginImport(input: ImportInput): Promise<number>;
  finishImport(
    id: number,
    counts: { rows: number; accepted: number; rejected: number; at: string },
  ): Promise<void>;
  /**
   * Appends to history; the current value changes where `knownAt` is not older than the one known.
   * @returns how many current values changed
   */
  append(
    importId: number,
    batch: ObservationBatch,
  ): Promise<{ readonly appended: number; readonly changed: number }>;
  appendRecords(importId: number, records: readonly RecordInput[]): Promise<number>;
  /** One column for each item asked for, in that order; empty where nothing is known. */
  current(query: CurrentQuery): Promise<CurrentColumn[]>;
  /** The same with every value ever known of a cell, in the order in which they became known. */
  histories(query: CurrentQuery): Promise<CurrentColumn[]>;
  /**
   * First and last `periodKey` with any observation of these items (of one period kind), for each subject that has one:
   * parallel arrays.
   */
  extents(
    items: readonly string[],
    subjectIds: readonly SubjectId[],
  ): Promise<{ readonly subjectId: Int32Array; readonly from: Int32Array; readonly to: Int32Array }>;
  /** First and last `periodKey` with any observation of these items, for a level. */
  periodRange(level: string, items: readonly string[]): Promise<{ from: number; to: number } | undefined>;
  /** Who delivered the current total of each cell: parallel to the arrays given, `null` where there is no value. */
  sourcesOf(cells: {
    readonly item: readonly string[];
    readonly subjectId: readonly SubjectId[];
    readonly period: readonly number[];
  }): Promise<(string | null)[]>;
  /**
   * How the totals of some cells came about: every combination of the items, subjects and periods named that has ever had
   * a value, in no particular order.
   */
  revisionsOf(cells: {
    readonly item: readonly string[];
    readonly subjectId: readonly SubjectId[];
    readonly period: readonly number[];
  }): Promise<CellRevisions[]>;
  /** All values ever known of one cell, slices too, oldest first. */
  history(item: string, subjectId: SubjectId, period: string): Promise<StoredObservation[]>;
  count(): Promise<number>;
}
