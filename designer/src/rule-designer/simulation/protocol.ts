import type { Dictionary, LocalizedText, Rule, RuleEvaluation } from '@zhengai/engine';
import type { GridView } from '@zhengai/runtime/contract';

/** What the page asks of the simulation worker. Each question has an answer with the same `id`. */
export type Question =
  | { readonly id: number; readonly kind: 'load'; readonly dictionary: Dictionary; readonly grid: GridView }
  | { readonly id: number; readonly kind: 'simulate'; readonly rule: Rule; readonly period: string }
  | {
      readonly id: number;
      readonly kind: 'explain';
      readonly rule: Rule;
      readonly subject: string;
      readonly period: string;
    };

/** Who a rule would warn in one period. */
export interface Simulated {
  readonly period: string;
  /** Subjects that exist in the period. */
  readonly subjects: number;
  readonly unknown: number;
  readonly triggered: readonly {
    readonly code: string;
    readonly name: string;
    readonly value: number | null;
  }[];
  /** Subjects for which the conditions hold, in each period of the grid. */
  readonly history: readonly {
    readonly period: string;
    readonly triggered: number;
    readonly unknown: number;
  }[];
}

export type Answer =
  | { readonly id: number; readonly kind: 'loaded' }
  | { readonly id: number; readonly kind: 'simulated'; readonly result: Simulated }
  | { readonly id: number; readonly kind: 'explained'; readonly evaluation: RuleEvaluation }
  | { readonly id: number; readonly kind: 'failed'; readonly message: LocalizedText };
