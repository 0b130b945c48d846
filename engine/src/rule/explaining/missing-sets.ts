import type { FactKey } from '../../model/index.js';
import type { ConditionProgram } from './condition-program.js';
import type { Leaf, ProgramNode, Variable } from './program-node.js';
import type { Judged } from './judged.js';
import { FALSE, TRUE, type TruthCode, UNKNOWN } from './truth-code.js';
import { Gaps } from './gaps.js';
import { jointMissingSets } from './joint-search.js';
import { PatternMemory } from './pattern-memory.js';
import { ReadOnceMissing } from './read-once-missing.js';
import { ANY_CLASS, type ClassTable } from './value-classes.js';
import { type Way, type WayQuestion, waysTo } from './ways.js';

/**
 * The smallest sets of missing facts that could decide an unknown truth: with some values for the facts of a set the
 * truth is known, whatever else stays missing, and without any one of them it is not. Each set is sorted, and the list.
 */
export class MissingSets {
  readonly #gaps: Gaps;
  readonly #readOnce: ReadOnceMissing | undefined;
  readonly #known: PatternMemory<FactKey[][]>;

  constructor(
    private readonly program: ConditionProgram,
    tables: readonly ClassTable[],
  ) {
    const { root, leaves, variables, isReadOnce, judged } = program;
    this.#gaps = new Gaps(judged, tables);
    this.#known = new PatternMemory(leaves.length, (sets) => JSON.stringify(sets));
    this.#readOnce = isReadOnce ? new ReadOnceMissing(root, variables, this.#gaps) : undefined;
  }

  /** For the program's last judgement. */
  find(): FactKey[][] {
    const { judged, root } = this.program;
    if (judged.truths[root.index] !== UNKNOWN) return [];
    const gaps = this.#gaps;
    gaps.reset();
    if (this.#readOnce !== undefined) return this.#knownOr(this.#readOnce);
    const ways = waysOf(root, judged, gaps);
    // Taken alone each comparison of two missing facts may go either way; together they may not.
    const together = gaps.sawJoint ? jointMissingSets(this.program, judged, gaps.isMissing) : undefined;
    return smallestKeySets(together ?? ways.map((way) => keysOf(way, this.program.variables)));
  }

  #knownOr(readOnce: ReadOnceMissing): FactKey[][] {
    const sets = this.#known.get(this.program.judged.pattern, () => readOnce.sets());
    return sets.map((set) => [...set]);
  }
}

function waysOf(root: ProgramNode, judged: Judged, gaps: Gaps): readonly Way[] {
  const question: WayQuestion = {
    currentOf: () => 0,
    fixed: ({ index }) => {
      const truth = judged.truths[index] as TruthCode;
      return truth === UNKNOWN ? undefined : truth;
    },
    ofLeaf: (leaf: Leaf, wanted: TruthCode): readonly Way[] => {
      const missing = gaps.of(leaf);
      if (missing === undefined) return [];
      if (missing === 'both') {
        const pair = [leaf.left.index, (leaf.right as Variable).index].sort((a, b) => a - b);
        return [{ variables: pair, allowed: [ANY_CLASS, ANY_CLASS], changes: 2 }];
      }
      const allowed = gaps.classes(missing, leaf, wanted);
      return allowed === 0 ? [] : [{ variables: [missing.index], allowed: [allowed], changes: 1 }];
    },
  };
  return [...waysTo(root, TRUE, question), ...waysTo(root, FALSE, question)];
}

/** Two paths into one fact are one missing fact. */
function keysOf(way: Way, variables: readonly Variable[]): FactKey[] {
  return [...new Set(way.variables.map((index) => (variables[index] as Variable).key))];
}

function smallestKeySets(sets: readonly (readonly FactKey[])[]): FactKey[][] {
  const kept: FactKey[][] = [];
  for (const set of [...sets].sort((a, b) => a.length - b.length)) {
    if (!kept.some((other) => other.every((key) => set.includes(key)))) kept.push([...set].sort());
  }
  return kept.sort(bySizeThenText);
}

function bySizeThenText(a: readonly FactKey[], b: readonly FactKey[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let i = 0; i < a.length; i++) {
    const [left, right] = [a[i] as FactKey, b[i] as FactKey];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
