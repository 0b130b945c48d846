/**
 * Rounds half up, away from zero, exactly in decimal: 1.005 → 1.01, -2.5 → -3 (with 0 decimals).
 * A value counts as the shortest decimal that names it, as it is shown and typed.
 *
 * @param value     NaN (not known) and infinities come back as they are
 * @param decimals  integer; negative rounds before the point (1250, -2 → 1300)
 */
export function roundHalfUp(value: number, decimals: number): number {
  const power = POWERS[decimals];
  if (power !== undefined) {
    const magnitude = (value < 0 ? -value : value) * power;
    // Below 1e9 the product is within 1e-6 of the decimal's: only near a tie can it mislead.
    if (magnitude < 1e9) {
      const whole = Math.floor(magnitude);
      const beyondTie = magnitude - whole - 0.5;
      if (beyondTie > 1e-6) return value < 0 ? -(whole + 1) / power : (whole + 1) / power;
      if (beyondTie < -1e-6) return whole === 0 ? 0 : value < 0 ? -whole / power : whole / power;
    }
  }
  return roundDigits(value, decimals, roundsUpHalf);
}

/** Rounds every value in place of a new array; NaN stays NaN. */
export function roundAll(values: Float64Array, decimals: number): Float64Array {
  const rounded = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) rounded[i] = roundHalfUp(values[i] as number, decimals);
  return rounded;
}

/** 10^0 … 10^15: the powers for which the fast path is worth it; all exact. */
const POWERS: readonly number[] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/** What is cut off: its first digit, whether others but zero follow, and the last digit kept. */
export interface CutDigits {
  readonly first: number;
  readonly more: boolean;
  readonly lastKeptOdd: boolean;
  readonly negative: boolean;
}

function roundsUpHalf({ first }: CutDigits): boolean {
  return first >= 5;
}

/**
 * Rounds on the decimal digits of a value, whatever the mode.
 *
 * @param away  whether what is cut off moves the kept digits away from zero
 */
export function roundDigits(value: number, decimals: number, away: (cut: CutDigits) => boolean): number {
  if (!Number.isFinite(value)) return value;
  const negative = value < 0;
  const match = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(Math.abs(value))) as RegExpExecArray;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  // digits stand for 0.digits × 10^point
  const point = whole.length + Number(exponent);
  const keep = point + decimals;
  if (keep >= digits.length) return value === 0 ? 0 : value;
  if (keep < 0) {
    const cut = { first: 0, more: /[1-9]/.test(digits), lastKeptOdd: false, negative };
    return away(cut) ? signed(`1e${-decimals}`, negative) : 0;
  }
  let kept = BigInt(`0${digits.slice(0, keep)}`);
  const cut = {
    first: Number(digits[keep]),
    more: /[1-9]/.test(digits.slice(keep + 1)),
    lastKeptOdd: kept % 2n === 1n,
    negative,
  };
  if (away(cut)) kept += 1n;
  return kept === 0n ? 0 : signed(`${kept}e${-decimals}`, negative);
}

function signed(text: string, negative: boolean): number {
  const value = Number(text);
  return negative ? -value : value;
}
