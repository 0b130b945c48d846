import type { Attribution, LocalizedText, RuleExplanation, WarningAction } from '@zhengai/engine';
import type { PersonId } from './people.js';
import type { SubjectId } from './subjects.js';

export type WarningId = number;
/** What one department is asked about one rule (事项). */
export type MatterId = number;
export type WarningState = 'pending' | 'open' | 'recovering' | 'resolved' | 'noData' | 'error';

/** What the quality office says of a warning that waits for it: 误报, 申诉, 豁免 are its other answers. */
export const CONFIRMATIONS = ['waiting', 'confirmed', 'falseAlarm', 'appeal', 'exemption'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

/** What people and other warnings make of a warning, beside its life cycle. */
export interface WarningHandling {
  readonly assignedTo: PersonId | null;
  /** `null`: its rule asks for none, and nobody has appealed. */
  readonly confirmation: Confirmation | null;
  /** Nobody outside the quality office is told yet, or ever was. */
  readonly withheld: boolean;
  /** The open warning of the rule that inhibits this one (抑制). */
  readonly mutedBy: WarningId | null;
  /** `null` until it opens. */
  readonly matterId: MatterId | null;
  /** When those responsible were told; `null`: it is withheld, muted or silenced. */
  readonly toldAt: string | null;
  /** Since when a correction has taken away what it was opened for. */
  readonly overturnedAt: string | null;
  /** Steps of the escalation that have been taken. */
  readonly escalated: number;
}

/** One episode of one rule × subject (预警). At most one of a pair is not resolved. */
export interface Warning extends WarningHandling {
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

/** Nobody has done anything about it yet. */
export const UNHANDLED: WarningHandling = {
  assignedTo: null,
  confirmation: null,
  withheld: false,
  mutedBy: null,
  matterId: null,
  toldAt: null,
  overturnedAt: null,
  escalated: 0,
};

export type NewWarning = Omit<Warning, 'id' | keyof WarningHandling> & Partial<WarningHandling>;

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
  | 'valueChanged'
  | 'regraded'
  | 'assigned'
  | 'commented'
  | 'silenced'
  | 'silenceEnded'
  | 'muted'
  | 'unmuted'
  | 'confirmed'
  | 'rejected'
  | 'appealed'
  | 'kept'
  | 'closed'
  | 'reopenedByPlan'
  | 'planUndone'
  | 'overturned'
  | 'reinstated'
  | 'escalated';

/** One step of a warning's history. */
export interface WarningEvent {
  readonly id: number;
  readonly warningId: WarningId;
  readonly kind: WarningEventKind;
  readonly at: string;
  readonly by: PersonId | null;
  readonly period: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Version of the rule that the warning stood under, and the newest release then; `null` in old records. */
  readonly ruleVersion: number | null;
  readonly releaseId: number | null;
}
export type NewWarningEvent = Omit<WarningEvent, 'id' | 'ruleVersion' | 'releaseId'>;

/** What must hold of a warning; what is absent is not asked. */
export interface WarningFilter {
  readonly states?: readonly WarningState[];
  readonly subjectIds?: readonly SubjectId[];
  readonly level?: string;
  readonly rule?: string;
  readonly severities?: readonly string[];
  /** Department responsible when it opened; `null`: none was. */
  readonly departmentId?: SubjectId | null;
  readonly matterId?: MatterId;
  readonly assignedTo?: PersonId;
  /** Inhibited, or under a silence at the instant. */
  readonly muted?: { readonly is: boolean; readonly at: string };
  readonly withheld?: boolean;
  readonly confirmations?: readonly Confirmation[];
  readonly overturned?: boolean;
  readonly told?: boolean;
  /** Of one of these subjects, or assigned to the person; in both cases not withheld. */
  readonly seenBy?: { readonly subjectIds: readonly SubjectId[]; readonly personId: PersonId };
}

/** Newest first. */
export interface WarningQuery extends WarningFilter {
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

/** What has become of one warning, for the ledger of its rule. */
export interface WarningRecord {
  readonly id: WarningId;
  /** Code. */
  readonly subject: string;
  readonly ruleVersion: number;
  readonly openedAt: string;
  readonly resolvedAt: string | null;
  readonly endedBy: string | null;
  /** When somebody first did something about it, or a task of its improvement. */
  readonly respondedAt: string | null;
  readonly dismissedFor: string | null;
  /** As it opened. */
  readonly value: number | null;
  /** Confirmed by people, or by the verification of an improvement. */
  readonly confirmed: boolean | null;
  /** Called a false alarm. */
  readonly rejected: boolean | null;
}

export interface WarningStore {
  /** Serialises everything that happens to one rule × subject until the transaction ends. */
  lock(rule: string, subjectIds: readonly SubjectId[]): Promise<void>;
  find(id: WarningId): Promise<Warning | undefined>;
  /** In the order of the ids; unknown ones are left out. */
  byIds(ids: readonly WarningId[]): Promise<Warning[]>;
  list(query: WarningQuery): Promise<Warning[]>;
  counts(filter?: WarningFilter): Promise<Record<WarningState, number>>;
  /** Warnings that are not resolved, counted by rule, severity, state and stage. */
  unresolved(filter?: WarningFilter): Promise<readonly WarningCount[]>;
  /** Every episode of a rule for these subjects, oldest first. */
  episodes(rule: string, subjectIds: readonly SubjectId[]): Promise<Warning[]>;
  /**
   * For each of these subjects the open or recovering warning of one of the rules that is nearest: of the subject
   * itself, or of one above it in the hierarchy (in any, where it is `null`) as of the day.
   */
  standingAbove(
    causes: readonly { readonly rule: string; readonly hierarchy: string | null }[],
    subjectIds: readonly SubjectId[],
    asOf: string,
  ): Promise<Map<SubjectId, Warning>>;
  /** Subjects with an unresolved warning of the rule that are, or stand below, one of these. */
  standingBelow(
    rule: string,
    hierarchy: string | null,
    subjectIds: readonly SubjectId[],
    asOf: string,
  ): Promise<SubjectId[]>;
  /** Every warning of a rule, or of one version of it, oldest first. */
  records(rule: string, ruleVersion?: number): Promise<WarningRecord[]>;
  insert(warning: NewWarning): Promise<Warning>;
  update(id: WarningId, change: Partial<Omit<Warning, 'id' | 'rule' | 'subjectId'>>): Promise<void>;
  /** Keeps with it under which versions it happened. */
  addEvent(event: NewWarningEvent): Promise<void>;
  events(id: WarningId): Promise<WarningEvent[]>;
  /** The human actions and verification outcomes that the life-cycle fold reads, by subject. */
  actions(rule: string, subjectIds: readonly SubjectId[]): Promise<Map<SubjectId, WarningAction[]>>;
}
