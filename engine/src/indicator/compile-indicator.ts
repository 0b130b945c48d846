import type { Column, Columns, Facts } from '../column/index.js';
import { compileParsed, hasErrors } from '../feel/index.js';
import {
  factKey,
  ModelError,
  type Diagnostic,
  type Dictionary,
  type FactRef,
  type Indicator,
} from '../model/index.js';
import { diagnose } from './check-indicator.js';
import { evaluateIndicator, seenFrom, type CompiledBasis, type Perspective } from './evaluate-indicator.js';
import type { IndicatorEvaluation } from './indicator-evaluation.js';
import { parseBases } from './parse-bases.js';

/** An indicator ready to run. Another indicator in its formula is taken from the facts, else computed from them. */
export interface CompiledIndicator {
  readonly indicator: Indicator;
  /** What the first basis names, each fact once. */
  readonly facts: readonly FactRef[];
  factsOf(basis?: string): readonly FactRef[];
  /** @param basis  code; the first basis when absent */
  evaluate(facts: Facts, basis?: string): IndicatorEvaluation;
  /**
   * Unrounded values, NaN where not known.
   *
   * @param columns  by fact key; a fact without a column is null for all, an indicator without one is computed
   */
  evaluateColumns(columns: Columns, count: number, basis?: string): Float64Array;
  /** As `evaluateColumns`, rounded to the indicator's decimals: the values that are judged and shown. */
  evaluateRoundedColumns(columns: Columns, count: number, basis?: string): Float64Array;
}

/** Computes at another period than the one that the keys of the facts count from. */
interface ShiftableIndicator extends CompiledIndicator {
  evaluateAt(facts: Facts, basis: string | undefined, from: Perspective): IndicatorEvaluation;
  /** @param decimals  what values are rounded to; as computed when absent */
  evaluateColumnsAt(
    columns: Columns,
    count: number,
    basis: string | undefined,
    from: Perspective,
    decimals?: number,
  ): Float64Array;
}

/** @throws ModelError when `checkIndicator` finds an error */
export function compileIndicator(indicator: Indicator, dictionary: Dictionary): CompiledIndicator {
  return compile(indicator, dictionary);
}

function compile(indicator: Indicator, dictionary: Dictionary): ShiftableIndicator {
  const parsed = parseBases(indicator, dictionary);
  const diagnostics = diagnose(indicator, dictionary, parsed);
  if (hasErrors(diagnostics)) throw new ModelError(diagnostics);
  const bases = parsed.map(({ basis, parsed: read }): CompiledBasis => {
    const formula = compileParsed(read);
    return { basis, formula, keys: formula.facts.map(factKey) };
  });
  const find = (code: string | undefined): CompiledBasis => {
    const found = code === undefined ? bases[0] : bases.find(({ basis }) => basis.code === code);
    if (!found) throw new ModelError([unknownBasis(indicator, code ?? '')]);
    return found;
  };

  const evaluateAt: ShiftableIndicator['evaluateAt'] = (facts, basis, from) =>
    evaluateIndicator(indicator, find(basis), facts, from, (ref, given) =>
      nestedIndicator(ref, dictionary)?.evaluateAt(given, ref.basis, perspectiveOf(ref)),
    );

  const evaluateColumnsAt: ShiftableIndicator['evaluateColumnsAt'] = (
    columns,
    count,
    basis,
    from,
    decimals,
  ) => {
    const { formula } = find(basis);
    const bySlot = formula.facts.map((fact): Column | undefined => {
      const ref = seenFrom(from, fact);
      const key = factKey(ref);
      if (Object.hasOwn(columns, key)) return columns[key];
      const values = nestedIndicator(ref, dictionary)?.evaluateColumnsAt(
        columns,
        count,
        ref.basis,
        perspectiveOf(ref),
      );
      return values && { kind: 'number', values };
    });
    const column = formula.evaluateColumns(bySlot, count, decimals);
    return column.kind === 'number' ? column.values : new Float64Array(count).fill(NaN);
  };

  return {
    indicator,
    facts: find(undefined).formula.facts,
    factsOf: (basis) => find(basis).formula.facts,
    evaluate: (facts, basis) => evaluateAt(facts, basis, HERE),
    evaluateColumns: (columns, count, basis) => evaluateColumnsAt(columns, count, basis, HERE),
    evaluateRoundedColumns: (columns, count, basis) =>
      evaluateColumnsAt(columns, count, basis, HERE, indicator.decimals),
    evaluateAt,
    evaluateColumnsAt,
  };
}

const compiled = new WeakMap<Dictionary, Map<string, ShiftableIndicator | undefined>>();

const HERE: Perspective = { offset: 0, years: 0 };

function perspectiveOf({ offset = 0, years = 0, slice }: FactRef): Perspective {
  return { offset, years, ...(slice === undefined ? {} : { slice }) };
}

/**
 * An indicator of the dictionary, compiled once for it; `undefined` when there is none. Of one that is rolled up
 * or made of other subjects' values the facts of one subject and period know nothing.
 */
function nestedIndicator(ref: FactRef, dictionary: Dictionary): ShiftableIndicator | undefined {
  const { kind, code, roll, via } = ref;
  if (kind !== 'indicator' || roll || via) return undefined;
  let known = compiled.get(dictionary);
  if (!known) compiled.set(dictionary, (known = new Map<string, ShiftableIndicator | undefined>()));
  if (!known.has(code)) {
    const indicator = dictionary.indicators.find((one) => one.code === code);
    known.set(code, indicator && compileIfSound(indicator, dictionary));
  }
  return known.get(code);
}

/** A broken indicator is null to the formulas that name it; its own check says what is wrong. */
function compileIfSound(indicator: Indicator, dictionary: Dictionary): ShiftableIndicator | undefined {
  try {
    return compile(indicator, dictionary);
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

function unknownBasis(indicator: Indicator, basis: string): Diagnostic {
  return {
    code: 'indicator.basis.unknown',
    severity: 'error',
    path: `indicators/${indicator.code}/bases`,
    message: {
      zh: `指标“${indicator.name.zh}”没有口径“${basis}”`,
      en: `The indicator “${indicator.name.en}” has no basis “${basis}”`,
    },
  };
}
