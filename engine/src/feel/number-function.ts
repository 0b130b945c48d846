import { NOISE, roundComputed, roundDigits, withoutNoise } from '../rounding/index.js';

/** A FEEL function over numbers: NaN in or a value outside its domain gives NaN, which is null. */
export interface NumberFunction {
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  readonly apply: (...values: number[]) => number;
  /** JavaScript for the same value, where it is shorter than a call. */
  readonly code?: (...values: string[]) => string;
}

/** Rounds an indicator to its decimals where a formula judges it; not a function that people can write. */
export const AS_SHOWN = 'as shown';

/** Numeric functions of DMN 1.5, section 10.3.4.5, and `round`, which is `round half up` with its scale left out. */
export const NUMBER_FUNCTIONS: Readonly<Record<string, NumberFunction>> = {
  decimal: {
    arity: [2, 2],
    apply: scaled((cut) => cut.first > 5 || (cut.first === 5 && (cut.more || cut.lastKeptOdd))),
  },
  floor: {
    arity: [1, 2],
    apply: (n, scale = 0) =>
      scale === 0
        ? Math.floor(wholeNearBy(n))
        : cutAt(n, scale, (cut) => cut.negative && (cut.first > 0 || cut.more)),
  },
  ceiling: {
    arity: [1, 2],
    apply: (n, scale = 0) =>
      scale === 0
        ? Math.ceil(wholeNearBy(n)) + 0
        : cutAt(n, scale, (cut) => !cut.negative && (cut.first > 0 || cut.more)),
  },
  'round up': { arity: [2, 2], apply: scaled((cut) => cut.first > 0 || cut.more) },
  'round down': { arity: [2, 2], apply: scaled(() => false) },
  'round half up': { arity: [2, 2], apply: half },
  'round half down': {
    arity: [2, 2],
    apply: scaled((cut) => cut.first > 5 || (cut.first === 5 && cut.more)),
  },
  round: { arity: [1, 2], apply: (n, scale = 0) => half(n, scale) },
  abs: { arity: [1, 1], apply: Math.abs, code: (n) => `Math.abs(${n})` },
  modulo: {
    arity: [2, 2],
    apply: (dividend, divisor) => {
      if (divisor === 0) return NaN;
      const rest = dividend - divisor * Math.floor(wholeNearBy(dividend / divisor));
      return Math.abs(rest) < 0.5 && Math.abs(rest) <= Math.abs(dividend) * NOISE ? 0 : rest;
    },
  },
  sqrt: { arity: [1, 1], apply: Math.sqrt, code: (n) => `Math.sqrt(${n})` },
  [AS_SHOWN]: { arity: [2, 2], apply: (n, decimals) => roundComputed(n, decimals ?? 0) },
  log: { arity: [1, 1], apply: (n) => (n > 0 ? Math.log(n) : NaN) },
  exp: { arity: [1, 1], apply: Math.exp, code: (n) => `Math.exp(${n})` },
};

/** Functions over a list of numbers, section 10.3.4.4; written with a list or with its elements as arguments. */
export const LIST_FUNCTIONS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  min: (values) => reduce(values, (a, b) => (b < a ? b : a)),
  max: (values) => reduce(values, (a, b) => (b > a ? b : a)),
  sum: (values) => reduce(values, (a, b) => a + b),
  product: (values) => reduce(values, (a, b) => a * b),
  mean: (values) => reduce(values, (a, b) => a + b) / values.length,
  trend: slope,
  median: (values) => {
    if (values.length === 0 || values.some(Number.isNaN)) return NaN;
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const upper = sorted[middle] as number;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
  },
};

/** Least squares over equally spaced values, oldest first: the slope from one to the next. */
function slope(values: readonly number[]): number {
  const n = values.length;
  let sum = 0;
  // twice the distance from the middle, so that the weights are whole numbers
  for (let i = 0; i < n; i++) sum += (2 * i - (n - 1)) * (values[i] as number);
  return n < 2 ? NaN : (6 * sum) / (n * (n * n - 1));
}

/** NaN for an empty list and for one that holds NaN. */
function reduce(values: readonly number[], combine: (a: number, b: number) => number): number {
  let result = values[0] ?? NaN;
  let known = !Number.isNaN(result);
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as number;
    known &&= !Number.isNaN(value);
    result = combine(result, value);
  }
  return known ? result : NaN;
}

/** The whole number that a computed value is but for the noise of binary fractions, otherwise the value itself. */
function wholeNearBy(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) <= Math.min(Math.abs(value) * NOISE, 0.001) ? whole : value;
}

/** DMN allows a scale of -6111 … 6176. */
function isScale(scale: number): boolean {
  return scale >= -6111 && scale <= 6176;
}

function half(n: number, scale: number): number {
  return isScale(scale) ? roundComputed(n, Math.trunc(scale)) : NaN;
}

function cutAt(n: number, scale: number, away: Parameters<typeof roundDigits>[2]): number {
  return isScale(scale) ? roundDigits(withoutNoise(n), Math.trunc(scale), away) : NaN;
}

function scaled(away: Parameters<typeof roundDigits>[2]): (n: number, scale: number) => number {
  return (n, scale) => cutAt(n, scale, away);
}
