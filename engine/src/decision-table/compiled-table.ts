import type { Columns, Facts } from '../column/index.js';
import type { DecisionTable, FactKey, FactRef, FactValue } from '../model/index.js';
import type { Outcome } from './hit-policy.js';

/** What a table says of one subject. */
export interface TableDecision {
  readonly outcome: Outcome;
  /** By output code; null when no row applies and there is no default, or when it is not known which. */
  readonly values: Readonly<Record<string, FactValue>>;
  /** The rows' values where the hit policy gives a list: `[]` when no row applies, absent when it is not known. */
  readonly list?: readonly Readonly<Record<string, FactValue>>[];
  /** Facts that are needed to know the rows, sorted. */
  readonly missing: readonly FactKey[];
}

/** Decisions for many subjects; equal ones are held once. */
export interface TableColumns {
  /** For each subject the index of its decision. */
  readonly decisionOf: Int32Array;
  readonly decisions: readonly TableDecision[];
}

/** A decision table ready to run. */
export interface CompiledTable {
  readonly table: DecisionTable;
  /** What inputs, cells and entries name, each fact once. */
  readonly facts: readonly FactRef[];
  evaluate(facts: Facts): TableDecision;
  /** With the inputs' values as given; what cells ask about besides is not known. */
  decide(inputs: readonly FactValue[]): TableDecision;
  /** What is missing is not told for many subjects at once. @param columns  by fact key */
  evaluateColumns(columns: Columns, count: number): TableColumns;
}
