import type { LocalizedText } from '@zhengai/engine';
import type { PersonId } from './people.js';
import type { SubjectId } from './subjects.js';
import type { MatterId, WarningFilter, WarningId } from './warnings.js';

export type SilenceId = number;

/** Warnings of a rule, of a subject or of both that are said to nobody for a while (静默), and why. */
export interface Silence {
  readonly id: SilenceId;
  /** `null`: of every rule. */
  readonly rule: string | null;
  /** `null`: of every subject. */
  readonly subjectId: SubjectId | null;
  /** Of the subjects below in the hierarchy `administrative` too. */
  readonly withBelow: boolean;
  readonly reason: string;
  readonly by: PersonId;
  readonly at: string;
  readonly endsAt: string;
  /** Ends, for each rule × subject by itself, as soon as one of its verdicts is another one. */
  readonly untilDataChanges: boolean;
  /** When somebody ended it before its time. */
  readonly endedAt: string | null;
  readonly endedBy: PersonId | null;
}

export interface SilenceStore {
  insert(silence: Omit<Silence, 'id' | 'endedAt' | 'endedBy'>): Promise<Silence>;
  find(id: SilenceId): Promise<Silence | undefined>;
  /** Newest first; with `runningAt` only those that run at the instant. */
  list(query: { readonly runningAt?: string; readonly limit: number }): Promise<Silence[]>;
  end(id: SilenceId, by: PersonId, at: string): Promise<void>;
  /** The silence, of several the one that ends last, under which each of these warnings is at the instant. */
  over(warningIds: readonly WarningId[], at: string): Promise<Map<WarningId, Silence>>;
  /** Warnings that are open and that the silence speaks of, whether it runs or not. */
  covered(id: SilenceId): Promise<WarningId[]>;
}

export interface Matter {
  readonly id: MatterId;
  readonly rule: string;
  readonly departmentId: SubjectId | null;
}

/** A matter with the rows that answer a filter. */
export interface MatterCount extends Matter {
  readonly rows: number;
  readonly open: number;
  readonly acknowledged: number;
  /** Severities among the rows. */
  readonly severities: readonly string[];
  readonly firstOpenedAt: string;
  readonly updatedAt: string;
}

export interface MatterStore {
  /** Numbers of the matters of a rule, made where missing. */
  ensure(
    rule: string,
    departmentIds: readonly (SubjectId | null)[],
  ): Promise<Map<SubjectId | null, MatterId>>;
  find(id: MatterId): Promise<Matter | undefined>;
  byIds(ids: readonly MatterId[]): Promise<Matter[]>;
  /** Matters with rows that answer the filter, the most recently changed first. */
  list(filter: WarningFilter, limit: number): Promise<MatterCount[]>;
}

/** One person's filter of the list of warnings, by name. */
export interface SavedView {
  readonly id: number;
  readonly name: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

export interface SavedViewStore {
  /** By name. */
  ofPerson(id: PersonId): Promise<SavedView[]>;
  /** A view of the same name is replaced. */
  save(personId: PersonId, view: Omit<SavedView, 'id'>): Promise<SavedView>;
  /** @returns whether there was one */
  remove(personId: PersonId, id: number): Promise<boolean>;
}

/** What was proposed for one warning, what was decided, and the steps of histories that this led to. */
export interface DecidedStep {
  readonly subject: string;
  readonly openedIn: string;
  readonly severity: string;
  readonly proposed: 'keep' | 'regrade' | 'close' | 'reopen' | 'open';
  readonly decided: 'keep' | 'regrade' | 'close' | 'reopen' | 'open' | 'leave';
  readonly reason: LocalizedText;
  /** `null`: there is none yet. */
  readonly warningId: WarningId | null;
  /** The step of its history by which it was decided; `null`: the new version does it by itself. */
  readonly eventId: number | null;
}

/** What was decided about the warnings of a rule as a new version of it was released. */
export interface RevisionPlan {
  readonly id: number;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly by: PersonId;
  readonly at: string;
  readonly steps: readonly DecidedStep[];
  readonly undoneAt: string | null;
  readonly undoneBy: PersonId | null;
}

export interface RevisionPlanStore {
  insert(plan: Omit<RevisionPlan, 'id' | 'undoneAt' | 'undoneBy'>): Promise<RevisionPlan>;
  find(id: number): Promise<RevisionPlan | undefined>;
  /** Newest first. */
  ofRule(rule: string): Promise<RevisionPlan[]>;
  /** @returns whether it was not undone before */
  undo(id: number, by: PersonId, at: string): Promise<boolean>;
}
