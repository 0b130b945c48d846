import {
  divideFractions,
  fractionOf,
  greatestFraction,
  leastFraction,
  multiplyFractions,
  ONE,
  ZERO,
  type Fraction,
} from '../rounding/index.js';
import { awardBonusPenalty, awardDeductions, awardExpertEntry, awardTieredCount } from './award-counts.js';
import {
  awardCategoryShare,
  awardMeanSteps,
  awardPeerRatio,
  awardSurveyIndex,
  awardThreshold,
  truthOf,
  zeroIf,
} from './award-values.js';
import type { CompoundGiven, GivenOf, LeafExplanation, LeafKind, VetoGiven } from './form-given.js';
import { addRanges, clampRange, exactly, scaleRange, type PointsRange } from './points-range.js';

type Award<K extends LeafKind> = (given: GivenOf[K], full: Fraction) => PointsRange;

/** The twelve forms: from what is given and the full mark to points, exact, before weight and rounding. */
const AWARDS: { readonly [K in LeafKind]: Award<K> } = {
  standardRatio: awardThreshold,
  ownFloor: awardThreshold,
  peerRatio: awardPeerRatio,
  meanSteps: awardMeanSteps,
  deductions: awardDeductions,
  tieredCount: awardTieredCount,
  categoryShare: awardCategoryShare,
  surveyIndex: awardSurveyIndex,
  expertEntry: awardExpertEntry,
  bonusPenalty: awardBonusPenalty,
  compound: awardCompound,
  veto: awardVeto,
};

export type UnscoredLeaf = Pick<LeafExplanation, 'kind' | 'given' | 'full' | 'weight'>;

/** Points of one item with its weight, not rounded. */
export function awardPoints(leaf: UnscoredLeaf): PointsRange {
  const award = AWARDS[leaf.kind] as (given: UnscoredLeaf['given'], full: Fraction) => PointsRange;
  return scaleRange(award(leaf.given, fractionOf(leaf.full)), fractionOf(leaf.weight));
}

function awardCompound({ combine, parts }: CompoundGiven, full: Fraction): PointsRange {
  return clampRange(combineParts(combine, parts, full), ZERO, full);
}

function combineParts(
  combine: CompoundGiven['combine'],
  parts: readonly LeafExplanation[],
  full: Fraction,
): PointsRange {
  const ranges = parts.map(awardPoints);
  const [first, ...others] = ranges as [PointsRange, ...PointsRange[]];
  switch (combine) {
    case 'sum':
      return addRanges(ranges);
    case 'mean':
      return scaleRange(addRanges(ranges), divideFractions(ONE, fractionOf(ranges.length)));
    case 'least':
      return {
        least: leastFraction(first.least, ...others.map(({ least }) => least)),
        most: leastFraction(first.most, ...others.map(({ most }) => most)),
      };
    case 'greatest':
      return {
        least: greatestFraction(first.least, ...others.map(({ least }) => least)),
        most: greatestFraction(first.most, ...others.map(({ most }) => most)),
      };
    case 'product': {
      const shares = ranges.map((range, i) => scaleRange(range, inverseOf(parts[i] as LeafExplanation)));
      return {
        least: multiplyFractions(full, ...shares.map(({ least }) => least)),
        most: multiplyFractions(full, ...shares.map(({ most }) => most)),
      };
    }
  }
}

function inverseOf({ full, weight }: LeafExplanation): Fraction {
  const most = multiplyFractions(fractionOf(full), fractionOf(weight));
  return most.numerator === 0n ? ZERO : divideFractions(ONE, most);
}

function awardVeto({ when, otherwise }: VetoGiven, full: Fraction): PointsRange {
  const scored = otherwise === undefined ? exactly(full) : clampRange(awardPoints(otherwise), ZERO, full);
  return zeroIf(truthOf(when), scored);
}
