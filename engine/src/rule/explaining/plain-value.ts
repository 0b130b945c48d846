import type { StructuredValue } from '../rule-facts.js';
import type { Leaf } from './program-node.js';

/** A text that is shorter than any date is one. */
export const SHORTEST_DATE = 10;

/** Whether a value is of the type its comparison is made for: then its truth alone tells where it would have to go. */
export function isPlain({ plainType, node }: Leaf, value: StructuredValue): boolean {
  if (typeof value === 'number') return plainType === 'number';
  if (typeof value !== 'string' || plainType !== 'text') return false;
  return node.left.valueType === 'text' || value.length < SHORTEST_DATE;
}
