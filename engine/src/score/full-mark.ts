import type { ScoreItem } from '../model/index.js';
import { addFractions, fractionOf, fractionToNumber, multiplyFractions } from '../rounding/index.js';

/** Full mark of an item without its own weight; of a group that states none, the sum of its items. */
export function fullMark(item: ScoreItem): number {
  if (item.kind !== 'group') return 'points' in item ? item.points : 0;
  return item.points ?? sumOfMarks(item.items);
}

/** Full marks with their weights. */
export function sumOfMarks(items: readonly ScoreItem[]): number {
  return fractionToNumber(
    addFractions(
      ...items.map((item) => multiplyFractions(fractionOf(fullMark(item)), fractionOf(item.weight ?? 1))),
    ),
  );
}
