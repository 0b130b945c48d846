import type { StructuredValue } from '../rule-facts.js';
import type { Leaf, Variable } from './program-node.js';
import type { Judged } from './judged.js';
import { TRUE, type TruthCode } from './truth-code.js';
import { hasHole } from './sample-values.js';
import type { ClassTable, ValueClasses } from './value-classes.js';

/** What is missing in a judgement, and what it could be. */
export class Gaps {
  /** Two missing values are compared with each other somewhere. */
  sawJoint = false;
  readonly #classes: (ValueClasses | undefined)[];

  constructor(
    readonly judged: Judged,
    private readonly tables: readonly ClassTable[],
  ) {
    this.#classes = tables.map(() => undefined);
  }

  /** To be called for each judgement. */
  reset(): void {
    this.sawJoint = false;
    this.#classes.fill(undefined);
  }

  readonly isMissing = ({ index }: Variable): boolean => {
    const { values, failing } = this.judged;
    const value = values[index] as StructuredValue;
    if (value === null) return failing?.[index] !== true;
    return typeof value === 'object' && hasHole(value);
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
    const { index, uses } = variable;
    const known = (this.#classes[index] ??= this.#classesOf(index));
    const use = uses.length === 1 ? 0 : uses.indexOf(leaf);
    return (wanted === TRUE ? known.whenTrue : known.whenFalse)[use] as number;
  }

  #classesOf(index: number): ValueClasses {
    const given = this.judged.values[index] as StructuredValue;
    return (this.tables[index] as ClassTable).ofMissing(given, this.#valueOf);
  }

  readonly #valueOf = ({ index }: Variable) => this.judged.values[index] as StructuredValue;
}
