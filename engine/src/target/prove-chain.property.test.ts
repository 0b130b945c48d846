import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Aggregation, LineOperator, TargetBound } from '../model/index.js';
import { proveTargetChain, type ChainNode, type ChainRules, type ChainVerdict } from './index.js';

/**
 * The twin: tries every value and every weight. Values are whole multiples of 1/10,000 between 0 and 3: the whole
 * numbers and one step to either side of each, so that ends that are left out are seen. A value is a pair
 * numerator / denominator of whole numbers.
 */
const UNIT = 10_000;
const TOP = 3;
type Q = readonly [number, number];

const CANDIDATES = [0, 1, 2, 3]
  .flatMap((whole) => [whole * UNIT - 1, whole * UNIT, whole * UNIT + 1])
  .filter((value) => value >= 0 && value <= TOP * UNIT);
const WHOLE = [0, 1, 2, 3].map((value) => value * UNIT);

function compare([a, b]: Q, [c, d]: Q): number {
  return Math.sign(a * d - c * b);
}

const HOLDS: Record<LineOperator, (order: number) => boolean> = {
  lessThan: (order) => order < 0,
  lessThanInclusive: (order) => order <= 0,
  greaterThan: (order) => order > 0,
  greaterThanInclusive: (order) => order >= 0,
};

function satisfies(value: Q, bound: TargetBound, side?: 'least' | 'most'): boolean {
  if ('least' in bound) {
    const low = side === 'most' || compare(value, [bound.least * UNIT, 1]) >= 0;
    return low && (side === 'least' || compare(value, [bound.most * UNIT, 1]) <= 0);
  }
  const operator = bound.operator ?? 'greaterThanInclusive';
  if (side !== undefined && (side === 'least') !== operator.startsWith('greater')) return true;
  return HOLDS[operator](compare(value, [bound.value * UNIT, 1]));
}

function aggregate(
  aggregation: Aggregation,
  values: readonly Q[],
  weights: readonly number[],
): Q | undefined {
  const common = values.reduce((product, [, d]) => product * d, 1);
  const scaled = values.map(([n, d]) => (n * common) / d);
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  switch (aggregation.kind) {
    case 'sum':
      return [sum(scaled), common];
    case 'mean':
      return [sum(scaled), common * values.length];
    case 'max':
      return [Math.max(...scaled), common];
    case 'min':
      return [Math.min(...scaled), common];
    case 'weightedRatio':
      return sum(weights) === 0
        ? undefined
        : [sum(scaled.map((value, i) => value * weights[i]!)), common * sum(weights)];
    case 'count': {
      const holding = values.filter((value) =>
        HOLDS[aggregation.operator](compare(value, [aggregation.value * UNIT, 1])),
      );
      return [holding.length * UNIT, 1];
    }
  }
}

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((one) => [...head, one])), [[]]);
}

function weightsOf({ weight }: ChainNode): number[] {
  if (weight === undefined) return [0, 1, 1000];
  if (typeof weight === 'number') return [weight];
  return Array.from({ length: weight.most - weight.least + 1 }, (_, i) => weight.least + i);
}

/** All values that a subject may have if its own target, else those below it, are met. */
function valuesOf(node: ChainNode, rules: ChainRules): Q[] {
  const children = node.children ?? [];
  const all = (rules.domain?.whole ? WHOLE : CANDIDATES).map((value): Q => [value, 1]);
  if (children.length === 0) {
    return node.target === undefined ? all : all.filter((value) => satisfies(value, node.target!));
  }
  if (node.target !== undefined) return all.filter((value) => satisfies(value, node.target!));
  const found = product(children.map(weightsOf)).flatMap((weights) =>
    product(children.map((child) => valuesOf(child, rules))).flatMap((values) => {
      const value = aggregate(rules.aggregation, values, weights);
      return value === undefined ? [] : [value];
    }),
  );
  const reachable = children.every((child) => valuesOf(child, rules).length > 0);
  if (found.length === 0 && reachable) return all;
  return [...new Map(found.map((value) => [value[0] / value[1], value])).values()];
}

function verdictByForce(node: ChainNode, rules: ChainRules): ChainVerdict {
  const children = node.children ?? [];
  const values = children.map((child) => valuesOf(child, rules));
  if (children.length === 0) return node.target === undefined ? 'noTarget' : 'leaf';
  if (values.some((list) => list.length === 0)) return 'impossible';
  if (node.target === undefined) return 'noTarget';
  const { aggregation } = rules;
  const combinations = product(values);
  const weightings = (aggregation.kind === 'weightedRatio' ? product(children.map(weightsOf)) : [[]]).filter(
    (weights) => aggregation.kind !== 'weightedRatio' || weights.some((weight) => weight > 0),
  );
  // nothing weighs anything: there is no quotient
  if (weightings.length === 0) return 'missing';
  const bySide = (['least', 'most'] as const).map((side): ChainVerdict => {
    const sure = weightings.filter((weights) =>
      combinations.every((one) => satisfies(aggregate(aggregation, one, weights)!, node.target!, side)),
    ).length;
    return sure === weightings.length ? 'guaranteed' : sure > 0 ? 'missing' : 'notGuaranteed';
  });
  return (
    bySide.find((one) => one === 'notGuaranteed') ?? bySide.find((one) => one === 'missing') ?? 'guaranteed'
  );
}

const operator = fc.constantFrom<LineOperator>(
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
);
const bound: fc.Arbitrary<TargetBound> = fc.oneof(
  fc.record({ value: fc.constantFrom(0, 1, 2, 3), operator }),
  fc.record({ value: fc.constantFrom(1, 2, 3) }),
  fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })).map(([least, more]) => ({
    least,
    most: least + more,
  })),
);
/** A parent may ask for what lies between two whole numbers, too. */
const parentBound: fc.Arbitrary<TargetBound> = fc.oneof(
  bound,
  fc.record({ value: fc.constantFrom(0.5, 1.5, 2.25, 4, 5, 6), operator }),
);
const weight = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
      .map(([least, more]) => ({ least, most: least + more })),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
const leaf = fc
  .tuple(fc.option(bound, { nil: undefined, freq: 6 }), weight)
  .map(([target, given]) => ({ target, weight: given }));
const aggregation: fc.Arbitrary<Aggregation> = fc.oneof(
  fc.constantFrom<Aggregation>({ kind: 'sum' }, { kind: 'mean' }, { kind: 'max' }, { kind: 'min' }),
  fc.constant<Aggregation>({ kind: 'weightedRatio' }),
  fc.record({ kind: fc.constant('count' as const), operator, value: fc.constantFrom(0, 1, 2, 3) }),
);

function nodeOf(
  subject: string,
  given: { readonly target: TargetBound | undefined; readonly weight: ChainNode['weight'] },
  children: readonly ChainNode[] = [],
): ChainNode {
  return {
    subject,
    ...(given.target === undefined ? {} : { target: given.target }),
    ...(given.weight === undefined ? {} : { weight: given.weight }),
    children,
  };
}

const runs = Number(process.env['ZHENGAI_SOAK'] ?? 0) || 400;

test('the proof of one level equals trying every value and weight', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      parentBound,
      fc.array(leaf, { minLength: 1, maxLength: 3 }),
      aggregation,
      fc.boolean(),
      (target, leaves, how, whole) => {
        const children = leaves.map((one, i) => nodeOf(`c${i}`, one));
        const root: ChainNode = { subject: 'root', target, children };
        const rules: ChainRules = { aggregation: how, domain: { least: 0, most: TOP, whole } };
        const { verdict } = proveTargetChain(root, rules);
        expect(verdict).toBe(verdictByForce(root, rules));
        seen.set(`${how.kind} ${verdict}`, (seen.get(`${how.kind} ${verdict}`) ?? 0) + 1);
      },
    ),
    { numRuns: runs, seed: 7 },
  );
  expect([...seen.keys()].filter((key) => key.endsWith(' guaranteed')).length).toBeGreaterThan(4);
  expect([...seen.keys()].filter((key) => key.endsWith(' notGuaranteed')).length).toBeGreaterThan(4);
  expect(seen.get('weightedRatio missing')).toBeGreaterThan(0);
});

test('over two levels, subjects without a target stand for what is set below them', () => {
  fc.assert(
    fc.property(
      parentBound,
      fc.array(leaf, { minLength: 1, maxLength: 2 }),
      leaf,
      fc.option(bound, { nil: undefined }),
      weight,
      fc.constantFrom<Aggregation>(
        { kind: 'sum' },
        { kind: 'mean' },
        { kind: 'max' },
        { kind: 'min' },
        { kind: 'weightedRatio' },
      ),
      (target, below, beside, middle, given, how) => {
        const inner = nodeOf(
          'inner',
          { target: middle, weight: given },
          below.map((one, i) => nodeOf(`c${i}`, one)),
        );
        const root: ChainNode = { subject: 'root', target, children: [inner, nodeOf('beside', beside)] };
        const rules: ChainRules = { aggregation: how, domain: { least: 0, most: TOP, whole: false } };
        const proof = proveTargetChain(root, rules);
        // what a subject with a target and subjects below it may have is not bounded by them where values add up
        if (how.kind === 'sum' && middle !== undefined) return;
        expect(proof.verdict).toBe(verdictByForce(root, rules));
        expect(proof.children[0]?.verdict).toBe(verdictByForce(inner, rules));
      },
    ),
    { numRuns: runs / 2, seed: 11 },
  );
});
