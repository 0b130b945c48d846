import type { Dictionary } from '../../model/index.js';
import type { FormulaScope } from '../scope-of-names.js';

/** Where a selection stands. */
export interface SelectionContext {
  readonly dictionary: Dictionary;
  /** Code of the formula's level. */
  readonly level: string;
  /** Names of another level. */
  scopeOf(level: string): FormulaScope;
}
