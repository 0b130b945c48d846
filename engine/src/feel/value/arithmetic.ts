import {
  addTemporal,
  divideTemporal,
  multiplyTemporal,
  negateTemporal,
  subtractTemporal,
} from '../temporal/index.js';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';

type Operands = (a: unknown, b: unknown) => unknown;

const TEMPORAL: Record<ArithmeticOperator, Operands> = {
  '+': addTemporal,
  '-': subtractTemporal,
  '*': multiplyTemporal,
  '/': divideTemporal,
  '**': () => null,
};

const NUMERIC: Record<ArithmeticOperator, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '**': (a, b) => a ** b,
};

/**
 * Arithmetic of any two values, DMN 1.5, tables 55–61; null for types that it is not defined for. A number may come back
 * infinite or NaN.
 */
export function computeArithmetic(operator: ArithmeticOperator, a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return NUMERIC[operator](a, b);
  if (typeof a === 'string' && typeof b === 'string') return operator === '+' ? a + b : null;
  return TEMPORAL[operator](a, b);
}

export function negateValue(value: unknown): unknown {
  return typeof value === 'number' ? 0 - value : negateTemporal(value);
}
