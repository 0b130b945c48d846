import type { SubjectId } from './subjects.js';

export type DataWarningId = number;
/** An item past its deadline; a rule whose data is missing; a rule that cannot be evaluated. */
export type DataWarningKind = 'late' | 'noData' | 'error';

/** Data that has not come (数据预警): told to whoever owns the data, never a warning of quality. */
export interface DataWarning {
  readonly id: DataWarningId;
  readonly kind: DataWarningKind;
  /** Of `late` only. */
  readonly item: string | null;
  /** Of `noData` and `error` only, with the subject. */
  readonly rule: string | null;
  readonly subjectId: SubjectId | null;
  /** The period that is late, or the first one without an answer. */
  readonly period: string;
  /** Last day on which it was in time, of `late` only. */
  readonly dueOn: string | null;
  /** Subjects without the value, or periods without an answer. */
  readonly missing: number;
  /** Subjects that ought to have the value; of a rule as `missing`. */
  readonly expected: number;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly resolvedAt: string | null;
}

/** Newest first. */
export interface DataWarningQuery {
  readonly open?: boolean;
  readonly kinds?: readonly DataWarningKind[];
  readonly item?: string;
  readonly rule?: string;
  /** Those about a rule of one of these subjects; those about an item whatever its subjects. */
  readonly subjectIds?: readonly SubjectId[];
  readonly limit: number;
  readonly afterId?: DataWarningId;
}

/** How a value in force came into the house. */
export interface InputOrigin {
  readonly item: string;
  readonly period: number;
  readonly knownAt: string;
  readonly insertedAt: string;
  /** Rows of the same delivery that were refused. */
  readonly rejected: number;
  readonly source: string;
}

export interface DataWarningStore {
  find(id: DataWarningId): Promise<DataWarning | undefined>;
  list(query: DataWarningQuery): Promise<DataWarning[]>;
  /** Unresolved ones about a rule, of these subjects. */
  ofRule(rule: string, subjectIds: readonly SubjectId[]): Promise<DataWarning[]>;
  /** @returns the new one; `undefined` when there is an unresolved one already */
  insert(warning: Omit<DataWarning, 'id' | 'resolvedAt'>): Promise<DataWarning | undefined>;
  update(
    id: DataWarningId,
    change: Partial<
      Pick<DataWarning, 'kind' | 'period' | 'missing' | 'expected' | 'updatedAt' | 'resolvedAt'>
    >,
  ): Promise<void>;
  /** Where the values in force of a subject came from; those without a value are absent. */
  originsOf(
    subjectId: SubjectId,
    cells: readonly { readonly item: string; readonly period: number }[],
  ): Promise<InputOrigin[]>;
}
