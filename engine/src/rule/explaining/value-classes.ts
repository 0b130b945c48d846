import type { FactValue, ValueType } from '../../model/index.js';
import { isDate } from '../compare.js';
import type { StructuredValue } from '../rule-facts.js';
import type { Leaf, Variable } from './program-node.js';
import { type TruthCode, TRUE, FALSE, UNKNOWN } from './truth-code.js';
import { sampleValues } from './sample-values.js';
import type { ClassedStretches } from './nearest-edge.js';
import { type Stretch, stretchesOf } from './stretch.js';

/** Classes that fit the bits of a mask. */
const MAX_CLASSES = 30;
/** All classes: the value does not matter. */
export const ANY_CLASS = 0x7fffffff;

/** Which of a variable's values make which of its comparisons true: one bit for each class of values that are alike. */
export interface ValueClasses extends ClassedStretches {
  /** By use of the variable. */
  readonly whenTrue: readonly number[];
  readonly whenFalse: readonly number[];
}

/** Indicators are judged rounded; other numbers may be anything. */
export function decimalsOf({ side: { definition } }: Variable): number | undefined {
  return definition.kind === 'indicator' ? definition.indicator.decimals : undefined;
}

/** Values of the other sides: what is written in the rule, or what the facts hold. */
type Opposite = (leaf: Leaf) => StructuredValue;

export class ClassTable {
  readonly #written = new Map<string, ValueClasses>();
  readonly #ofType: { [T in ValueType]?: ValueClasses } = {};
  readonly #isWritten: boolean;
  readonly decimals: number | undefined;

  constructor(private readonly variable: Variable) {
    this.#isWritten = variable.uses.every(({ right }) => right === undefined);
    this.decimals = decimalsOf(variable);
  }

  /** Of a value that is there, as far as it can be moved; `undefined` for lists and objects. */
  ofValue(
    current: StructuredValue,
    valueOf: (variable: Variable) => StructuredValue,
  ): ValueClasses | undefined {
    if (current === null || typeof current === 'object') return undefined;
    const type = this.#typeOf(current);
    if (type === undefined) return undefined;
    const known = this.#ofType[type];
    if (known !== undefined) return known;
    const made = this.#ofValue(type, current, valueOf);
    // Dates are classed by their form as well.
    if (this.#isWritten && type !== 'date') this.#ofType[type] = made;
    return made;
  }

  #ofValue(
    type: ValueType,
    current: FactValue,
    valueOf: (variable: Variable) => StructuredValue,
  ): ValueClasses {
    const form = type === 'date' ? `date ${(current as string).length}` : type;
    return this.#known(form, type, valueOf, (named) => {
      const isAlike = (value: StructuredValue) =>
        typeof value === 'string' && value.length === (current as string).length;
      const alike = type === 'date' ? named.filter(isAlike) : named;
      return stretchesOf(type, alike, this.decimals);
    });
  }

  /** Of a value that is missing, or of a list with holes. */
  ofMissing(given: StructuredValue, valueOf: (variable: Variable) => StructuredValue): ValueClasses {
    return this.#known(given === null ? 'missing' : undefined, undefined, valueOf, (named) =>
      sampleValues(this.variable, named, given, this.decimals),
    );
  }

  /** `undefined` for a value that is not of the type the dictionary gives. */
  #typeOf(current: FactValue): ValueType | undefined {
    const { valueType } = this.variable.side;
    if (typeof current !== 'string') {
      const type = typeof current === 'number' ? 'number' : 'boolean';
      return valueType === undefined || valueType === type ? type : undefined;
    }
    if (valueType === 'text') return 'text';
    // What is no date is mostly seen by its length.
    const isDated = current.length >= 10 && current.length <= 24 && isDate(current);
    if (valueType === 'date') return isDated ? 'date' : undefined;
    return valueType === undefined ? (isDated ? 'date' : 'text') : undefined;
  }

  /** What is only compared with written values is classed once. */
  #known(
    form: string | undefined,
    type: ValueType | undefined,
    valueOf: (variable: Variable) => StructuredValue,
    stretches: (named: readonly StructuredValue[]) => readonly Stretch[],
  ): ValueClasses {
    const known = this.#isWritten && form !== undefined ? this.#written.get(form) : undefined;
    if (known !== undefined) return known;
    const opposite: Opposite = (leaf) => {
      if (leaf.right === undefined) return leaf.literal;
      return valueOf(leaf.left === this.variable ? leaf.right : leaf.left);
    };
    const named = this.variable.uses.flatMap((leaf) => scalarsIn(opposite(leaf)));
    // A value that others are compared with has to be a class of its own: it may have to stay.
    const own = this.#isWritten ? [] : scalarsIn(valueOf(this.variable));
    const made = classesOf(this.variable, type, stretches([...named, ...own]), opposite);
    if (this.#isWritten && form !== undefined) this.#written.set(form, made);
    return made;
  }
}

function scalarsIn(value: StructuredValue): readonly StructuredValue[] {
  if (!Array.isArray(value)) return value === null ? [] : [value];
  return (value as readonly StructuredValue[]).flatMap(scalarsIn);
}

function classesOf(
  variable: Variable,
  type: ValueType | undefined,
  stretches: readonly Stretch[],
  opposite: Opposite,
): ValueClasses {
  const { uses } = variable;
  const bitOf = new Map<string, number>();
  const whenTrue = uses.map(() => 0);
  const whenFalse = uses.map(() => 0);
  const others = uses.map(opposite);
  const bits = stretches.map(({ sample }) => {
    const truths = uses.map((leaf, i) => truthWith(leaf, variable, sample, others[i] as StructuredValue));
    const name = truths.join('');
    let bit = bitOf.get(name);
    if (bit === undefined) {
      bit = bitOf.size < MAX_CLASSES ? 1 << bitOf.size : 0;
      bitOf.set(name, bit);
      truths.forEach((truth, i) => {
        if (truth === TRUE) whenTrue[i] = (whenTrue[i] ?? 0) | (bit as number);
        if (truth === FALSE) whenFalse[i] = (whenFalse[i] ?? 0) | (bit as number);
      });
    }
    return bit;
  });
  return { type, stretches, bits, whenTrue, whenFalse };
}

/** The truth of a comparison when a variable, on whichever side it stands, has a value. */
export function truthWith(
  leaf: Leaf,
  variable: Variable,
  value: StructuredValue,
  other: StructuredValue,
): TruthCode {
  if (leaf.right === variable) return leaf.test(leaf.left === variable ? value : other, value);
  return leaf.left === variable ? leaf.test(value, other) : UNKNOWN;
}

/** The class that a value that is there belongs to; 0 where it is in none of the kept ones. */
export function classOf(variable: Variable, classes: ValueClasses, truths: readonly TruthCode[]): number {
  let mask = ANY_CLASS;
  for (let i = 0; i < variable.uses.length; i++) {
    const truth = truths[(variable.uses[i] as Leaf).index];
    const { whenTrue, whenFalse } = classes;
    if (truth === TRUE) mask &= whenTrue[i] as number;
    else if (truth === FALSE) mask &= whenFalse[i] as number;
    else mask &= ~((whenTrue[i] as number) | (whenFalse[i] as number));
  }
  return mask;
}
