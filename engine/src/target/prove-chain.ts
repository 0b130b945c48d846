import type { Aggregation, LineOperator, LocalizedText, TargetBound } from '../model/index.js';
import {
  compareFractions,
  exactNumber,
  fractionOf,
  subtractFractions,
  ZERO,
  type ExactNumber,
} from '../rounding/index.js';
import { guaranteedLow, type ChainChild, type GuaranteedLow } from './aggregate-low.js';
import {
  ANYTHING,
  NOTHING,
  boundNumber,
  closed,
  intersect,
  intervalOfBound,
  isAtLeast,
  isEmpty,
  negateBound,
  negateInterval,
  UNBOUNDED,
  wholeInterval,
  type Bound,
  type Interval,
} from './interval.js';
import { unassignedRest, type UnassignedRest } from './unassigned-rest.js';
import type { WeightRange } from './weighted-low.js';

/** One subject of a target chain with those below it. */
export interface ChainNode {
  /** Code of the subject. */
  readonly subject: string;
  readonly name?: LocalizedText;
  /** Absent: nothing is set for it. */
  readonly target?: TargetBound;
  /** Its denominator, for a weighted ratio; between two values where it is only planned; absent is not known. */
  readonly weight?: number | { readonly least: number; readonly most: number };
  readonly children?: readonly ChainNode[];
}

export interface ChainRules {
  readonly aggregation: Aggregation;
  /** What a target's value is compared with when it does not say; `greaterThanInclusive` when absent. */
  readonly operator?: LineOperator;
  /** What values can be at all; without it a subject without a target may have any. */
  readonly domain?: { readonly least?: number; readonly most?: number; readonly whole?: boolean };
}

/**
 * - `guaranteed`: if every child meets its target the parent meets its own, whatever the values
 * - `notGuaranteed`: all children can meet theirs and the parent miss its own
 * - `missing`: that depends on weights (denominators) that are not known
 * - `impossible`: a child's target lies outside what values can be
 * - `noTarget`, `leaf`: there is nothing to prove
 */
export type ChainVerdict = 'guaranteed' | 'notGuaranteed' | 'missing' | 'impossible' | 'noTarget' | 'leaf';

export interface ChainProof {
  readonly subject: string;
  readonly verdict: ChainVerdict;
  /** Between what its value lies if the targets below are met; `null` is without bound. */
  readonly guarantees?: { readonly least: ExactNumber | null; readonly most: ExactNumber | null };
  /** By how much the worst case misses the target; `null`: by any amount. */
  readonly shortfall?: ExactNumber | null;
  /** Which end of the target is missed. */
  readonly side?: 'least' | 'most';
  /** Subjects whose weights decide. */
  readonly missing?: readonly string[];
  /** Subjects whose targets cannot be met. */
  readonly impossible?: readonly string[];
  /** What is not yet given to anybody. */
  readonly rest?: UnassignedRest;
  readonly children: readonly ChainProof[];
}

/**
 * Proves every level of a chain by itself: do the targets of the children, if all are met, guarantee the parent's? The
 * two ends of a range are proved one by one.
 */
export function proveTargetChain(root: ChainNode, rules: ChainRules): ChainProof {
  return prove(root, rules).proof;
}

interface Proved {
  readonly proof: ChainProof;
  /** The values that the subject has if its target, else those below it, are met. */
  readonly values: Interval;
}

function prove(node: ChainNode, rules: ChainRules): Proved {
  const below = (node.children ?? []).map((child) => ({ child, ...prove(child, rules) }));
  const children = below.map(({ proof }) => proof);
  const own = node.target === undefined ? undefined : intervalOfBound(node.target, operatorOf(rules));
  const domain = below.length > 0 && addsUp(rules) ? ANYTHING : domainOf(rules);
  const head = { subject: node.subject, children };
  if (below.length === 0) {
    const verdict = own === undefined ? 'noTarget' : 'leaf';
    return { proof: { ...head, verdict }, values: within(own ?? ANYTHING, domain, rules) };
  }
  const impossible = below.filter(({ values }) => isEmpty(values)).map(({ child }) => child.subject);
  if (impossible.length > 0) {
    return {
      proof: { ...head, verdict: 'impossible', impossible },
      values: own ? intersect(own, domain) : NOTHING,
    };
  }
  const parts = below.map(({ child, values }): ChainChild => ({ values, weight: weightOf(child) }));
  const low = guaranteedLow(rules.aggregation, parts, false);
  const high = guaranteedLow(rules.aggregation, flip(parts, rules), true);
  const certain: Interval = {
    low: low.certain ?? UNBOUNDED,
    high: high.certain === undefined ? UNBOUNDED : negateBound(high.certain),
  };
  const guarantees = { least: boundNumber(certain.low), most: boundNumber(certain.high) };
  if (own === undefined) {
    return { proof: { ...head, verdict: 'noTarget', guarantees }, values: intersect(certain, domain) };
  }
  const lower = judgeSide('least', low, own.low);
  const upper = judgeSide('most', high, negateBound(own.high));
  const worst = GRAVITY.indexOf(upper.verdict) > GRAVITY.indexOf(lower.verdict) ? upper : lower;
  const rest = unassignedRest(
    rules.aggregation,
    below.map(({ child }, i) => ({
      subject: child.subject,
      assigned: child.target !== undefined,
      ...(parts[i] as ChainChild),
    })),
    own,
  );
  return {
    proof: {
      ...head,
      ...worst,
      guarantees,
      ...(worst.verdict === 'missing' ? { missing: openWeights(node) } : {}),
      ...(rest === undefined ? {} : { rest }),
    },
    values: intersect(own, domain),
  };
}

/** What adds up leaves the range of the values that are added. */
function addsUp({ aggregation: { kind } }: ChainRules): boolean {
  return kind === 'sum' || kind === 'count';
}

/** The worse of the two ends decides. */
const GRAVITY: readonly ChainVerdict[] = ['guaranteed', 'missing', 'notGuaranteed'];

type JudgedSide = Pick<ChainProof, 'verdict' | 'shortfall' | 'side'>;

/** @param required  where the parent's target begins (of the negated values for the upper end) */
function judgeSide(side: 'least' | 'most', { certain, atBest }: GuaranteedLow, required: Bound): JudgedSide {
  if (required.value === null) return { verdict: 'guaranteed' };
  if (certain === undefined) return { verdict: 'missing', side };
  if (isAtLeast(certain, required)) return { verdict: 'guaranteed' };
  const favourable = atBest !== undefined && isAtLeast(atBest.low, required);
  // weights that would do are only approached, never reached
  const edge =
    favourable &&
    !atBest.reached &&
    atBest.low.value !== null &&
    compareFractions(atBest.low.value, required.value) === 0;
  if (favourable && !edge) return { verdict: 'missing', side };
  const { value } = certain;
  const shortfall = value === null ? null : exactNumber(subtractFractions(required.value, value));
  return { verdict: 'notGuaranteed', side, shortfall };
}

/** Counting looks at the values themselves, all else at the negated ones. */
function flip(parts: readonly ChainChild[], { aggregation }: ChainRules): readonly ChainChild[] {
  if (aggregation.kind === 'count') return parts;
  return parts.map(({ values, weight }) => ({ values: negateInterval(values), weight }));
}

function operatorOf({ operator = 'greaterThanInclusive' }: ChainRules): LineOperator {
  return operator;
}

function domainOf({ domain = {} }: ChainRules): Interval {
  const { least, most } = domain;
  return {
    low: least === undefined ? UNBOUNDED : closed(fractionOf(least)),
    high: most === undefined ? UNBOUNDED : closed(fractionOf(most)),
  };
}

function within(values: Interval, domain: Interval, { domain: rules }: ChainRules): Interval {
  const inside = intersect(values, domain);
  return rules?.whole === true ? wholeInterval(inside) : inside;
}

function weightOf({ weight }: ChainNode): WeightRange {
  if (weight === undefined) return { least: ZERO, most: null };
  if (typeof weight === 'number') return { least: fractionOf(weight), most: fractionOf(weight) };
  return { least: fractionOf(weight.least), most: fractionOf(weight.most) };
}

function openWeights({ children = [] }: ChainNode): string[] {
  return children
    .filter(({ weight }) => weight === undefined || typeof weight === 'object')
    .map(({ subject }) => subject);
}
