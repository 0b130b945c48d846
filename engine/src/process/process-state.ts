import type { FactValue } from '../model/index.js';

/** What a form may bring: scalars, and lists of them for several attachments or choices. */
export type ProcessValue = FactValue | readonly FactValue[];

/** Values known when the process starts: rule, subject, period, what was expected … */
export type ProcessContext = Readonly<Record<string, ProcessValue>>;

/** Where the process waits. Each entry of a node is a visit of its own, counted from 1. */
export interface ProcessToken {
  readonly nodeId: string;
  readonly visit: number;
}

/** Everything a running process is; plain JSON. */
export interface ProcessState {
  readonly status: 'running' | 'completed' | 'cancelled';
  /** Where it waits; empty unless running. */
  readonly tokens: readonly ProcessToken[];
  /** The context, and under `<node id>.<field code>` what tasks brought; a later visit replaces an earlier one's. */
  readonly variables: ProcessContext;
  /** How often each node was entered. */
  readonly visits: Readonly<Record<string, number>>;
}

export type ProcessEvent =
  | {
      readonly kind: 'taskCompleted';
      readonly nodeId: string;
      readonly visit: number;
      readonly values: ProcessContext;
    }
  | {
      readonly kind: 'verified';
      readonly nodeId: string;
      readonly visit: number;
      readonly outcome: 'effective' | 'notEffective';
    }
  | { readonly kind: 'cancelled'; readonly reason: string };

/** What the surroundings must do, once for each; the state alone never does anything. */
export type ProcessCommand =
  | { readonly kind: 'createTask'; readonly nodeId: string; readonly visit: number }
  | { readonly kind: 'cancelTask'; readonly nodeId: string; readonly visit: number }
  | { readonly kind: 'awaitVerification'; readonly nodeId: string; readonly visit: number }
  | { readonly kind: 'complete' };

export interface StepResult {
  readonly state: ProcessState;
  /** Empty when the event changed nothing: it came late or twice. */
  readonly commands: readonly ProcessCommand[];
}
