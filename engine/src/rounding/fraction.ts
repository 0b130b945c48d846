import { roundHalfUp } from './round-half-up.js';

/** A quotient of whole numbers in lowest terms, the denominator positive: arithmetic that loses nothing. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A fraction as JSON keeps it: a number where a decimal is exact, else the text `7/3`. */
export type ExactNumber = number | string;

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };
export const ONE: Fraction = { numerator: 1n, denominator: 1n };

export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 1n) return { numerator, denominator };
  if (denominator === 0n) throw new RangeError('a fraction cannot have the denominator 0');
  const sign = denominator < 0n ? -1n : 1n;
  const common = sign * greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / common, denominator: denominator / common };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y > SAFE) [x, y] = [y, x % y];
  if (y === 0n) return x;
  // numbers are many times faster, and nearly all points are small
  let small = Number(y);
  let rest = Number(x % y);
  while (rest !== 0) [small, rest] = [rest, small % rest];
  return BigInt(small);
}

/** The shortest decimal that names a number, as it is typed and shown: 0.1 is one tenth. @param value  finite */
export function fractionOf(value: number): Fraction {
  if (Number.isSafeInteger(value)) return { numerator: BigInt(value), denominator: 1n };
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`${value} is not finite`);
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match;
  const digits = BigInt(sign + whole + decimals);
  const power = Number(exponent) - decimals.length;
  return power >= 0 ? fraction(digits * 10n ** BigInt(power), 1n) : fraction(digits, 10n ** BigInt(-power));
}

/** Reads what `exactNumber` wrote. */
export function readExact(value: ExactNumber): Fraction {
  if (typeof value === 'number') return fractionOf(value);
  const match = /^(-?\d+)\/(\d+)$/.exec(value);
  if (!match) throw new RangeError(`“${value}” is no fraction: write 7/3`);
  return fraction(BigInt(match[1] as string), BigInt(match[2] as string));
}

export function exactNumber(value: Fraction): ExactNumber {
  const near = fractionToNumber(value);
  return Number.isFinite(near) && compareFractions(fractionOf(near), value) === 0
    ? near
    : `${value.numerator}/${value.denominator}`;
}

/** The nearest number, also where numerator and denominator are beyond what numbers hold. */
export function fractionToNumber({ numerator, denominator }: Fraction): number {
  const direct = Number(numerator) / Number(denominator);
  if (denominator <= SAFE && numerator <= SAFE && numerator >= -SAFE) return direct;
  const magnitude = numerator < 0n ? -numerator : numerator;
  const scale = 20 + denominator.toString().length;
  const digits = (magnitude * 10n ** BigInt(scale)) / denominator;
  return Number(`${numerator < 0n ? '-' : ''}${digits}e-${scale}`);
}

export function addFractions(...terms: readonly Fraction[]): Fraction {
  return terms.reduce(
    (sum, { numerator, denominator }) =>
      fraction(sum.numerator * denominator + numerator * sum.denominator, sum.denominator * denominator),
    ZERO,
  );
}

export function subtractFractions(from: Fraction, what: Fraction): Fraction {
  return addFractions(from, negateFraction(what));
}

export function negateFraction({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator };
}

export function multiplyFractions(...factors: readonly Fraction[]): Fraction {
  return factors.reduce(
    (product, { numerator, denominator }) =>
      fraction(product.numerator * numerator, product.denominator * denominator),
    ONE,
  );
}

/** @throws RangeError when the divisor is 0 */
export function divideFractions(dividend: Fraction, divisor: Fraction): Fraction {
  return fraction(dividend.numerator * divisor.denominator, dividend.denominator * divisor.numerator);
}

/** Negative, 0 or positive, as `a` is less than, equal to or greater than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function leastFraction(first: Fraction, ...others: readonly Fraction[]): Fraction {
  return others.reduce((least, one) => (compareFractions(one, least) < 0 ? one : least), first);
}

export function greatestFraction(first: Fraction, ...others: readonly Fraction[]): Fraction {
  return others.reduce((greatest, one) => (compareFractions(one, greatest) > 0 ? one : greatest), first);
}

/** Half up, away from zero, as `roundHalfUp`, but of the exact value. @param decimals  not negative */
export function roundFraction(value: Fraction, decimals: number): Fraction {
  const unit = 10n ** BigInt(decimals);
  const magnitude = value.numerator < 0n ? -value.numerator : value.numerator;
  const units = (2n * magnitude * unit + value.denominator) / (2n * value.denominator);
  return fraction(value.numerator < 0n ? -units : units, unit);
}

/** A rounded fraction as a number. */
export function roundedNumber(value: Fraction, decimals: number): number {
  return roundHalfUp(fractionToNumber(roundFraction(value, decimals)), decimals);
}
