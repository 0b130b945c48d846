import type { Diagnostic, Dictionary } from '../model/index.js';
import type { FeelType } from './feel-node.js';
import { formulaScope } from './formula-scope.js';
import type { NameUse } from './formula-slot.js';
import { parseFormula, type ParseOptions } from './parse-formula.js';

export interface FormulaCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** Names in the text with their positions, in order; those of a formula with syntax errors are not known. */
  readonly names: readonly NameUse[];
  readonly unit?: string;
  /** Absent when there are errors. */
  readonly type?: FeelType;
}

export interface CheckOptions extends Pick<ParseOptions, 'unit' | 'self' | 'periodKind'> {
  /** Name in the formula → fact key, as stored beside it. */
  readonly names?: Readonly<Record<string, string>>;
}

/** What an editor shows while a formula is typed. */
export function checkFormula(
  text: string,
  dictionary: Dictionary,
  level: string,
  options: CheckOptions = {},
): FormulaCheck {
  const parsed = parseFormula(text, formulaScope(dictionary, level, options.names), options);
  return {
    diagnostics: parsed.diagnostics,
    names: parsed.names,
    ...(parsed.unit === undefined ? {} : { unit: parsed.unit }),
    ...(parsed.node === undefined ? {} : { type: parsed.node.type }),
  };
}
