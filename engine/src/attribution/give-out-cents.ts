/**
 * Rounds parts so that they add up to the rounded whole, exactly in decimal: each is cut down to the decimals, and the
 * units of the last decimal that are left over go, one each, to the parts that lost most; of equal ones the first.
 *
 * @param parts     unrounded; add up to the unrounded whole, but for the noise of binary fractions
 * @param whole     already rounded to `decimals`
 * @source          largest remainder (Hamilton); Balinski and Young, Fair Representation (1982)
 */
export function giveOutCents(parts: readonly number[], whole: number, decimals: number): number[] {
  const power = 10 ** decimals;
  const scaled = parts.map((part) => withoutNoise(part * power));
  const cents = scaled.map(Math.floor);
  const lost = scaled.map((part, index) => part - (cents[index] ?? 0));
  let left = Math.round(whole * power) - cents.reduce((sum, cent) => sum + cent, 0);
  const order = parts.map((_, index) => index).sort((a, b) => (lost[b] ?? 0) - (lost[a] ?? 0) || a - b);
  if (left < 0) order.reverse();
  const step = Math.sign(left);
  for (let turn = 0; left !== 0 && order.length > 0; turn++, left -= step) {
    const index = order[turn % order.length] ?? 0;
    cents[index] = (cents[index] ?? 0) + step;
  }
  return cents.map((cent) => cent / power + 0);
}

/** What is within the noise of a whole number is that number: no cent is given away for it. */
function withoutNoise(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) <= 1e-9 * Math.max(1, Math.abs(value)) ? nearest : value;
}
