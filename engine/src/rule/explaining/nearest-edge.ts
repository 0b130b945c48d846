import type { FactValue, ValueType } from '../../model/index.js';
import type { Edge, Stretch } from './stretch.js';

/** Stretches with the bits of the classes that they belong to. */
export interface ClassedStretches {
  readonly type: ValueType | undefined;
  readonly stretches: readonly Stretch[];
  readonly bits: readonly number[];
}

/**
 * The nearest of the values in some classes to one in none of them, the lower one of two as near; `undefined` when they
 * hold none. Texts and truths are all as near as each other: the one that the rule names first is taken.
 */
export function nearestEdge(
  classed: ClassedStretches,
  allowed: number,
  current: FactValue,
  decimals: number | undefined,
): Edge | undefined {
  if (classed.type === 'number') return nearestNumber(classed, allowed, current as number, decimals);
  if (classed.type === 'date') return nearestDate(classed, allowed, current as string);
  const { stretches, bits } = classed;
  for (let i = 0; i < stretches.length; i++) {
    if (((bits[i] as number) & allowed) !== 0) return (stretches[i] as Stretch).low;
  }
  return undefined;
}

/** How far one has to go: a difference of numbers, milliseconds between dates, nothing between texts. */
export function distanceTo({ value }: Edge, current: FactValue, type: ValueType | undefined): number {
  if (type === 'number') return Math.abs((value as number) - (current as number));
  return type === 'date' ? Math.abs(Date.parse(value as string) - Date.parse(current as string)) : 0;
}

/** Distances on a decimal grid that are equal as people count may differ in binary. */
const HALF_STEPS = Array.from({ length: 11 }, (_, decimals) => 10 ** -decimals / 2);

function nearestNumber(
  { stretches, bits }: ClassedStretches,
  allowed: number,
  current: number,
  decimals: number | undefined,
): Edge | undefined {
  const least = decimals === undefined ? 0 : (HALF_STEPS[decimals] ?? 0);
  let best: Edge | undefined;
  let bestDistance = Infinity;
  for (let i = 0; i < stretches.length; i++) {
    if (((bits[i] as number) & allowed) === 0) continue;
    const { low, high } = stretches[i] as Stretch;
    const edge =
      low !== undefined && current <= (low.value as number)
        ? low
        : high !== undefined && current >= (high.value as number)
          ? high
          : undefined;
    if (edge === undefined) continue;
    const distance = Math.abs((edge.value as number) - current);
    const gain = bestDistance - distance;
    if (gain > least || (gain >= -least && edge.bound === 'exactly' && best?.bound !== 'exactly')) {
      best = edge;
      bestDistance = distance;
    }
  }
  return best;
}

/** Dates are days, seconds or milliseconds: every stretch has a nearest one. */
function nearestDate(
  { stretches, bits }: ClassedStretches,
  allowed: number,
  current: string,
): Edge | undefined {
  let best: Edge | undefined;
  let bestDistance = Infinity;
  for (let i = 0; i < stretches.length; i++) {
    if (((bits[i] as number) & allowed) === 0) continue;
    const { low, high, sample } = stretches[i] as Stretch;
    const edge = current < (sample as string) ? low : high;
    if (edge === undefined) continue;
    const distance = distanceTo(edge, current, 'date');
    if (distance >= bestDistance) continue;
    best = edge;
    bestDistance = distance;
  }
  return best;
}
