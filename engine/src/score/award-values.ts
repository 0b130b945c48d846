import {
  addFractions,
  compareFractions,
  divideFractions,
  fractionOf,
  multiplyFractions,
  ONE,
  subtractFractions,
  ZERO,
  type Fraction,
} from '../rounding/index.js';
import type {
  Between,
  CategoryShareGiven,
  Direction,
  FormulaReading,
  MeanStepsGiven,
  PeerRatioGiven,
  SurveyIndexGiven,
  ThresholdGiven,
} from './form-given.js';
import {
  addRanges,
  clampRange,
  exactly,
  exactOrNull,
  hullOf,
  isWorse,
  scaleRange,
  upTo,
  type PointsRange,
} from './points-range.js';

const HUNDRED = fractionOf(100);

/** A condition counts as 1 or 0. */
export function numberOf({ value }: FormulaReading): Fraction | null {
  if (typeof value === 'boolean') return value ? ONE : ZERO;
  return typeof value === 'number' ? fractionOf(value) : null;
}

export function truthOf(reading: FormulaReading | undefined): boolean | null {
  if (reading === undefined) return false;
  return typeof reading.value === 'boolean' ? reading.value : null;
}

/** Nothing where a condition holds; perhaps nothing where that is not known. */
export function zeroIf(condition: boolean | null, otherwise: PointsRange): PointsRange {
  if (condition === true) return exactly(ZERO);
  return condition === null ? hullOf(otherwise, exactly(ZERO)) : otherwise;
}

interface Threshold {
  readonly direction: Direction;
  readonly full: Fraction;
  readonly zero?: Fraction;
  readonly between: Between;
}

/** Share of the full mark, 0–1. */
function shareOf(value: Fraction, { direction, full, zero, between }: Threshold): Fraction {
  if (!isWorse(value, full, direction)) return fractionOf(1);
  if (zero !== undefined && isWorse(value, zero, direction)) return ZERO;
  if (between === 'none') return ZERO;
  if (between === 'linear') {
    if (zero === undefined || compareFractions(full, zero) === 0) return ZERO;
    return divideFractions(subtractFractions(value, zero), subtractFractions(full, zero));
  }
  const [part, whole] = direction === 'higher' ? [value, full] : [full, value];
  // a ratio of values below zero says nothing
  return compareFractions(part, ZERO) <= 0 || compareFractions(whole, ZERO) <= 0
    ? ZERO
    : divideFractions(part, whole);
}

export function awardThreshold(given: ThresholdGiven, full: Fraction): PointsRange {
  const { direction, between } = given;
  const value = exactOrNull(given.measured.value);
  const limit = exactOrNull(given.full.value);
  const zero = given.zero === undefined ? undefined : exactOrNull(given.zero.value);
  if (value === null) return upTo(full);
  if (limit === null) {
    return zero !== undefined && zero !== null && isWorse(value, zero, direction)
      ? exactly(ZERO)
      : upTo(full);
  }
  if (zero === null) {
    // worse than full and the other limit not known: nothing, or what the form would give at most
    if (!isWorse(value, limit, direction)) return exactly(full);
    if (between === 'linear') return upTo(full);
    return upTo(multiplyFractions(full, shareOf(value, { direction, full: limit, between })));
  }
  const threshold = { direction, full: limit, between, ...(zero === undefined ? {} : { zero }) };
  return exactly(multiplyFractions(full, shareOf(value, threshold)));
}

export function awardPeerRatio(given: PeerRatioGiven, full: Fraction): PointsRange {
  return zeroIf(truthOf(given.zeroWhen), withoutVeto());

  function withoutVeto(): PointsRange {
    const value = exactOrNull(given.measured.value);
    const direction: Direction = given.best === 'highest' ? 'higher' : 'lower';
    const zero = given.zero === undefined ? undefined : exactOrNull(given.zero.value);
    if (value === null) return upTo(full);
    if (zero !== undefined && zero !== null && isWorse(value, zero, direction)) return exactly(ZERO);
    const best = exactOrNull(given.peers?.[given.best] ?? null);
    if (best === null) return upTo(full);
    const share = shareOf(value, { direction, full: best, between: 'ratio' });
    const points = exactly(multiplyFractions(full, share));
    return zero === null ? hullOf(points, exactly(ZERO)) : points;
  }
}

export function awardMeanSteps(given: MeanStepsGiven, full: Fraction): PointsRange {
  const value = exactOrNull(given.measured.value);
  const mean = exactOrNull(given.mean.value);
  if (value === null || mean === null) {
    const all = [...given.steps.map(({ points }) => points), given.otherwise].map((points) =>
      exactly(fractionOf(points)),
    );
    return clampRange(hullOf(all[0] as PointsRange, ...all.slice(1)), ZERO, full);
  }
  const behind =
    given.direction === 'higher' ? subtractFractions(mean, value) : subtractFractions(value, mean);
  const step = given.steps.find((one) => compareFractions(behind, fractionOf(one.behind)) <= 0);
  return clampRange(exactly(fractionOf(step?.points ?? given.otherwise)), ZERO, full);
}

/** Every case that may be the first to hold. */
export function awardCategoryShare(given: CategoryShareGiven, full: Fraction): PointsRange {
  const [part, whole] = [numberOf(given.part), numberOf(given.whole)];
  if (part === null || whole === null || compareFractions(whole, ZERO) <= 0) return upTo(full);
  const percent = multiplyFractions(HUNDRED, divideFractions(part, whole));
  const possible: PointsRange[] = [];
  for (const one of given.cases) {
    const holds = one.when === undefined ? true : truthOf(one.when);
    if (holds === false) continue;
    const share = shareOf(percent, {
      direction: 'higher',
      full: fractionOf(one.full),
      between: given.between,
      ...(one.zero === undefined ? {} : { zero: fractionOf(one.zero) }),
    });
    possible.push(exactly(multiplyFractions(full, share)));
    if (holds === true) return hullOf(possible[0] as PointsRange, ...possible.slice(1));
  }
  // perhaps no case at all, of which the sheet says nothing
  return upTo(full);
}

export function awardSurveyIndex(given: SurveyIndexGiven, full: Fraction): PointsRange {
  if (given.minimumRespondents !== undefined && given.respondents !== undefined) {
    const respondents = numberOf(given.respondents);
    if (respondents === null || compareFractions(respondents, fractionOf(given.minimumRespondents)) < 0) {
      return upTo(full);
    }
  }
  const indices = given.questions.map(({ answers }): PointsRange => {
    const counts = answers.map(({ count }) => numberOf(count));
    const worths = answers.map(({ worth }) => fractionOf(worth));
    const sound = counts.every((count) => count !== null && compareFractions(count, ZERO) >= 0);
    const all = sound ? addFractions(...(counts as Fraction[])) : ZERO;
    if (compareFractions(all, ZERO) === 0) return { least: ZERO, most: HUNDRED };
    const weighted = counts.map((count, i) => multiplyFractions(count as Fraction, worths[i] as Fraction));
    return exactly(divideFractions(addFractions(...weighted), all));
  });
  const mean = scaleRange(addRanges(indices), divideFractions(fractionOf(1), fractionOf(indices.length)));
  return scaleRange(mean, divideFractions(full, HUNDRED));
}
