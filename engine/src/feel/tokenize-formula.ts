import { createNameIndex, type FeelName } from './name-index.js';
import { scanFormula, type FormulaPartKind } from './scan-formula.js';

export interface FormulaToken {
  readonly kind: Exclude<FormulaPartKind, 'space'>;
  readonly from: number;
  readonly to: number;
}

const noNames = createNameIndex([]);

/** Parts of a formula for highlighting, in order; `word` is what is no known name. */
export function tokenizeFormula(text: string, names?: readonly FeelName[]): FormulaToken[] {
  return scanFormula(text, names ? createNameIndex(names) : noNames).flatMap(({ kind, from, to }) =>
    kind === 'space' ? [] : [{ kind, from, to }],
  );
}
