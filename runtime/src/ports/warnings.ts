import type { Attribution, LocalizedText, RuleExplanation, WarningAction } from '@zhengai/engine';
import type { PersonId } from './people.js';
import type { SubjectId } from './subjects.js';

export type WarningId = number;
export type WarningState = 'pending' | 'open' | 'recovering' | 'resolved' | 'noData' | 'error';

/** One episode of one rule × subject (预警). At most one of a pair is not resolved. */
export interface Warning {
  readonly id: WarningId;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly subjectId: SubjectId;
  readonly state: WarningState;
  readonly severity: string;
  readonly since: string;
  readonly openedIn: string;
  readonly resolvedIn: string | null;
  readonly endedBy: string | null;
  readonly value: number | null;
  readonly message: LocalizedText;
  readonly explanation: RuleExplanation | null;
  readonly attribution: Attribution | null;
  readonly acknowledgedBy: PersonId | null;
  readonly openedAt: string;
  readonly updatedAt: string;
}

export type WarningEventKind =
  | 'opened'
  | 'acknowledged'
  | 'dismissed'
  | 'recovering'
  | 'resolved'
  | 'reopened'
  | 'improvementStarted'
  | 'verifiedEffective'
  | 'verifiedNotEffective'
  | 'valueChanged';

export interface WarningEvent {
  readonly id: number;
  readonly warningId: WarningId;
  readonly kind: WarningEventKind;
  readonly at: string;
  readonly by: PersonId | null;
  readonly period: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Newest first. */
export interface WarningQuery {
  readonly states?: readonly WarningState[];
  readonly subjectIds?: readonly SubjectId[];
  readonly rule?: string;
  readonly limit: number;
  readonly afterId?: WarningId;
}

/**
 * How far round the cycle a warning is: `monitor` while pending, `verify` and `improve` while an improvement runs
 * (its measure accepted or not), else `diagnose` once somebody has acknowledged it, else `warn`.
 */
export type WarningStage = 'monitor' | 'warn' | 'diagnose' | 'improve' | 'verify';

export interface WarningCount {
  readonly rule: string;
  readonly severity: string;
  readonly state: WarningState;
  readonly stage: WarningStage;
  readonly count: number;
}

export interface WarningStore {
  /** Serialises everything that happens to one rule × subject until the transaction ends. */
  lock(rule: string, subjectIds: readonly SubjectId[]): Promise<void>;
  find(id: WarningId): Promise<Warning | undefined>;
  /** In the order of the ids; unknown ones are left out. */
  byIds(ids: readonly WarningId[]): Promise<Warning[]>;
  list(query: WarningQuery): Promise<Warning[]>;
  counts(subjectIds?: readonly SubjectId[]): Promise<Record<WarningState, number>>;
  /** Warnings that are not resolved, counted by rule, severity, state and stage; of all subjects or those named. */
  unresolved(subjectIds?: readonly SubjectId[]): Promise<readonly WarningCount[]>;
  /** Every episode of a rule for these subjects, oldest first. */
  episodes(rule: string, subjectIds: readonly SubjectId[]): Promise<Warning[]>;
  insert(warning: Omit<Warning, 'id'>): Promise<Warning>;
  update(id: WarningId, change: Partial<Omit<Warning, 'id' | 'rule' | 'subjectId'>>): Promise<void>;
  addEvent(event: Omit<WarningEvent, 'id'>): Promise<void>;
  events(id: WarningId): Promise<WarningEvent[]>;
  /** The human actions and verification outcomes that the life-cycle fold reads, by subject. */
  actions(rule: string, subjectIds: readonly SubjectId[]): Promise<Map<SubjectId, WarningAction[]>>;
}
