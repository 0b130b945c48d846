import type { FeelValueType } from './value-type.js';

/** A type as written after `instance of` or a parameter, DMN 1.5, 10.3.2.9. */
export type TypeSpec =
  | { readonly kind: 'any' }
  | { readonly kind: 'plain'; readonly type: FeelValueType }
  | { readonly kind: 'list' | 'range'; readonly of: TypeSpec }
  | { readonly kind: 'context'; readonly entries: readonly (readonly [string, TypeSpec])[] }
  | { readonly kind: 'function'; readonly parameters: readonly TypeSpec[]; readonly result: TypeSpec };

export const ANY_TYPE: TypeSpec = { kind: 'any' };
