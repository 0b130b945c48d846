/**
 * Rounds half up, away from zero, exactly in decimal: 1.005 → 1.01, -2.5 → -3 (with 0 decimals).
 * A value counts as the shortest decimal that names it, as it is shown and typed.
 *
 * @param value     NaN (not known) and infinities come back as they are
 * @param decimals  integer; negative rounds before the point (1250, -2 → 1300)
 */
export function roundHalfUp(value: number, decimals: number): number {
  const power = POWERS[decimals];
  if (power === undefined) return roundDigits(value, decimals, roundsUpHalf);
  const magnitude = value < 0 ? -value : value;
  const scaled = magnitude * power;
  if (!(scaled < LARGEST_TIE)) return roundDigits(value, decimals, roundsUpHalf);
  const whole = Math.floor(scaled);
  const beyondTie = scaled - whole - 0.5;
  // Below 1e9 the product is within 1e-6 of the decimal's: only near a tie can it mislead.
  const sure = scaled < 1e9 && (beyondTie > 1e-6 || beyondTie < -1e-6);
  // The tie has at most 15 digits, so the number nearest to it is the one that it names, and order tells the rest.
  const up = sure ? beyondTie > 0 : magnitude >= (whole + 0.5) / power;
  const rounded = (up ? whole + 1 : whole) / power + 0;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/**
 * Rounds what was computed, half up: beyond 15 significant digits stands the noise of binary fractions, which does not
 * count. 29 / 200 * 100 is 14.499999999999998 there, and 14.5 to everybody who reckons: it rounds to 15.
 */
export function roundComputed(value: number, decimals: number): number {
  const power = POWERS[decimals];
  if (power !== undefined) {
    // As above; away from ties half up and half away from zero are the same. NaN is neither near a tie nor large.
    const moved = value * power + 0.5;
    const whole = Math.floor(moved);
    const beyond = moved - whole;
    if (beyond >= 1e-6 && beyond <= 0.999999 && whole <= 1e9 && whole >= -1e9) return whole / power + 0;
  }
  const exact = power === undefined || !(Math.abs(value) * power < LARGEST_TIE);
  return roundHalfUp(exact ? value : Number(value.toPrecision(15)), decimals);
}

/** Part of a number's size that stands for the noise of binary fractions: what 15 significant digits do not tell. */
export const NOISE = 4e-15;

/**
 * Which of two numbers is larger when one was computed: negative, 0 or positive, NaN when one is NaN. Numbers that differ by
 * noise alone are equal, as 0.1 + 0.2 and 0.3 are; whole numbers are always told apart.
 */
export function orderComputed(a: number, b: number): number {
  const difference = a - b;
  const size = Math.abs(difference);
  return size < 0.5 && size <= Math.abs(b) * NOISE ? 0 : difference;
}

/** A computed value without noise: what its first 15 significant digits name. Whole numbers stay as they are. */
export function withoutNoise(value: number): number {
  return Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(15));
}

/** Ties below it have at most 15 significant digits, which a number tells apart. */
const LARGEST_TIE = 1e14;

/** Every value rounded as `roundComputed` does, in a new array; NaN stays NaN. */
export function roundAll(values: Float64Array, decimals: number): Float64Array {
  const rounded = new Float64Array(values.length);
  roundInto(values, decimals, rounded, 0, values.length);
  return rounded;
}

/** Rounds the values from `start` up to `end` into the same places of `out`, which may be the same array. */
export function roundInto(
  values: Float64Array,
  decimals: number,
  out: Float64Array,
  start: number,
  end: number,
): void {
  for (let i = start; i < end; i++) out[i] = roundComputed(values[i] as number, decimals);
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
