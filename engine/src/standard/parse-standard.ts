import { formulaScope, parseFormula, type FormulaSlot, type ParsedFormula } from '../feel/index.js';
import type { Dictionary, Standard } from '../model/index.js';

/** A standard with its formulas read. */
export interface ParsedStandard {
  readonly inputs: readonly ParsedFormula[];
  /** By row, then by input: unary tests whose slot 0 is the input's value; `undefined` where a cell is left out. */
  readonly tests: readonly (readonly (ParsedFormula | undefined)[])[];
}

export function parseStandard(standard: Standard, dictionary: Dictionary): ParsedStandard {
  const scope = formulaScope(dictionary, standard.level);
  const inputs = standard.inputs.map(({ expression }) => parseFormula(expression, scope));
  const tests = standard.rows.map(({ when }) =>
    standard.inputs.map(({ label }, i) => {
      const cell = when[i];
      if (cell === undefined) return undefined;
      const input: FormulaSlot = {
        ref: { kind: 'plain', code: '?' },
        type: inputs[i]?.node?.type ?? 'any',
        label,
        ...(inputs[i]?.unit === undefined ? {} : { unit: inputs[i].unit }),
      };
      return parseFormula(cell, scope, { input });
    }),
  );
  return { inputs, tests };
}
