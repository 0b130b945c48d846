import type { FactKey, ValueType } from '../../model/index.js';
import {
  compareSides,
  type ComparisonNode,
  type ConditionNode,
  type FactSide,
  stretchesOf,
  type StructuredValue,
} from '../../rule/index.js';
import { freeAtomOf, isComparedWhole } from './free-atom.js';

/** What one fact, or two facts held against each other, can be as far as the comparisons tell it apart. */
export interface Variable {
  readonly index: number;
  /** Classes, one bit each, that any value is in. */
  readonly all: bigint;
  readonly kind: VariableKind;
}

export type VariableKind =
  | FactVariable
  /** Two facts of one type: the first is less, equal, greater; or equal, different. */
  | {
      readonly kind: 'pair';
      readonly left: FactVariable;
      readonly right: FactVariable;
      readonly ordered: boolean;
    }
  /** A comparison that is not looked into: it may be true or false, whatever the others are. */
  | { readonly kind: 'free' };

export interface FactVariable {
  readonly kind: 'fact';
  readonly index: number;
  readonly name: string;
  readonly side: FactSide;
  /** All values that it can have, where the dictionary lists them. */
  readonly domain?: readonly StructuredValue[];
  /** One value of each class. */
  readonly samples: readonly StructuredValue[];
  /** Constants that it is compared with. */
  readonly constants: readonly StructuredValue[];
  /** The class that a value is in; `undefined` where it is in none of those told apart. */
  readonly classOf: (value: StructuredValue) => number | undefined;
}

/** Where a comparison is true and where it is false; everywhere else it cannot be decided. */
export interface LeafMasks {
  readonly variable: number;
  readonly whenTrue: bigint;
  readonly whenFalse: bigint;
}

/** All that some conditions ask about: finitely many classes of facts decide them. */
export interface ConditionSpace {
  readonly variables: readonly Variable[];
  readonly leafOf: (node: ComparisonNode) => LeafMasks;
}

const nameOf = ({ key, path }: FactSide): string => (path === undefined ? key : `${key} ${path.text}`);

export function createConditionSpace(trees: readonly ConditionNode[]): ConditionSpace {
  const leaves = trees.flatMap((tree) => [...comparisonsOf(tree)]);
  const builder = new SpaceBuilder();
  const masks = new Map<ComparisonNode, LeafMasks>();
  for (const node of leaves) builder.name(node);
  for (const node of leaves) if (!masks.has(node)) masks.set(node, builder.masksOf(node));
  return {
    variables: builder.finish(),
    leafOf: (node) => masks.get(node) ?? { variable: 0, whenTrue: 0n, whenFalse: 0n },
  };
}

export function* comparisonsOf(node: ConditionNode): Generator<ComparisonNode> {
  if (node.kind === 'comparison') yield node;
  else for (const child of node.children) yield* comparisonsOf(child);
}

class SpaceBuilder {
  readonly #sides = new Map<string, FactSide>();
  readonly #uses = new Map<string, ComparisonNode[]>();
  readonly #facts = new Map<string, FactVariable>();
  readonly #index = new Map<string, number>();
  readonly #variables: Variable[] = [];

  /** Notes what each fact is compared with, before any class is made. */
  name(node: ComparisonNode): void {
    const { left, right } = node;
    for (const side of [left, right]) if (side.kind === 'fact') this.#sides.set(nameOf(side), side);
    if (right.kind === 'literal' && isComparedWhole(node)) {
      const uses = this.#uses.get(nameOf(left)) ?? [];
      uses.push(node);
      this.#uses.set(nameOf(left), uses);
    }
  }

  masksOf(node: ComparisonNode): LeafMasks {
    const { left, right } = node;
    if (right.kind === 'literal') {
      return isComparedWhole(node) ? this.#constantMasks(node) : this.#freeMasks(node);
    }
    const type = left.valueType;
    const alike = type !== undefined && type === right.valueType && !left.path && !right.path;
    return alike && node.operator.decorators.every((one) => one === 'not' || one === 'swap')
      ? this.#pairMasks(node, left, right, type)
      : this.#freeMasks(node);
  }

  finish(): readonly Variable[] {
    return this.#variables;
  }

  #constantMasks(node: ComparisonNode): LeafMasks {
    const fact = this.#fact(node.left);
    let [whenTrue, whenFalse] = [0n, 0n];
    const value = node.right.kind === 'literal' ? node.right.value : null;
    fact.samples.forEach((sample, i) => {
      const { truth } = compareSides(node, sample, value);
      if (truth === true) whenTrue |= 1n << BigInt(i);
      if (truth === false) whenFalse |= 1n << BigInt(i);
    });
    return { variable: fact.index, whenTrue, whenFalse };
  }

  #pairMasks(node: ComparisonNode, left: FactSide, right: FactSide, type: ValueType): LeafMasks {
    const turned = nameOf(left) > nameOf(right);
    const [first, second] = turned ? [right, left] : [left, right];
    const ordered = type === 'number' || type === 'date';
    const index = this.#pair(first, second, ordered);
    let [whenTrue, whenFalse] = [0n, 0n];
    const pairs = nameOf(left) === nameOf(right) ? SAME[type] : PAIRS[type];
    pairs.forEach(([a, b], i) => {
      const { truth } = turned ? compareSides(node, b, a) : compareSides(node, a, b);
      const bit = 1n << BigInt(nameOf(left) === nameOf(right) && ordered ? 1 : i);
      if (truth === true) whenTrue |= bit;
      if (truth === false) whenFalse |= bit;
    });
    return { variable: index, whenTrue, whenFalse };
  }

  #freeMasks(node: ComparisonNode): LeafMasks {
    const { name, negated } = freeAtomOf(node);
    const variable = this.#variable(`free ${name}`, (index) => ({ index, all: 3n, kind: { kind: 'free' } }));
    return negated ? { variable, whenTrue: 2n, whenFalse: 1n } : { variable, whenTrue: 1n, whenFalse: 2n };
  }

  #pair(first: FactSide, second: FactSide, ordered: boolean): number {
    const [left, right] = [this.#fact(first), this.#fact(second)];
    const same = left === right;
    const all = ordered ? (same ? 2n : 7n) : same ? 1n : 3n;
    return this.#variable(`pair ${left.name} | ${right.name}`, (index) => ({
      index,
      all,
      kind: { kind: 'pair', left, right, ordered },
    }));
  }

  #fact(side: FactSide): FactVariable {
    const name = nameOf(side);
    const known = this.#facts.get(name);
    if (known) return known;
    let made: FactVariable | undefined;
    this.#variable(`fact ${name}`, (index) => {
      made = factVariable(index, name, this.#sides.get(name) ?? side, this.#uses.get(name) ?? []);
      return { index, all: (1n << BigInt(made.samples.length)) - 1n, kind: made };
    });
    this.#facts.set(name, made as FactVariable);
    return made as FactVariable;
  }

  #variable(name: string, make: (index: number) => Variable): number {
    const known = this.#index.get(name);
    if (known !== undefined) return known;
    const index = this.#variables.length;
    this.#variables.push(undefined as unknown as Variable);
    this.#index.set(name, index);
    this.#variables[index] = make(index);
    return index;
  }
}

const PAIRS: Readonly<Record<ValueType, readonly (readonly [StructuredValue, StructuredValue])[]>> = {
  number: [
    [0, 1],
    [0, 0],
    [1, 0],
  ],
  date: [
    ['2000-01-01', '2000-01-02'],
    ['2000-01-01', '2000-01-01'],
    ['2000-01-02', '2000-01-01'],
  ],
  text: [
    ['a', 'a'],
    ['a', 'b'],
  ],
  boolean: [
    [true, true],
    [true, false],
  ],
};
const SAME: typeof PAIRS = {
  number: [[0, 0]],
  date: [['2000-01-01', '2000-01-01']],
  text: [['a', 'a']],
  boolean: [[true, true]],
};

const TYPES: readonly ValueType[] = ['number', 'boolean', 'date', 'text'];

function factVariable(
  index: number,
  name: string,
  side: FactSide,
  uses: readonly ComparisonNode[],
): FactVariable {
  const literals = uses.map(({ right }) => (right.kind === 'literal' ? right.value : null));
  const constants = literals.flatMap(
    (value) => (Array.isArray(value) ? value : [value]) as StructuredValue[],
  );
  const { definition } = side;
  const decimals = definition.kind === 'indicator' ? definition.indicator.decimals : undefined;
  const types = side.valueType === undefined ? typesIn(constants) : [side.valueType];
  const truthsOf = (value: StructuredValue) =>
    uses.map((node, i) => String(compareSides(node, value, literals[i] ?? null).truth)).join(' ');
  const classes = new Map<string, number>();
  const samples: StructuredValue[] = [];
  const domain = domainOf(side, constants);
  const values = domain ?? types.flatMap((type) => stretchesOf(type, constants, decimals)).map(sampleOf);
  for (const sample of values) {
    const truths = truthsOf(sample);
    if (classes.has(truths)) continue;
    classes.set(truths, samples.length);
    samples.push(sample);
  }
  return {
    kind: 'fact',
    index,
    name,
    side,
    ...(domain && { domain }),
    samples,
    constants,
    classOf: (value) => classes.get(truthsOf(value)),
  };
}

const sampleOf = ({ sample }: { readonly sample: StructuredValue }): StructuredValue => sample;

/** Values that a rule names beside those listed are reported where it is read; here they may occur. */
function domainOf(
  { definition }: FactSide,
  constants: readonly StructuredValue[],
): readonly StructuredValue[] | undefined {
  const options = definition.kind === 'attribute' ? (definition.attribute.options ?? []) : [];
  const listed = definition.kind === 'verdict' ? VERDICTS : options.map(({ code }) => code);
  if (listed.length === 0) return undefined;
  return [...new Set([...listed, ...constants.filter((value) => typeof value === 'string')])];
}

const VERDICTS: readonly string[] = ['triggered', 'clear'];

function typesIn(constants: readonly StructuredValue[]): readonly ValueType[] {
  const found = TYPES.filter((type) => constants.some((value) => IS_OF[type](value)));
  return found.length === 0 ? ['number'] : found;
}

const IS_OF: Readonly<Record<ValueType, (value: StructuredValue) => boolean>> = {
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string',
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/u.test(value),
};

/** Keys of the facts that a space speaks of. */
export function factKeysOf(space: ConditionSpace): readonly FactKey[] {
  return space.variables.flatMap(({ kind }) => (kind.kind === 'fact' ? [kind.side.key] : []));
}
