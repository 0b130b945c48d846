/** JavaScript for one node inside the loop. A number is NaN when null, a text is null, a truth has two expressions. */
export type Emitted = EmittedNumber | EmittedText | EmittedTruth;

export interface EmittedNumber {
  readonly kind: 'number';
  readonly js: string;
  /** Never infinite; what is not known to be finite counts as null once it is looked at. */
  readonly finite: boolean;
}
export interface EmittedText {
  readonly kind: 'text';
  readonly js: string;
}
export interface EmittedTruth {
  readonly kind: 'truth';
  readonly isTrue: string;
  readonly isFalse: string;
}

/** Thrown for a node that has no code; the caller interprets the tree instead. */
export class NotGenerated extends Error {}

/** A number as code, in brackets where a sign could run into an operator. */
export function numberCode(value: number): string {
  if (!Number.isFinite(value)) throw new NotGenerated('number');
  return value < 0 || Object.is(value, -0) ? `(${value})` : String(value);
}
