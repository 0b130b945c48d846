import type { FactSource } from '../../model/index.js';
import type { StructuredValue } from '../rule-facts.js';
import type { TruthCode } from './truth-code.js';

/** What one subject's facts make of a program; one for each program, filled anew by each judgement. */
export interface Judged {
  /** By variable. */
  readonly values: StructuredValue[];
  /** Entries of the facts with an origin beside their value. */
  readonly sources: (FactSource | undefined)[];
  /** By node. */
  readonly truths: TruthCode[];
  /**
   * The truths of all comparisons as the digits of one number, where they alone tell what other values could do; -1
   * where a value is of another kind than its comparison is made for.
   */
  pattern: number;
  /** Something in the facts does not fit the rule: there is something to warn of. */
  doubtful: boolean;
  /** By variable: there is a fact, but nothing inside it where the path leads. */
  failing: boolean[] | undefined;
}
