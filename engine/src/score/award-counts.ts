import {
  addFractions,
  compareFractions,
  divideFractions,
  fractionOf,
  greatestFraction,
  leastFraction,
  multiplyFractions,
  readExact,
  subtractFractions,
  ZERO,
  type Fraction,
} from '../rounding/index.js';
import { numberOf, truthOf, zeroIf } from './award-values.js';
import type {
  AchievementGiven,
  BonusPenaltyGiven,
  DeductionsGiven,
  EventGiven,
  ExpertEntryGiven,
  TieredCountGiven,
} from './form-given.js';
import { addRanges, clampRange, exactly, exactOrNull, upTo, type PointsRange } from './points-range.js';

const HUNDRED = fractionOf(100);

/** Points of all events together; an unknown count may be none, or as many as the cap leaves room for. */
function pointsOfEvents(events: readonly EventGiven[], cap: Fraction): PointsRange {
  const sum = addRanges(
    events.map(({ count, each, most }): PointsRange => {
      const bound = most === undefined ? cap : leastFraction(cap, fractionOf(most));
      const counted = numberOf(count);
      if (counted === null || compareFractions(counted, ZERO) < 0) return upTo(bound);
      const points = multiplyFractions(counted, fractionOf(each));
      return exactly(most === undefined ? points : leastFraction(points, fractionOf(most)));
    }),
  );
  return clampRange(sum, ZERO, cap);
}

export function awardDeductions(given: DeductionsGiven, full: Fraction): PointsRange {
  const floor = fractionOf(given.floor);
  const off = pointsOfEvents(given.events, greatestFraction(ZERO, subtractFractions(full, floor)));
  const left = { least: subtractFractions(full, off.most), most: subtractFractions(full, off.least) };
  return zeroIf(truthOf(given.zeroWhen), left);
}

export function awardBonusPenalty(given: BonusPenaltyGiven): PointsRange {
  const bonus = pointsOfEvents(given.bonus, fractionOf(given.mostBonus));
  const penalty = pointsOfEvents(given.penalty, fractionOf(given.mostPenalty));
  return {
    least: subtractFractions(bonus.least, penalty.most),
    most: subtractFractions(bonus.most, penalty.least),
  };
}

/** Percent of all achievements together, the same item once at its highest. */
export function sumOfAchievements(achievements: readonly AchievementGiven[]): PointsRange {
  const byItem = new Map<string, PointsRange>();
  for (const one of achievements) {
    const [least, most] = [readExact(one.least), readExact(one.most)];
    const known = byItem.get(one.item);
    byItem.set(
      one.item,
      known
        ? { least: greatestFraction(known.least, least), most: greatestFraction(known.most, most) }
        : { least, most },
    );
  }
  return addRanges([...byItem.values()]);
}

export function awardTieredCount(given: TieredCountGiven, full: Fraction): PointsRange {
  if (given.achievements === null) return upTo(full);
  const percent = sumOfAchievements(given.achievements);
  if (given.scale === 'absolute') {
    const each = divideFractions(fractionOf(given.each), HUNDRED);
    const points = (value: Fraction) => multiplyFractions(value, each);
    return clampRange({ least: points(percent.least), most: points(percent.most) }, ZERO, full);
  }
  const best = exactOrNull(given.peers?.highest ?? null);
  if (best === null) return upTo(full);
  // nobody has anything: nobody is behind
  if (compareFractions(best, ZERO) <= 0) return exactly(full);
  const points = (value: Fraction) => multiplyFractions(full, divideFractions(value, best));
  return clampRange({ least: points(percent.least), most: points(percent.most) }, ZERO, full);
}

export function awardExpertEntry(given: ExpertEntryGiven, full: Fraction): PointsRange {
  const values = (given.entries ?? []).map(({ value }) => fractionOf(value)).sort(compareFractions);
  if (values.length === 0 || values.length < given.minimumJudges) return upTo(full);
  const combined = COMBINED[given.combine](values);
  return exactly(multiplyFractions(full, divideFractions(combined, fractionOf(given.outOf))));
}

const meanOf = (values: readonly Fraction[]): Fraction =>
  divideFractions(addFractions(...values), fractionOf(values.length));

/** Of values in ascending order. */
const COMBINED: Readonly<Record<ExpertEntryGiven['combine'], (values: readonly Fraction[]) => Fraction>> = {
  mean: meanOf,
  median: (values) => {
    const middle = values.length >> 1;
    return values.length % 2 === 1
      ? (values[middle] as Fraction)
      : meanOf(values.slice(middle - 1, middle + 1));
  },
  trimmedMean: (values) => meanOf(values.length < 3 ? values : values.slice(1, -1)),
};
