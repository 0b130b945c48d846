import { roundHalfUp } from '../../rounding/index.js';
import type { RuleFacts, StructuredValue } from '../../rule/index.js';
import type { ConditionSpace, FactVariable, Variable } from './condition-space.js';
import type { Finding } from './finding.js';

/** Two facts of which it is known how they compare. */
interface Relation {
  readonly left: FactVariable;
  readonly right: FactVariable;
  readonly ordered: boolean;
  readonly mask: bigint;
}

type Values = ReadonlyMap<number, StructuredValue>;

/**
 * Values that are in the classes left, and that compare with each other as they must.
 *
 * @param mayGoOn  asked before each step
 */
export function realise(
  space: ConditionSpace,
  masks: readonly bigint[],
  copyOf: number | undefined,
  mayGoOn: () => boolean,
): Finding {
  const own = masks.slice(0, space.variables.length);
  const found = valuesFor(space.variables, own, new Map(), mayGoOn);
  if (typeof found === 'string') return { kind: found };
  const facts = factsOf(space.variables, found);
  if (copyOf === undefined) return { kind: 'found', masks, facts, copiedFacts: facts };
  const copied = copiedValues(space, masks, copyOf, found, mayGoOn);
  if (typeof copied === 'string') return { kind: copied };
  return { kind: 'found', masks, facts, copiedFacts: factsOf(space.variables, copied) };
}

/** All values as they are, but that of the copied variable. */
function copiedValues(
  { variables }: ConditionSpace,
  masks: readonly bigint[],
  copyOf: number,
  values: Values,
  mayGoOn: () => boolean,
): Values | 'none' | 'open' {
  const copyMasks = masks.slice(0, variables.length);
  copyMasks[copyOf] = masks[variables.length] ?? 0n;
  const kind = variables[copyOf]?.kind;
  const moved = kind?.kind === 'pair' ? kind.left.index : copyOf;
  const kept = new Map([...values].filter(([index]) => index !== moved));
  return valuesFor(variables, copyMasks, kept, mayGoOn);
}

function valuesFor(
  variables: readonly Variable[],
  masks: readonly bigint[],
  given: Values,
  mayGoOn: () => boolean,
): Values | 'none' | 'open' {
  const values = new Map(given);
  const relations = variables.flatMap(({ index, kind }): Relation[] =>
    kind.kind === 'pair' ? [{ ...kind, mask: masks[index] ?? 0n }] : [],
  );
  const related = new Set(relations.flatMap(({ left, right }) => [left, right]));
  for (const { index, kind } of variables) {
    if (kind.kind !== 'fact' || related.has(kind) || values.has(index)) continue;
    const mask = masks[index] ?? 0n;
    const at = kind.samples.findIndex((_, i) => (mask & (1n << BigInt(i))) !== 0n);
    if (at < 0) return 'none';
    values.set(index, kind.samples[at] ?? null);
  }
  if (related.size === 0) return values;
  const facts = [...related].filter(({ index }) => !values.has(index));
  const candidates = new Map([...related].map((fact) => [fact, candidatesOf(fact, related, values)]));
  const place = (at: number): boolean | 'open' => {
    const fact = facts[at];
    if (fact === undefined) return relations.every((relation) => holds(relation, values));
    for (const value of candidates.get(fact) ?? []) {
      if (!mayGoOn()) return 'open';
      const cls = fact.classOf(value);
      if (cls === undefined || ((masks[fact.index] ?? 0n) & (1n << BigInt(cls))) === 0n) continue;
      values.set(fact.index, value);
      if (relations.every((relation) => holds(relation, values))) {
        const rest = place(at + 1);
        if (rest !== false) return rest;
      }
      values.delete(fact.index);
    }
    return false;
  };
  const placed = place(0);
  return placed === 'open' ? 'open' : placed ? values : 'none';
}

/** Whether two values compare as they must, as far as both are there. */
function holds({ left, right, ordered, mask }: Relation, values: Values): boolean {
  const [a, b] = [values.get(left.index), values.get(right.index)];
  if (a === undefined || b === undefined || a === null || b === null) return true;
  const cls = ordered ? (a < b ? 0 : a === b ? 1 : 2) : a === b ? 0 : 1;
  return (mask & (1n << BigInt(cls))) !== 0n;
}

/** Values enough to order all related facts in between any two constants. */
function candidatesOf(
  fact: FactVariable,
  related: ReadonlySet<FactVariable>,
  values: Values,
): readonly StructuredValue[] {
  const type = fact.side.valueType;
  const alike = [...related].filter(({ side }) => side.valueType === type);
  const constants = alike.flatMap((one) => [
    ...one.constants,
    ...(one.domain ?? []),
    values.get(one.index) ?? null,
  ]);
  const room = alike.length;
  if (fact.domain) return fact.domain;
  if (type === 'boolean') return [false, true];
  if (type === 'number') {
    const cuts = constants.filter((value) => typeof value === 'number').sort((a, b) => a - b);
    return numbersAround([...new Set(cuts)], room, decimalsOf(fact), alike.map(decimalsOf));
  }
  const texts = [...new Set(constants.filter((value) => typeof value === 'string'))].sort();
  if (type === 'date') return datesAround(texts, room);
  return [...texts, ...Array.from({ length: room }, (_, i) => `\u0001${i}`)];
}

function decimalsOf({ side: { definition } }: FactVariable): number | undefined {
  return definition.kind === 'indicator' ? definition.indicator.decimals : undefined;
}

function numbersAround(
  cuts: readonly number[],
  room: number,
  decimals: number | undefined,
  all: readonly (number | undefined)[],
): number[] {
  const grids = [...new Set(all.flatMap((one) => (one === undefined ? [] : [one])))];
  const points = cuts.length === 0 ? [0] : cuts;
  const [first, last] = [points[0] as number, points[points.length - 1] as number];
  const found = new Set<number>(points);
  for (let i = 1; i <= room; i++) found.add(first - i).add(last + i);
  points.forEach((low, i) => {
    const high = points[i + 1];
    if (high === undefined) return;
    for (let k = 1; k <= room; k++) {
      const between = low + ((high - low) * k) / (room + 1);
      found.add(between);
      for (const grid of grids) {
        const step = 10 ** -grid;
        for (const near of [between, low + k * step, high - k * step]) {
          const on = roundHalfUp(near, grid);
          if (on > low && on < high) found.add(on);
        }
      }
    }
  });
  const fitting = [...found].filter(
    (value) => decimals === undefined || roundHalfUp(value, decimals) === value,
  );
  return fitting.sort((a, b) => a - b);
}

const DAY_MS = 86_400_000;

function datesAround(cuts: readonly string[], room: number): string[] {
  const points = cuts.length === 0 ? ['2000-01-01'] : cuts;
  const found = new Set<string>(points);
  for (const point of points) {
    for (let i = -room; i <= room; i++) {
      const time = Date.parse(point) + i * DAY_MS;
      const text = new Date(time).toISOString();
      found.add(
        point.length === 10 ? text.slice(0, 10) : point.length === 20 ? `${text.slice(0, 19)}Z` : text,
      );
    }
  }
  return [...found].sort();
}

function factsOf(variables: readonly Variable[], values: Values): RuleFacts {
  const facts: Record<string, StructuredValue> = {};
  for (const { index, kind } of variables) {
    // What lies inside an object cannot be given by itself.
    if (kind.kind === 'fact' && kind.side.path === undefined)
      facts[kind.side.key] = values.get(index) ?? null;
  }
  return facts;
}
