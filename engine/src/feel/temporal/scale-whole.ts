/** A whole number times or divided by a decimal one, exact, then cut towards zero; `null` for no number. */
export function timesDecimal(whole: bigint, factor: number): bigint | null {
  const decimal = decimalOf(factor);
  return decimal && (whole * decimal.digits) / decimal.divisor;
}

/** See `timesDecimal`; `null` for a division by zero too. */
export function byDecimal(whole: bigint, divisor: number): bigint | null {
  const decimal = decimalOf(divisor);
  return decimal && decimal.digits !== 0n ? (whole * decimal.divisor) / decimal.digits : null;
}

/** How many times one goes into the other; `null` for none. */
export function ratioOf(dividend: bigint, divisor: bigint): number | null {
  if (divisor === 0n) return null;
  return dividend % divisor === 0n ? Number(dividend / divisor) : Number(dividend) / Number(divisor);
}

/** The decimal that a number is written as: 0.1 is one tenth, not the binary fraction beside it. */
function decimalOf(value: number): { digits: bigint; divisor: bigint } | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) return null;
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${whole ?? ''}${fraction}`) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale >= 0
    ? { digits, divisor: 10n ** BigInt(scale) }
    : { digits: digits * 10n ** BigInt(-scale), divisor: 1n };
}
