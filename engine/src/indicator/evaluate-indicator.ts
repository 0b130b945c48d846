import { factSource, factValue, hasFact, shiftFact, sliceFact, type Facts } from '../column/index.js';
import type { Formula, FormulaSlot } from '../feel/index.js';
import {
  factKey,
  type Basis,
  type EvaluationWarning,
  type FactKey,
  type FactRef,
  type FactValue,
  type Indicator,
} from '../model/index.js';
import { roundComputed } from '../rounding/index.js';
import type { IndicatorEvaluation } from './indicator-evaluation.js';
import type { FormulaOperand, IndicatorExplanation } from './indicator-explanation.js';

export interface CompiledBasis {
  readonly basis: Basis;
  readonly formula: Formula;
  readonly keys: readonly FactKey[];
}

/** Computes an indicator that a formula names and the facts do not give; `undefined` for one that cannot be computed. */
export type ComputeFact = (ref: FactRef, facts: Facts) => IndicatorEvaluation | undefined;

/** What is computed instead of the whole in the period that the facts' keys count from. */
export interface Perspective {
  readonly offset: number;
  readonly years: number;
  readonly slice?: string;
}

/** What a formula reads as seen from elsewhere. */
export function seenFrom({ offset, years, slice }: Perspective, ref: FactRef): FactRef {
  return sliceFact(shiftFact(ref, offset, years), slice);
}

/** One subject's value of one basis. */
export function evaluateIndicator(
  indicator: Indicator,
  { basis, formula, keys }: CompiledBasis,
  facts: Facts,
  from: Perspective,
  compute: ComputeFact,
): IndicatorEvaluation {
  const warnings: EvaluationWarning[] = [];
  const missingBySlot: (readonly FactKey[])[] = [];
  const given: Record<FactKey, FactValue> = {};
  const operands = formula.slots.map((slot, i): FormulaOperand => {
    const ref = seenFrom(from, slot.ref);
    const key = factKey(ref);
    const computed = hasFact(facts, key) ? undefined : compute(ref, facts);
    const value = computed ? computed.value : factValue(facts, key);
    given[keys[i] as FactKey] = value;
    missingBySlot.push(value !== null ? [] : computed?.missing.length ? computed.missing : [key]);
    warnings.push(...(computed?.warnings ?? []));
    return operandOf(slot, ref, value, facts, computed?.explanation);
  });
  const result = formula.evaluate(given);
  const value = typeof result.value === 'number' ? result.value : null;
  const rounded = value === null ? null : roundComputed(value, indicator.decimals);
  return {
    value,
    rounded,
    missing: value === null ? missingOnTheWay(formula, operands, missingBySlot) : [],
    warnings: [...warnings, ...result.warnings],
    explanation: {
      kind: 'indicator',
      code: indicator.code,
      label: indicator.name,
      basis: { code: basis.code, label: basis.name },
      formula: basis.formula,
      operands,
      value,
      rounded,
      ...(indicator.unit === undefined ? {} : { unit: indicator.unit }),
    },
  };
}

function operandOf(
  { label, unit }: FormulaSlot,
  ref: FactRef,
  value: FactValue,
  facts: Facts,
  explanation: IndicatorExplanation | undefined,
): FormulaOperand {
  const source = factSource(facts, factKey(ref));
  return {
    ref,
    label,
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(source === undefined ? {} : { source }),
    ...(explanation === undefined ? {} : { explanation }),
  };
}

/** What the way through the formula read: a part behind an `if` that was not taken is not missed. */
function missingOnTheWay(
  formula: Formula,
  operands: readonly FormulaOperand[],
  missingBySlot: readonly (readonly FactKey[])[],
): FactKey[] {
  const missing = new Set<FactKey>();
  formula.evaluateValues(
    operands.map(({ value }) => value),
    { read: (slot) => missingBySlot[slot]?.forEach((key) => missing.add(key)) },
  );
  return [...missing].sort();
}
