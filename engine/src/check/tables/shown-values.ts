import { roundHalfUp } from '../../rounding/index.js';
import type { FactValue } from '../../model/index.js';

/**
 * One value of each class of numbers that can be shown with some decimals, in place of any; `undefined` for a class without
 * one: between 18 and 18.01 lies nothing that an indicator of two decimals can come to.
 *
 * @param samples  one value of each class, those that cells name among them
 * @param named    the values that cells name: classes of their own
 */
export function shownValues(
  samples: readonly FactValue[],
  named: readonly FactValue[],
  decimals: number,
): readonly (FactValue | undefined)[] {
  const numbers = named.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const step = Number(`1e${-decimals}`);
  return samples.map((sample) => {
    if (typeof sample !== 'number') return sample;
    if (numbers.includes(sample)) return roundHalfUp(sample, decimals) === sample ? sample : undefined;
    const below = numbers.findLast((value) => value < sample);
    const above = numbers.find((value) => value > sample);
    if (below === undefined) return above === undefined ? 0 : lastBelow(above, step, decimals);
    const next = firstAbove(below, step, decimals);
    return above === undefined || next < above ? next : undefined;
  });
}

function firstAbove(value: number, step: number, decimals: number): number {
  const rounded = roundHalfUp(value, decimals);
  return rounded > value ? rounded : roundHalfUp(rounded + step, decimals);
}

function lastBelow(value: number, step: number, decimals: number): number {
  const rounded = roundHalfUp(value, decimals);
  return rounded < value ? rounded : roundHalfUp(rounded - step, decimals);
}
