import type { Dictionary, Indicator, LocalizedText, Rule, RuleEvaluation } from '@zhengai/engine';
import type { GridView } from '@zhengai/runtime/contract';

/** What the page asks of the simulation worker. Each question has an answer with the same `id`. */
export type Question =
  | { readonly id: number; readonly kind: 'load'; readonly dictionary: Dictionary; readonly grid: GridView }
  | {
      readonly id: number;
      readonly kind: 'simulate';
      readonly rule: Rule;
      readonly period: string;
      /** The rule in force, to compare with. */
      readonly released?: Rule;
    }
  | {
      readonly id: number;
      readonly kind: 'explain';
      readonly rule: Rule;
      readonly subject: string;
      readonly period: string;
    }
  | {
      readonly id: number;
      readonly kind: 'tryIndicator';
      readonly indicator: Indicator;
      readonly basis: string;
      readonly period: string;
    };

/** A subject for which the conditions hold. */
export interface TriggeredSubject {
  readonly code: string;
  readonly name: string;
  /** Of the rule's indicator, as people see it. */
  readonly value: number | null;
  readonly previous: number | null;
  /** Periods in a row in which the conditions hold, this one included. */
  readonly run: number;
  /** Whether a warning stands in this period; before `opensAfter` periods none does. */
  readonly warned: boolean;
  /** The rule in force would not trigger for it. */
  readonly added: boolean;
}

export interface PeriodCounts {
  readonly period: string;
  readonly triggered: number;
  readonly unknown: number;
  /** Warnings that open in the period. */
  readonly opened: number;
}

/** Who a rule would warn in one period, and how often in all. */
export interface Simulated {
  readonly period: string;
  /** Subjects that exist in the period. */
  readonly subjects: number;
  readonly triggered: readonly TriggeredSubject[];
  /** Subjects that cannot be judged for want of data. */
  readonly unknown: readonly { readonly code: string; readonly name: string }[];
  /** Subjects for which the rule in force triggers and this one does not. */
  readonly removed: readonly { readonly code: string; readonly name: string }[];
  /** Each period of the grid, the oldest first. */
  readonly history: readonly PeriodCounts[];
  /** Subjects with at least one warning over all periods. */
  readonly warnedSubjects: number;
}

/** Values of an indicator for all subjects of its level. */
export interface TriedIndicator {
  readonly period: string;
  readonly values: readonly {
    readonly code: string;
    readonly name: string;
    readonly value: number | null;
    readonly previous: number | null;
  }[];
}

export type Answer =
  | { readonly id: number; readonly kind: 'loaded' }
  | { readonly id: number; readonly kind: 'simulated'; readonly result: Simulated }
  | { readonly id: number; readonly kind: 'explained'; readonly evaluation: RuleEvaluation }
  | { readonly id: number; readonly kind: 'tried'; readonly result: TriedIndicator }
  | { readonly id: number; readonly kind: 'failed'; readonly message: LocalizedText };
