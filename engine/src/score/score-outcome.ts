import type { ScoreGrade } from '../model/index.js';
import {
  addFractions,
  fractionOf,
  greatestFraction,
  multiplyFractions,
  roundedNumber,
} from '../rounding/index.js';
import { awardPoints, type UnscoredLeaf } from './award-points.js';
import { truthOf } from './award-values.js';
import { addRanges, clampRange, rangeOf, roundRange, scaleRange } from './points-range.js';
import type { LeafExplanation, ScoreRange } from './form-given.js';
import type { ScoreGroupExplanation, ScoreItemExplanation, ScoreOutcome } from './score-explanation.js';

/** Adds the points to an item of which only what is given is known. */
export function scoreLeaf<L extends UnscoredLeaf>(leaf: L, decimals: number): L & ScoreRange {
  return { ...leaf, ...roundRange(awardPoints(leaf), decimals) };
}

type UnscoredGroup = Omit<ScoreGroupExplanation, keyof ScoreRange>;

/** A group has the sum of its items' rounded points, within its bounds, times its weight. */
export function scoreGroup(group: UnscoredGroup, decimals: number): ScoreGroupExplanation {
  const sum = addRanges(group.items.map(rangeOf));
  const low = group.atLeast === undefined ? sum.least : fractionOf(group.atLeast);
  const high = group.atMost === undefined ? greatestFraction(sum.most, low) : fractionOf(group.atMost);
  const bounded = clampRange(sum, low, high);
  return { ...group, ...roundRange(scaleRange(bounded, fractionOf(group.weight)), decimals) };
}

/** Total, grade and vetoes of items that have their points. */
export function outcomeOf(
  items: readonly ScoreItemExplanation[],
  grades: readonly ScoreGrade[],
  decimals: number,
): ScoreOutcome {
  const ranges: Record<string, ScoreRange> = {};
  const vetoes: VetoLeaf[] = [];
  collect(items, ranges, vetoes);
  const holding = vetoes.filter(({ given }) => truthOf(given.when) === true);
  const open = vetoes.filter(({ given }) => truthOf(given.when) === null);
  const sum = addRanges(items.map(rangeOf));
  const cap = (one: readonly VetoLeaf[]) =>
    Math.min(...one.map(({ given }) => given.mostTotal ?? Infinity), Infinity);
  const [mostCap, leastCap] = [cap(holding), cap([...holding, ...open])];
  const rounded = roundRange(sum, decimals);
  const least = Math.min(rounded.least, leastCap);
  const most = Math.min(rounded.most, mostCap);
  const total: ScoreRange = { points: least === most ? least : null, least, most };
  const [best, worst] = gradeRanks(grades, total, ranges, holding, open);
  return {
    total,
    full: roundedNumber(
      addFractions(
        ...items.map(({ full, weight }) => multiplyFractions(fractionOf(full), fractionOf(weight))),
      ),
      decimals,
    ),
    grade: best === worst ? (grades[best]?.code ?? null) : null,
    possibleGrades: grades.slice(best, worst + 1).map(({ code }) => code),
    vetoes: holding.map(({ code }) => code),
    possibleVetoes: open.map(({ code }) => code),
    items: ranges,
  };
}

type VetoLeaf = Extract<LeafExplanation, { kind: 'veto' }>;

function collect(
  items: readonly ScoreItemExplanation[],
  ranges: Record<string, ScoreRange>,
  vetoes: VetoLeaf[],
): void {
  for (const item of items) {
    const { points, least, most } = item;
    ranges[item.code] = { points, least, most };
    if (item.kind === 'group') collect(item.items, ranges, vetoes);
    if (item.kind === 'veto') vetoes.push(item);
  }
}

/** Best and worst rank that the subject may have; the number of grades stands for none. */
function gradeRanks(
  grades: readonly ScoreGrade[],
  total: ScoreRange,
  ranges: Readonly<Record<string, ScoreRange>>,
  holding: readonly VetoLeaf[],
  open: readonly VetoLeaf[],
): readonly [best: number, worst: number] {
  const rankOf = (veto: VetoLeaf) => grades.findIndex(({ code }) => code === veto.given.grade);
  const bestAllowed = Math.max(0, ...holding.map(rankOf));
  const worstAllowed = Math.max(bestAllowed, ...open.map(rankOf));
  // by rank in the list of grades: the best case takes the most of everything, the worst the least
  const best = firstGrade(grades, total.most, (item) => ranges[item]?.most ?? 0);
  const worst = firstGrade(grades, total.least, (item) => ranges[item]?.least ?? 0);
  return [Math.max(best, bestAllowed), Math.max(worst, worstAllowed)];
}

/** The number of grades where none fits. */
function firstGrade(
  grades: readonly ScoreGrade[],
  total: number,
  pointsOf: (item: string) => number,
): number {
  const found = grades.findIndex(
    ({ from, requires = [] }) =>
      (from === undefined || total >= from) && requires.every(({ item, points }) => pointsOf(item) >= points),
  );
  return found < 0 ? grades.length : found;
}
