/** Three-valued truth as a small integer, the codes of `VERDICT_CODES`. */
export type TruthCode = 0 | 1 | 2;
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;
