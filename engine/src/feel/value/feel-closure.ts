import type { TypeSpec } from './type-spec.js';

/** A function as a value: a definition with what it sees, or a built-in one. */
export class FeelClosure {
  constructor(
    readonly parameters: readonly { readonly name: string; readonly type?: TypeSpec }[],
    /** As many arguments as parameters. */
    readonly apply: (values: readonly unknown[]) => unknown,
    /** May be called with more arguments than parameters. */
    readonly takesMore = false,
  ) {}
}
