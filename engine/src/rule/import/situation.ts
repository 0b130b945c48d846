import type { FactKey } from '../../model/index.js';
import type { ComparisonNode, ConditionNode, FactSide, LiteralSide } from '../condition-tree.js';
import { compareSides, judgeSide } from '../judge.js';
import type { RuleFacts, StructuredValue } from '../rule-facts.js';
import { placeValue } from './place-value.js';
import { oppositesOf, sampleValues } from './sample-values.js';

/** Facts being put together so that a condition comes out as wanted; looked for without going back far. */
export class Situation {
  private constructor(private readonly values: ReadonlyMap<FactKey, StructuredValue>) {}

  static readonly EMPTY = new Situation(new Map());

  get facts(): RuleFacts {
    return Object.fromEntries(this.values);
  }

  with(key: FactKey, value: StructuredValue): Situation {
    return new Situation(new Map([...this.values, [key, value]]));
  }

  without(key: FactKey): Situation {
    return new Situation(new Map([...this.values].filter(([other]) => other !== key)));
  }

  get(key: FactKey): StructuredValue | undefined {
    return this.values.get(key);
  }

  /** With values for a side, beside what its fact holds already. */
  withSide(side: FactSide, value: StructuredValue): Situation {
    return this.with(side.key, placeValue(this.values.get(side.key), side.path?.steps ?? [], value));
  }

  /** Extended so that a condition has the truth wanted; `undefined` when none was found. */
  settled(node: ConditionNode, wanted: boolean): Situation | undefined {
    if (node.kind === 'comparison') return this.settledComparison(node, wanted);
    if (node.kind === 'not') return node.children[0] && this.settled(node.children[0], !wanted);
    if (node.children.length === 0) return wanted ? this : undefined;
    if ((node.kind === 'all') === wanted) {
      return node.children.reduce<Situation | undefined>((so, child) => so?.settled(child, wanted), this);
    }
    for (const child of node.children) {
      const found = this.settled(child, wanted);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Extended so that a condition's truth is that of the one comparison in it that is looked at. */
  focused(node: ConditionNode, target: ComparisonNode, holders: ReadonlySet<ConditionNode>): Situation {
    if (node === target || node.kind === 'comparison') return this;
    const inner = node.children.find((child) => holders.has(child));
    const others = node.children.filter((child) => child !== inner);
    // Neighbours that cannot be settled are left open.
    const around = others.reduce<Situation>(
      (so, child) => so.settled(child, node.kind === 'all') ?? so,
      this,
    );
    return inner === undefined ? around : around.focused(inner, target, holders);
  }

  /** Facts for a comparison that no facts decide. */
  undecided(node: ComparisonNode): readonly Situation[] {
    const lefts = this.choices(node.left, oppositesOf(node)).slice(0, 12);
    return lefts.map((left) => {
      const placed = this.withSide(node.left, left);
      return node.right.kind === 'fact' ? placed.withSide(node.right, left) : placed;
    });
  }

  private settledComparison(node: ComparisonNode, wanted: boolean): Situation | undefined {
    for (const left of this.choices(node.left, oppositesOf(node))) {
      for (const right of this.choices(node.right, [left])) {
        if (compareSides(node, left, right).truth !== wanted) continue;
        const placed = this.withSide(node.left, left);
        const both = node.right.kind === 'fact' ? placed.withSide(node.right, right) : placed;
        const { facts } = both;
        const { truth } = compareSides(
          node,
          judgeSide(node.left, facts).value,
          judgeSide(node.right, facts).value,
        );
        if (truth === wanted) return both;
      }
    }
    return undefined;
  }

  /** What a side is, or what it may become where nothing is known of it yet. */
  private choices(
    side: FactSide | LiteralSide,
    opposite: readonly StructuredValue[],
  ): readonly StructuredValue[] {
    if (side.kind === 'literal') return [side.value];
    const known = this.values.has(side.key) ? judgeSide(side, this.facts).value : null;
    return known === null ? sampleValues(side, opposite) : [known];
  }
}

/** The conditions on the way to a comparison, itself included. */
export function holdersOf(node: ConditionNode, target: ComparisonNode): ReadonlySet<ConditionNode> {
  const holders = new Set<ConditionNode>();
  const visit = (inner: ConditionNode): boolean => {
    const holds = inner === target || (inner.kind !== 'comparison' && inner.children.some(visit));
    if (holds) holders.add(inner);
    return holds;
  };
  visit(node);
  return holders;
}
