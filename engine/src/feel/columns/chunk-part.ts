import { UNKNOWN_BOOLEAN } from '../../column/index.js';

/** Cells worked on at once: what a formula needs stays in the processor's cache. */
export const CHUNK = 1024;

/**
 * The values of one node for a chunk of cells. Of a `whole` column they stand at the cell's own index, of everything
 * computed from the chunk's beginning on.
 */
export type Part = NumberPart | TruthPart | TextPart;

interface Placed {
  readonly whole: boolean;
}
/** NaN is null. Unless `finite`, infinite values may be among them; they count as null once they are looked at. */
export interface NumberPart extends Placed {
  readonly kind: 'number';
  readonly values: Float64Array;
  readonly finite: boolean;
}
/** As in a boolean column: 0 false, 1 true, 2 null. */
export interface TruthPart extends Placed {
  readonly kind: 'truth';
  readonly values: Uint8Array;
}
export interface TextPart extends Placed {
  readonly kind: 'text';
  readonly values: readonly (string | null)[];
}

/** Computes something for the cells from `start` on. */
export type Step = (start: number, length: number) => void;

export function numberRoom(finite: boolean): NumberPart {
  return { kind: 'number', values: new Float64Array(CHUNK), finite, whole: false };
}

export function truthRoom(): TruthPart {
  return { kind: 'truth', values: new Uint8Array(CHUNK), whole: false };
}

export function textRoom(): TextPart & { readonly values: (string | null)[] } {
  return { kind: 'text', values: new Array<string | null>(CHUNK).fill(null), whole: false };
}

/** The same value for every cell. */
export function constantPart(value: number | string | boolean | null): Part {
  if (typeof value === 'boolean') return constantTruth(value);
  if (typeof value === 'string') {
    return { kind: 'text', values: new Array<string>(CHUNK).fill(value), whole: false };
  }
  return constantNumber(value ?? NaN);
}

export function constantNumber(value: number): NumberPart {
  return { kind: 'number', values: new Float64Array(CHUNK).fill(value), finite: true, whole: false };
}

export function constantTruth(value: boolean | null): TruthPart {
  const code = value === null ? UNKNOWN_BOOLEAN : Number(value);
  return { kind: 'truth', values: new Uint8Array(CHUNK).fill(code), whole: false };
}

/** Where a part's values for the cells from `start` on begin. */
export function offsetOf(part: Part, start: number): number {
  return part.whole ? start : 0;
}
