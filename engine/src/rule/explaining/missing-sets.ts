import type { FactKey } from '../../model/index.js';
import {
  type ConditionProgram,
  FALSE,
  type Judged,
  type Leaf,
  TRUE,
  type TruthCode,
  UNKNOWN,
  type Variable,
} from './condition-program.js';
import { jointMissingSets } from './joint-search.js';
import { readOnceSets, type SetQuestion, smallestOf, type VariableSet } from './read-once-sets.js';
import { hasHole } from './sample-values.js';
import { ANY_CLASS, type ClassTable, type ValueClasses } from './value-classes.js';
import { FREE, type Way, waysTo } from './ways.js';

/**
 * The smallest sets of missing facts that could decide an unknown truth: with some values for the facts of a set the
 * truth is known, whatever else stays missing, and without any one of them it is not. Each set is sorted, and the list.
 */
export function missingSets(
  program: ConditionProgram,
  judged: Judged,
  tables: readonly ClassTable[],
): FactKey[][] {
  if (judged.truths[program.root.index] !== UNKNOWN) return [];
  const gaps = new Gaps(judged, tables);
  if (program.isReadOnce) return readOnce(program, judged, gaps);
  const optimistic = keySets(program, waysOf(program, judged, gaps));
  return gaps.sawJoint ? (jointMissingSets(program, judged, gaps.isMissing) ?? optimistic) : optimistic;
}

/** What is missing in one judgement, and what it could be. */
class Gaps {
  /** Two missing values are compared with each other somewhere. */
  sawJoint = false;
  readonly #classes: (ValueClasses | undefined)[] = [];

  constructor(
    private readonly judged: Judged,
    private readonly tables: readonly ClassTable[],
  ) {}

  readonly isMissing = ({ index }: Variable): boolean => {
    const { values, failing } = this.judged;
    const value = values[index] as VariableSetValue;
    return value === null ? failing?.[index] !== true : typeof value === 'object' && hasHole(value);
  };

  /** The one missing value of a comparison; `both` when there are two, `undefined` when data cannot help. */
  of(leaf: Leaf): Variable | 'both' | undefined {
    const left = this.isMissing(leaf.left);
    if (leaf.right === undefined || leaf.right === leaf.left) return left ? leaf.left : undefined;
    const right = this.isMissing(leaf.right);
    if (left && right) this.sawJoint = true;
    return left ? (right ? 'both' : leaf.left) : right ? leaf.right : undefined;
  }

  /** The classes of a missing value that give a comparison a truth. */
  classes(variable: Variable, leaf: Leaf, wanted: TruthCode): number {
    const { values } = this.judged;
    const { index } = variable;
    const known = (this.#classes[index] ??= (this.tables[index] as ClassTable).ofMissing(
      values[index] as VariableSetValue,
      (other) => values[other.index] as VariableSetValue,
    ));
    const use = variable.uses.indexOf(leaf);
    return (wanted === TRUE ? known.whenTrue : known.whenFalse)[use] as number;
  }
}

type VariableSetValue = Judged['values'][number];

const NONE: readonly VariableSet[] = [];

function readOnce({ root, variables }: ConditionProgram, judged: Judged, gaps: Gaps): FactKey[][] {
  const question: SetQuestion = {
    truths: judged.truths,
    onlyUnknown: true,
    ofLeaf: (leaf, wanted) => {
      const missing = gaps.of(leaf);
      if (missing === undefined) return NONE;
      if (missing === 'both') return [(1 << leaf.left.index) | (1 << (leaf.right as Variable).index)];
      return gaps.classes(missing, leaf, wanted) === 0 ? NONE : [1 << missing.index];
    },
  };
  const sets = smallestOf([...readOnceSets(root, TRUE, question), ...readOnceSets(root, FALSE, question)]);
  const keys = sets.map((set) =>
    variables.filter(({ index }) => (set & (1 << index)) !== 0).map(({ key }) => key),
  );
  return keys.sort(bySizeThenText);
}

function waysOf({ root }: ConditionProgram, judged: Judged, gaps: Gaps): readonly Way[] {
  const question = {
    currentOf: () => 0,
    fixed: ({ index }: { readonly index: number }) => {
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
  return [...waysTo(root, TRUE, question), ...waysTo(root, FALSE, question)].filter((way) => way !== FREE);
}

/** Two paths into one fact are one missing fact. */
function keySets({ variables }: ConditionProgram, ways: readonly Way[]): FactKey[][] {
  const sets = ways.map((way) => [
    ...new Set(way.variables.map((index) => (variables[index] as Variable).key)),
  ]);
  return smallestKeySets(sets);
}

export function smallestKeySets(sets: readonly (readonly FactKey[])[]): FactKey[][] {
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
