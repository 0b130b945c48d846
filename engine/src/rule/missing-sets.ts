import type { FactKey } from '../model/index.js';
import { candidateValues, type Lack, MAX_CANDIDATES } from './candidate-values.js';
import { compareSides, type JudgedComparison, type JudgedNode } from './judge.js';
import type { StructuredValue } from './rule-facts.js';

/** Ways kept for one part of a tree; beyond it the longest are dropped, so that huge rules name some sets, not all. */
const MAX_WAYS = 256;

/**
 * The smallest sets of missing facts that could decide an unknown truth: with some values for the facts of a set the
 * verdict is known, whatever else stays missing, and without any one of them it is not.
 *
 * Each way to a decision is a set of facts with, for each, the candidate values that allow it (one bit a candidate),
 * so that two comparisons of one fact are not taken to hold together when no value satisfies both. Comparisons between
 * two missing facts are taken to be free of each other.
 */
export function smallestMissingSets(judged: JudgedNode): FactKey[][] {
  if (judged.truth !== null) return [];
  const leaves = unknownLeaves(judged);
  const masks = masksOf(leaves);
  const ways = [...waysTo(judged, true, masks), ...waysTo(judged, false, masks)];
  const sets = new Map(ways.map((way) => [way.facts.join('\n'), way.facts]));
  const minimal = [...sets.values()].filter(
    (set) => ![...sets.values()].some((other) => other.length < set.length && isSubset(other, set)),
  );
  return minimal.map((set) => [...set]).sort(bySetThenText);
}

/** Facts sorted; `allowed` beside them, all ones where values do not matter. */
interface Way {
  readonly facts: readonly FactKey[];
  readonly allowed: readonly number[];
}
type LeafMasks = ReadonlyMap<
  JudgedComparison,
  { readonly whenTrue: Way | null; readonly whenFalse: Way | null }
>;

const ANY_VALUE = 0x7fffffff;

function waysTo(node: JudgedNode, wanted: boolean, masks: LeafMasks): readonly Way[] {
  if (node.truth === wanted) return [{ facts: [], allowed: [] }];
  if (node.truth !== null) return [];
  if (node.kind === 'comparison') {
    const way = wanted ? masks.get(node)?.whenTrue : masks.get(node)?.whenFalse;
    return way ? [way] : [];
  }
  if (node.kind === 'not') return node.children.flatMap((child) => waysTo(child, !wanted, masks));
  const each = node.children.map((child) => waysTo(child, wanted, masks));
  if ((node.kind === 'all') !== wanted) return shortest(each.flat());
  return each.reduce(
    (left, right) => shortest(left.flatMap((a) => right.flatMap((b) => together(a, b) ?? []))),
    [{ facts: [], allowed: [] }],
  );
}

/** Both ways at once; `undefined` when one fact would need two values. */
function together(a: Way, b: Way): Way | undefined {
  if (a.facts.length === 0) return b;
  if (b.facts.length === 0) return a;
  const facts: FactKey[] = [];
  const allowed: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.facts.length || j < b.facts.length) {
    const [left, right] = [a.facts[i], b.facts[j]];
    const takeLeft = left !== undefined && (right === undefined || left <= right);
    const takeRight = right !== undefined && (left === undefined || right <= left);
    const mask = (takeLeft ? (a.allowed[i] ?? 0) : ANY_VALUE) & (takeRight ? (b.allowed[j] ?? 0) : ANY_VALUE);
    if (mask === 0) return undefined;
    facts.push((takeLeft ? left : right) as FactKey);
    allowed.push(mask);
    if (takeLeft) i += 1;
    if (takeRight) j += 1;
  }
  return { facts, allowed };
}

/** Drops ways that another makes needless, then the longest beyond the limit. */
function shortest(ways: readonly Way[]): readonly Way[] {
  if (ways.length < 2) return ways;
  const sorted = [...ways].sort((a, b) => a.facts.length - b.facts.length);
  const kept: Way[] = [];
  for (const way of sorted) {
    if (kept.length >= MAX_WAYS) break;
    if (!kept.some((other) => covers(other, way))) kept.push(way);
  }
  return kept;
}

/** Whether `a` needs no fact that `b` does not, and allows all that `b` allows. */
function covers(a: Way, b: Way): boolean {
  let j = 0;
  for (const [i, fact] of a.facts.entries()) {
    while (j < b.facts.length && b.facts[j] !== fact) j += 1;
    if (j === b.facts.length || ((b.allowed[j] ?? 0) & ~(a.allowed[i] ?? 0)) !== 0) return false;
  }
  return true;
}

function unknownLeaves(node: JudgedNode): readonly JudgedComparison[] {
  if (node.truth !== null) return [];
  return node.kind === 'comparison' ? [node] : node.children.flatMap(unknownLeaves);
}

/** For each undecided comparison: which facts it lacks, and which of their candidate values make it true or false. */
function masksOf(leaves: readonly JudgedComparison[]): LeafMasks {
  const single = new Map<FactKey, JudgedComparison[]>();
  for (const leaf of leaves) {
    const key = singleMissingFact(leaf);
    if (key !== undefined) single.set(key, [...(single.get(key) ?? []), leaf]);
  }
  const candidates = new Map<FactKey, readonly StructuredValue[]>();
  for (const [key, using] of single) candidates.set(key, candidateValues(using.map(lackOf)));
  return new Map(leaves.map((leaf) => [leaf, masksOfLeaf(leaf, candidates)]));
}

function masksOfLeaf(leaf: JudgedComparison, candidates: ReadonlyMap<FactKey, readonly StructuredValue[]>) {
  const key = singleMissingFact(leaf);
  if (key === undefined) {
    const facts = [...new Set(lackedFacts(leaf))].sort();
    const way = facts.length === 0 ? null : { facts, allowed: facts.map(() => ANY_VALUE) };
    return { whenTrue: way, whenFalse: way };
  }
  const values = candidates.get(key) ?? [];
  const truths = values.map(
    (value) => compareSides(leaf.node, leaf.left.value ?? value, leaf.right.value ?? value).truth,
  );
  const maskFor = (wanted: boolean) => {
    // More candidates than bits: say only whether some value does it.
    if (values.length > MAX_CANDIDATES) return truths.includes(wanted) ? ANY_VALUE : 0;
    return truths.reduce((mask, truth, bit) => (truth === wanted ? mask | (1 << bit) : mask), 0);
  };
  const way = (mask: number) => (mask === 0 ? null : { facts: [key], allowed: [mask] });
  return { whenTrue: way(maskFor(true)), whenFalse: way(maskFor(false)) };
}

/** Facts whose absence, or whose holes, leave a comparison undecided; none when no data can help. */
function lackedFacts({ left, right, mismatch }: JudgedComparison): readonly FactKey[] {
  if (mismatch || left.pathFails || right.pathFails) return [];
  if (right.side.kind === 'literal' && right.value === null) return [];
  const sides = [left, right];
  const absent = sides.filter(({ value }) => value === null);
  const lacking = absent.length > 0 ? absent : sides.filter(({ value }) => hasHole(value));
  return lacking.flatMap(({ side }) => (side.kind === 'fact' ? [side.key] : []));
}

function hasHole(value: StructuredValue): boolean {
  return Array.isArray(value) && (value as readonly StructuredValue[]).some((e) => e === null || hasHole(e));
}

/** The one absent fact of a comparison without paths, whose values can be tried out; it may stand on both sides. */
function singleMissingFact(leaf: JudgedComparison): FactKey | undefined {
  const [only, ...others] = new Set(lackedFacts(leaf));
  if (only === undefined || others.length > 0) return undefined;
  const absent = [leaf.left, leaf.right].filter(({ value }) => value === null);
  const tangible =
    absent.length > 0 && absent.every(({ side }) => side.kind === 'fact' && side.path === undefined);
  return tangible ? only : undefined;
}

function lackOf({ left, right }: JudgedComparison): Lack {
  const [{ side }, other] = left.value === null ? [left, right] : [right, left];
  return { valueType: side.kind === 'fact' ? side.valueType : undefined, opposite: other.value };
}

function isSubset(small: readonly FactKey[], large: readonly FactKey[]): boolean {
  return small.every((fact) => large.includes(fact));
}

function bySetThenText(a: readonly FactKey[], b: readonly FactKey[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const [left, right] = [a.join('\n'), b.join('\n')];
  return left < right ? -1 : left > right ? 1 : 0;
}
