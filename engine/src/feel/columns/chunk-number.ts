import { orderComputed } from '../../rounding/index.js';
import type { ArithmeticOperator } from '../feel-node.js';
import { type NumberPart, numberRoom, offsetOf, type Step, type TruthPart } from './chunk-part.js';

/** One result for each cell from two operands that begin at `p` and `q`. */
type Kernel = (
  a: Float64Array,
  p: number,
  b: Float64Array,
  q: number,
  out: Float64Array,
  length: number,
) => void;

type BinaryOperator = ArithmeticOperator | 'min' | 'max' | 'order';

// One loop for each operator: a shared one would choose the operator again for each cell.
const KERNELS: Record<BinaryOperator, Kernel> = {
  '+': (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) out[j] = (a[p + j] as number) + (b[q + j] as number);
  },
  '-': (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) out[j] = (a[p + j] as number) - (b[q + j] as number);
  },
  '*': (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) out[j] = (a[p + j] as number) * (b[q + j] as number);
  },
  '/': (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) out[j] = (a[p + j] as number) / (b[q + j] as number);
  },
  '**': (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) {
      const base = a[p + j] as number;
      // NaN ** 0 is 1
      out[j] = base === base ? base ** (b[q + j] as number) : NaN;
    }
  },
  order: (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) out[j] = orderComputed(a[p + j] as number, b[q + j] as number);
  },
  min: (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) out[j] = Math.min(a[p + j] as number, b[q + j] as number);
  },
  max: (a, p, b, q, out, length) => {
    for (let j = 0; j < length; j++) out[j] = Math.max(a[p + j] as number, b[q + j] as number);
  },
};

/** @param finite  whether the result can never be infinite */
export function binaryNumber(
  steps: Step[],
  operator: BinaryOperator,
  left: NumberPart,
  right: NumberPart,
  finite = false,
): NumberPart {
  const kernel = KERNELS[operator];
  const out = numberRoom(finite);
  steps.push((start, length) =>
    kernel(left.values, offsetOf(left, start), right.values, offsetOf(right, start), out.values, length),
  );
  return out;
}

/** Infinite values become null. */
export function finiteNumber(steps: Step[], part: NumberPart): NumberPart {
  if (part.finite) return part;
  const out = numberRoom(true);
  steps.push((start, length) => makeFinite(part.values, offsetOf(part, start), out.values, 0, length));
  return out;
}

/** Copies, infinite values as NaN and -0 as 0: ∞ - ∞ is NaN. */
export function makeFinite(
  values: Float64Array,
  from: number,
  out: Float64Array,
  to: number,
  length: number,
): void {
  for (let j = 0; j < length; j++) {
    const value = values[from + j] as number;
    out[to + j] = value + (value - value);
  }
}

/** A function of the cell's numbers, all finite or NaN. */
export function appliedNumber(
  steps: Step[],
  apply: (...values: number[]) => number,
  operands: readonly NumberPart[],
): NumberPart {
  const out = numberRoom(false);
  const [only, second] = operands;
  if (only && !second) {
    steps.push((start, length) => {
      const from = offsetOf(only, start);
      for (let j = 0; j < length; j++) out.values[j] = apply(only.values[from + j] as number);
    });
    return out;
  }
  const row = new Array<number>(operands.length);
  steps.push((start, length) => {
    for (let j = 0; j < length; j++) {
      for (const [k, operand] of operands.entries()) {
        row[k] = operand.values[offsetOf(operand, start) + j] as number;
      }
      out.values[j] = apply(...row);
    }
  });
  return out;
}

export function chosenNumber(
  steps: Step[],
  condition: TruthPart,
  then: NumberPart,
  otherwise: NumberPart,
  unknownIsElse: boolean,
): NumberPart {
  const out = numberRoom(then.finite && otherwise.finite);
  steps.push((start, length) => {
    const [c, p, q] = [offsetOf(condition, start), offsetOf(then, start), offsetOf(otherwise, start)];
    for (let j = 0; j < length; j++) {
      const truth = condition.values[c + j];
      out.values[j] =
        truth === 1
          ? (then.values[p + j] as number)
          : truth === 0 || unknownIsElse
            ? (otherwise.values[q + j] as number)
            : NaN;
    }
  });
  return out;
}
