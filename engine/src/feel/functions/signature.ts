import type { LocalizedText } from '../../model/index.js';
import type { FeelWarningCode } from '../feel-warning.js';
import type { StepBudget } from '../value/index.js';

/** What a built-in function may ask of the computation that calls it. */
export interface CallContext {
  readonly budget: StepBudget;
  /** ISO instant that `now()` and `today()` are. */
  readonly instant?: string;
  warn(code: FeelWarningCode, detail?: LocalizedText): void;
}

/** One parameter; `undefined` as its value means that it was left out. */
export interface Parameter<T> {
  readonly name: string;
  readonly type: LocalizedText;
  readonly optional: boolean;
  /** The value that an argument is for it; `undefined` when it is of another type. */
  readonly accept: (argument: unknown) => T | undefined;
  /** Takes lists as they are; other parameters take the element of a list of one. */
  readonly takesList: boolean;
}

/** One way to call a function. */
export interface Signature {
  readonly parameters: readonly Parameter<unknown>[];
  /** The last parameter takes all further arguments, as one list. */
  readonly rest: boolean;
  readonly apply: (call: CallContext, values: readonly unknown[]) => unknown;
}

/** A built-in function: its ways to be called, the first that fits is taken. */
export type Builtin = readonly Signature[];

type ValuesOf<P extends readonly Parameter<unknown>[]> = {
  [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

export function signature<P extends readonly Parameter<unknown>[]>(
  parameters: readonly [...P],
  apply: (call: CallContext, ...values: ValuesOf<P>) => unknown,
): Signature {
  return { parameters, rest: false, apply: (call, values) => apply(call, ...(values as ValuesOf<P>)) };
}

/** A function written with its elements as arguments, `sum(1, 2)`, beside `sum([1, 2])`. */
export function restSignature(
  parameter: Parameter<unknown>,
  apply: (call: CallContext, values: readonly unknown[]) => unknown,
): Signature {
  return { parameters: [parameter], rest: true, apply };
}

/** Fewest and most arguments of a function. */
export function arityOf(builtin: Builtin): readonly [number, number] {
  let [least, most] = [Infinity, 0];
  for (const { parameters, rest } of builtin) {
    least = Math.min(least, rest ? 1 : parameters.filter(({ optional }) => !optional).length);
    most = Math.max(most, rest ? Infinity : parameters.length);
  }
  return [least, most];
}
