import type { FactKey, FactRef, FactValue, LocalizedText } from '../../model/index.js';
import type { TurningValue } from '../rule-explanation.js';
import type { Variable } from './program-node.js';
import type { Bound, Edge } from './stretch.js';

/** Where a variable's value would have to go, wherever it is. */
export interface Move {
  /** Of the variable. */
  readonly index: number;
  readonly fact: FactKey;
  readonly ref: FactRef;
  readonly path: string | undefined;
  readonly label: LocalizedText;
  readonly unit: string | undefined;
  readonly to: FactValue;
  readonly bound: Bound;
}

export function moveTo({ index, side }: Variable, { value: to, bound }: Edge): Move {
  const { ref, key: fact, label, unit, path } = side;
  return { index, fact, ref, path: path?.text, label, unit, to, bound };
}

export function turningValue(move: Move, from: FactValue): TurningValue {
  const { fact, ref, path, label, unit, to, bound } = move;
  if (path !== undefined) {
    return { fact, ref, path, label, ...(unit !== undefined && { unit }), from, to, bound };
  }
  return unit === undefined
    ? { fact, ref, label, from, to, bound }
    : { fact, ref, label, unit, from, to, bound };
}
