/**
 * What each of `count` changes adds to a total change: its mean effect over all orders in which they could have happened.
 * Exact: the effects add up to last − first value, up to binary noise. Of a product or quotient of two this is the
 * midpoint split; nothing needs a logarithm, so zeros and signs do no harm (as they do to LMDI).
 *
 * @param values  by set of changes made, 2^count of them: bit i of the index says whether change i is made
 * @returns       `undefined` where a value on the way is not known
 * @source        Shapley (1953); Shorrocks, J. Economic Inequality 11 (2013), 99–126; for two factors Sun, Energy
 *                Economics 20 (1998), 85–100
 */
export function shapley(values: Float64Array, count: number): number[] | undefined {
  if (values.some((value) => !Number.isFinite(value))) return undefined;
  const weights = weightsOf(count);
  return Array.from({ length: count }, (_, change) => {
    const bit = 1 << change;
    let effect = 0;
    for (let made = 0; made < values.length; made++) {
      if (made & bit) continue;
      effect += (weights[bits(made)] ?? 0) * ((values[made | bit] ?? NaN) - (values[made] ?? NaN));
    }
    return effect;
  });
}

/** Part of the orders in which exactly the `size` changes of a set come before one: size! (n − size − 1)! / n!. */
function weightsOf(count: number): number[] {
  const weights = [1 / count];
  for (let size = 1; size < count; size++) {
    weights.push(((weights[size - 1] ?? 0) * size) / (count - size));
  }
  return weights;
}

function bits(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count++;
  return count;
}
