import type { FactValue, LeafScoreItem } from '../model/index.js';
import {
  addFractions,
  divideFractions,
  exactNumber,
  fractionOf,
  greatestFraction,
  leastFraction,
  roundFraction,
  type Fraction,
} from '../rounding/index.js';
import { sumOfAchievements } from './award-counts.js';
import type { LeafExplanation, PeerStatistics } from './form-given.js';
import { exactOrNull } from './points-range.js';

/** What one subject brings to its group: its value, and the group it belongs to (`null`: not known). */
export interface PeerValue {
  readonly value: Fraction | null;
  readonly group: FactValue;
}

/** An item whose points depend on others'. */
export type PeerItem = Extract<LeafScoreItem, { kind: 'peerRatio' | 'meanSteps' | 'tieredCount' }>;

/** Every item that is held against the group, also inside others. */
export function peerItems(item: LeafScoreItem): PeerItem[] {
  switch (item.kind) {
    case 'peerRatio':
      return [item];
    case 'meanSteps':
      return item.mean === undefined ? [item] : [];
    case 'tieredCount':
      return item.scale === 'toBest' ? [item] : [];
    case 'compound':
      return item.parts.flatMap(peerItems);
    case 'veto':
      return item.otherwise === undefined ? [] : peerItems(item.otherwise);
    default:
      return [];
  }
}

/** The value that an item compares; not known where an achievement's tier is not. */
export function peerValueOf(leaf: LeafExplanation): Fraction | null {
  if (leaf.kind === 'peerRatio' || leaf.kind === 'meanSteps') return exactOrNull(leaf.given.measured.value);
  if (leaf.kind !== 'tieredCount' || leaf.given.achievements === null) return null;
  const { least, most } = sumOfAchievements(leaf.given.achievements);
  return least.numerator * most.denominator === most.numerator * least.denominator ? least : null;
}

/** Statistics by group; a subject whose group is not known counts in none. */
export function peerStatistics(
  values: readonly PeerValue[],
  meanDecimals?: number,
): ReadonlyMap<FactValue, PeerStatistics> {
  const groups = new Map<FactValue, (Fraction | null)[]>();
  for (const { value, group } of values) {
    if (group === null) continue;
    const list = groups.get(group);
    if (list) list.push(value);
    else groups.set(group, [value]);
  }
  return new Map([...groups].map(([group, list]) => [group, statisticsOf(list, meanDecimals)]));
}

function statisticsOf(
  values: readonly (Fraction | null)[],
  meanDecimals: number | undefined,
): PeerStatistics {
  const known = values.filter((value) => value !== null);
  const [first, ...others] = known;
  const counts = { known: known.length, of: values.length };
  if (first === undefined) return { highest: null, lowest: null, mean: null, ...counts };
  const mean = divideFractions(addFractions(...known), fractionOf(known.length));
  return {
    highest: exactNumber(greatestFraction(first, ...others)),
    lowest: exactNumber(leastFraction(first, ...others)),
    mean: exactNumber(meanDecimals === undefined ? mean : roundFraction(mean, meanDecimals)),
    ...counts,
  };
}
