/** Of a rule's conditions (判定). */
export type RuleVerdict = 'triggered' | 'clear' | 'unknown';
/** Of a standard's line or a target: 达标 / 未达标 / 无法判定. */
export type LineVerdict = 'met' | 'notMet' | 'unknown';

/** Three-valued truth; `null` is "cannot be known from what is there". */
export type Truth = boolean | null;

/** Codes of a batch verdict column. */
export const VERDICT_CODES = { clear: 0, triggered: 1, unknown: 2 } as const;
export const VERDICT_OF_CODE: readonly RuleVerdict[] = ['clear', 'triggered', 'unknown'];

export function verdictOfTruth(truth: Truth): RuleVerdict {
  return truth === null ? 'unknown' : truth ? 'triggered' : 'clear';
}
