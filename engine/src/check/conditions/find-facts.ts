import type { ComparisonNode, ConditionNode } from '../../rule/index.js';
import type { ConditionSpace } from './condition-space.js';
import type { Finding } from './finding.js';
import { realise } from './realise.js';

/** A tree, or a tree in which something is changed, that is to have a truth. */
export interface Goal {
  readonly node: ConditionNode;
  readonly wanted: boolean;
  /** One part is taken to be true or false, whatever it says. */
  readonly fixed?: { readonly part: ConditionNode; readonly truth: boolean };
  /** One variable is read from another copy of it. */
  readonly copied?: { readonly from: number; readonly to: number };
}

export interface FindOptions {
  /** Masks to begin with, by variable; all classes where absent. */
  readonly within?: ReadonlyMap<number, bigint>;
  /** The copied variable: its masks stand behind those of the others. */
  readonly copyOf?: number;
  readonly budget?: number;
}

const BUDGET = 20_000;

/**
 * Complete facts under which all goals are met. Sound and complete for comparisons with constants and between facts of
 * one type; a comparison that is not looked into counts as possible both ways.
 */
export function findFacts(
  space: ConditionSpace,
  goals: readonly Goal[],
  { within, copyOf, budget = BUDGET }: FindOptions = {},
): Finding {
  const masks = space.variables.map(({ index, all }) => (within?.get(index) ?? all) & all);
  if (copyOf !== undefined) {
    const copy = space.variables.length;
    const all = space.variables[copyOf]?.all ?? 0n;
    masks.push((within?.get(copy) ?? all) & all);
  }
  if (masks.some((mask) => mask === 0n)) return { kind: 'none' };
  return new Search(space, copyOf, budget).solve(goals, masks);
}

class Search {
  #left: number;

  constructor(
    private readonly space: ConditionSpace,
    private readonly copyOf: number | undefined,
    budget: number,
  ) {
    this.#left = budget;
  }

  solve(goals: readonly Goal[], given: readonly bigint[]): Finding {
    if ((this.#left -= 1) < 0) return { kind: 'open' };
    const masks = [...given];
    let choices = this.#settle(goals, masks);
    if (choices === undefined) return { kind: 'none' };
    // What was settled last may settle choices that were left open before.
    for (let before = -1; before !== choices.length;) {
      before = choices.length;
      const again = this.#narrow(choices, masks);
      if (again === undefined) return { kind: 'none' };
      choices = again;
    }
    const choice = choices.reduce<readonly Goal[] | undefined>(
      (least, one) => (least === undefined || one.length < least.length ? one : least),
      undefined,
    );
    if (choice === undefined) return realise(this.space, masks, this.copyOf, () => (this.#left -= 1) >= 0);
    const others = choices.filter((one) => one !== choice).map((one) => asGoal(one));
    let open = false;
    for (const goal of choice) {
      const found = this.solve([goal, ...others], masks);
      if (found.kind === 'found') return found;
      open ||= found.kind === 'open';
    }
    return { kind: open ? 'open' : 'none' };
  }

  /** Works off all that leaves no choice; `undefined` when it cannot be. What is left: one goal of each list. */
  #settle(goals: readonly Goal[], masks: bigint[]): Goal[][] | undefined {
    const choices: Goal[][] = [];
    const open = [...goals];
    for (let goal = open.pop(); goal; goal = open.pop()) {
      const choiceOf = (goal as GoalWithChoice).choice;
      if (choiceOf) {
        choices.push([...choiceOf]);
        continue;
      }
      const { node, wanted, fixed } = goal;
      if (fixed?.part === node) {
        if (fixed.truth !== wanted) return undefined;
      } else if (node.kind === 'comparison') {
        if (!this.#restrict(node, goal, masks)) return undefined;
      } else if (node.children.length === 0) {
        // An empty group is true, `any` too.
        if (!wanted) return undefined;
      } else {
        const inner = node.children.map((child): Goal => {
          const childWanted = node.kind === 'not' ? !wanted : wanted;
          return { ...goal, node: child, wanted: childWanted };
        });
        if (node.kind === 'not' || (node.kind === 'all') === wanted) open.push(...inner);
        else choices.push(inner);
      }
    }
    return choices;
  }

  /** Leaves out what cannot be; `undefined` when nothing is left. A goal without alternatives is settled. */
  #narrow(choices: readonly Goal[][], masks: bigint[]): Goal[][] | undefined {
    const kept: Goal[][] = [];
    for (const choice of choices) {
      if (choice.some((goal) => this.#isMet(goal, masks))) continue;
      const possible = choice.filter((goal) => this.#mayBe(goal, masks));
      if (possible.length === 0) return undefined;
      if (possible.length > 1) {
        kept.push(possible);
        continue;
      }
      const more = this.#settle(possible, masks);
      if (more === undefined) return undefined;
      kept.push(...more);
    }
    return kept;
  }

  #maskOf(node: ComparisonNode, { wanted, copied }: Goal): readonly [variable: number, mask: bigint] {
    const { variable, whenTrue, whenFalse } = this.space.leafOf(node);
    return [variable === copied?.from ? copied.to : variable, wanted ? whenTrue : whenFalse];
  }

  #restrict(node: ComparisonNode, goal: Goal, masks: bigint[]): boolean {
    const [variable, mask] = this.#maskOf(node, goal);
    const left = (masks[variable] ?? 0n) & mask;
    masks[variable] = left;
    return left !== 0n;
  }

  #isMet(goal: Goal, masks: readonly bigint[]): boolean {
    if (goal.fixed?.part === goal.node) return goal.fixed.truth === goal.wanted;
    if (goal.node.kind !== 'comparison') return goal.node.children.length === 0 && goal.wanted;
    const [variable, mask] = this.#maskOf(goal.node, goal);
    return ((masks[variable] ?? 0n) & ~mask) === 0n;
  }

  #mayBe(goal: Goal, masks: readonly bigint[]): boolean {
    if (goal.fixed?.part === goal.node) return goal.fixed.truth === goal.wanted;
    if (goal.node.kind !== 'comparison') return goal.node.children.length > 0 || goal.wanted;
    const [variable, mask] = this.#maskOf(goal.node, goal);
    return ((masks[variable] ?? 0n) & mask) !== 0n;
  }
}

/** One of several goals, as a goal. */
interface GoalWithChoice extends Goal {
  readonly choice?: readonly Goal[];
}
const asGoal = (choice: readonly Goal[]): GoalWithChoice => ({ ...(choice[0] as Goal), choice });
