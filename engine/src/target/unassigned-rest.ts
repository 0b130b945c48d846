import type { Aggregation } from '../model/index.js';
import {
  addFractions,
  compareFractions,
  divideFractions,
  exactNumber,
  fractionOf,
  multiplyFractions,
  negateFraction,
  subtractFractions,
  ZERO,
  type ExactNumber,
  type Fraction,
} from '../rounding/index.js';
import type { ChainChild } from './aggregate-low.js';
import type { Interval } from './interval.js';

/** What the targets that are set leave open of the parent's. */
export interface UnassignedRest {
  /** Subjects without a target of their own. */
  readonly subjects: readonly string[];
  /** Of a sum, or of the numerators: negative where more is set than is asked for. */
  readonly total?: ExactNumber;
  /** What each subject without a target has to reach, the same for all, so that the parent's target is guaranteed. */
  readonly each?: ExactNumber;
}

interface Assigned extends ChainChild {
  readonly subject: string;
  readonly assigned: boolean;
}

/** Of the end that the parent's target sets; a range counts by its lower end. `undefined`: it cannot be said. */
export function unassignedRest(
  aggregation: Aggregation,
  children: readonly Assigned[],
  parent: Interval,
): UnassignedRest | undefined {
  const upper = parent.low.value === null;
  const asked = upper ? parent.high.value : parent.low.value;
  if (asked === null) return undefined;
  const ends = children.map(({ values }) => (upper ? values.high : values.low).value);
  const open = children.filter(({ assigned }) => !assigned);
  const subjects = open.map(({ subject }) => subject);
  const given = children.flatMap(({ assigned, weight }, i) => {
    const end = ends[i] ?? null;
    return assigned && end !== null ? [{ end, weight: exactWeight(weight) }] : [];
  });
  if (given.length + open.length < children.length) return undefined;
  switch (aggregation.kind) {
    case 'sum':
      return spread(
        subjects,
        subtractFractions(asked, addFractions(...given.map(({ end }) => end))),
        fractionOf(open.length),
      );
    case 'mean': {
      const whole = multiplyFractions(asked, fractionOf(children.length));
      const rest = subtractFractions(whole, addFractions(...given.map(({ end }) => end)));
      return spread(subjects, rest, fractionOf(open.length));
    }
    case 'weightedRatio': {
      const openWeights = open.map(({ weight }) => exactWeight(weight));
      const weights = [...given.map(({ weight }) => weight), ...openWeights];
      if (!weights.every((weight) => weight !== null)) return { subjects };
      const whole = multiplyFractions(asked, addFractions(...weights));
      const parts = given.map(({ end, weight }) => multiplyFractions(end, weight as Fraction));
      const rest = subtractFractions(whole, addFractions(...parts));
      return spread(subjects, rest, addFractions(...(openWeights as Fraction[])));
    }
    case 'min':
    case 'max': {
      const alone = (aggregation.kind === 'max') !== upper;
      const done =
        alone &&
        given.some(
          ({ end }) =>
            compareFractions(upper ? negateFraction(end) : end, upper ? negateFraction(asked) : asked) >= 0,
        );
      return subjects.length === 0 || done ? { subjects } : { subjects, each: exactNumber(asked) };
    }
    case 'count':
      return { subjects };
  }
}

function exactWeight({ least, most }: ChainChild['weight']): Fraction | null {
  return most !== null && compareFractions(least, most) === 0 ? least : null;
}

function spread(subjects: readonly string[], rest: Fraction, over: Fraction): UnassignedRest {
  const total = exactNumber(rest);
  if (compareFractions(over, ZERO) === 0) return { subjects, total };
  return { subjects, total, each: exactNumber(divideFractions(rest, over)) };
}
