import { formulaScope, parseFormula, type ParsedFormula } from '../feel/index.js';
import type { Basis, Dictionary, Indicator } from '../model/index.js';

/** A basis with its formula read. */
export interface ParsedBasis {
  readonly basis: Basis;
  readonly parsed: ParsedFormula;
}

const known = new WeakMap<Dictionary, WeakMap<Indicator, readonly ParsedBasis[]>>();

/** The formulas of an indicator, read once for a dictionary: checking, compiling and looking for circles share them. */
export function parseBases(indicator: Indicator, dictionary: Dictionary): readonly ParsedBasis[] {
  let byIndicator = known.get(dictionary);
  if (!byIndicator) known.set(dictionary, (byIndicator = new WeakMap<Indicator, readonly ParsedBasis[]>()));
  let bases = byIndicator.get(indicator);
  if (!bases) byIndicator.set(indicator, (bases = parse(indicator, dictionary)));
  return bases;
}

function parse(indicator: Indicator, dictionary: Dictionary): ParsedBasis[] {
  return indicator.bases.map((basis) => ({
    basis,
    parsed: parseFormula(basis.formula, formulaScope(dictionary, indicator.level, basis.names), {
      self: { kind: 'indicator', code: indicator.code },
      periodKind: indicator.periodKind,
      ...(indicator.unit === undefined ? {} : { unit: indicator.unit }),
    }),
  }));
}
