import { formulaScope, parseFormula, type FormulaSlot, type ParsedFormula } from '../feel/index.js';
import type { DecisionTable, Dictionary } from '../model/index.js';

/** A table with its formulas read; texts that stand in several places are read once. */
export interface ParsedTable {
  readonly table: DecisionTable;
  readonly inputs: readonly ParsedFormula[];
  /** By row, then by input: unary tests whose slot 0 is the input's value; `undefined` where a cell is left out. */
  readonly tests: readonly (readonly (ParsedFormula | undefined)[])[];
  /** By row, then by output; `undefined` where the entry is a constant. */
  readonly entries: readonly (readonly (ParsedFormula | undefined)[])[];
}

export function parseTable(table: DecisionTable, dictionary: Dictionary): ParsedTable {
  const scope = formulaScope(dictionary, table.level);
  const inputs = table.inputs.map(({ expression }) => parseFormula(expression, scope, { judged: true }));
  const cells = inputs.map((input, i) => {
    const slot: FormulaSlot = {
      ref: { kind: 'plain', code: '?' },
      type: input.node?.type ?? 'any',
      label: table.inputs[i]?.label ?? { zh: '', en: '' },
      ...(input.unit === undefined ? {} : { unit: input.unit }),
    };
    return once((text) => parseFormula(text, scope, { input: slot }));
  });
  const entry = once((text) => parseFormula(text, scope));
  return {
    table,
    inputs,
    tests: table.rows.map(({ when }) =>
      cells.map((read, i) => (when[i] === undefined ? undefined : read(when[i]))),
    ),
    entries: table.rows.map(({ then }) =>
      then.map((value) => (typeof value === 'string' ? entry(value) : undefined)),
    ),
  };
}

function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) known.set(text, (value = read(text)));
    return value;
  };
}
