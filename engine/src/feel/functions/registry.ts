import { AGGREGATE_BUILTINS } from './aggregates.js';
import { CONTEXT_BUILTINS } from './contexts.js';
import { CONVERSION_BUILTINS } from './conversion.js';
import { LIST_BUILTINS } from './lists.js';
import { NUMBER_BUILTINS } from './numbers.js';
import { RANGE_BUILTINS } from './ranges.js';
import type { Builtin } from './signature.js';
import { STRING_BUILTINS } from './strings.js';
import { TEMPORAL_BUILTINS } from './temporal-builtins.js';

/** Every built-in function of DMN 1.5, 10.3.4, and `round`. */
export const BUILTINS = {
  ...CONVERSION_BUILTINS,
  ...STRING_BUILTINS,
  ...LIST_BUILTINS,
  ...AGGREGATE_BUILTINS,
  ...NUMBER_BUILTINS,
  ...RANGE_BUILTINS,
  ...CONTEXT_BUILTINS,
  ...TEMPORAL_BUILTINS,
} satisfies Record<string, Builtin>;

export type BuiltinName = keyof typeof BUILTINS;

export function findBuiltin(name: string): Builtin | undefined {
  return Object.hasOwn(BUILTINS, name) ? BUILTINS[name as BuiltinName] : undefined;
}
