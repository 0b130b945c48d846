/**
 * P(X ≤ successes) of `trials` independent trials that each succeed with `probability`; exact but for binary noise.
 *
 * @cost  linear in `successes`
 */
export function binomialAtMost(successes: number, trials: number, probability: number): number {
  if (successes >= trials) return 1;
  if (successes < 0) return 0;
  if (probability <= 0) return 1;
  if (probability >= 1) return 0;
  const odds = Math.log(probability) - Math.log1p(-probability);
  let term = trials * Math.log1p(-probability);
  let sum = Math.exp(term);
  for (let k = 1; k <= successes; k++) {
    term += Math.log(trials - k + 1) - Math.log(k) + odds;
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}

/** P(X ≥ successes). */
export function binomialAtLeast(successes: number, trials: number, probability: number): number {
  return binomialAtMost(trials - successes, trials, 1 - probability);
}

/**
 * Exact two-sided limits of a proportion: inside lie the true proportions that both tails allow.
 *
 * @param level  of confidence, 0.95
 * @source       Clopper and Pearson, Biometrika 26 (1934), 404–413
 */
export function clopperPearson(successes: number, trials: number, level: number): [number, number] {
  const tail = (1 - level) / 2;
  const lower = successes === 0 ? 0 : bisect((p) => binomialAtLeast(successes, trials, p) - tail);
  const upper = successes === trials ? 1 : bisect((p) => tail - binomialAtMost(successes, trials, p));
  return [lower, upper];
}

/**
 * Limits of a proportion by the score test, for groups so large that nobody counts the tails.
 *
 * @param z  normal quantile, 1.96 for 95 %
 * @source   Wilson, J. Am. Stat. Assoc. 22 (1927), 209–212
 */
export function wilson(successes: number, trials: number, z: number): [number, number] {
  const share = successes / trials;
  const z2 = z * z;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half =
    (z / (1 + z2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** Root in (0, 1) of a function that rises from below zero to above it. */
function bisect(rising: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
