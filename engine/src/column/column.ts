import type { FactKey, FactSource, FactValue } from '../model/index.js';

/**
 * One fact for many subjects. `null` is `NaN` in numbers (other values are finite), `null` in texts and dates,
 * 2 in booleans. A column handed to an evaluation is not changed afterwards.
 */
export type Column =
  | { readonly kind: 'number'; readonly values: Float64Array }
  | { readonly kind: 'text' | 'date'; readonly values: readonly (string | null)[] }
  | { readonly kind: 'boolean'; readonly values: Uint8Array };

/** Columns of equal length by fact; a fact that is not there is `null` for everybody. */
export type Columns = Readonly<Record<FactKey, Column>>;

/** The facts of one subject; a fact that is not there is `null`. */
export type Facts = Readonly<Record<FactKey, FactValue | ({ readonly value: FactValue } & FactSource)>>;
