import type { ValueType } from '../../model/index.js';
import { isDate } from '../compare.js';
import type { StructuredValue } from '../rule-facts.js';
import type { Variable } from './program-node.js';
import { type Stretch, stretchesOf } from './stretch.js';

/** Lists of two elements are tried where there are no more elements to choose from. */
const MAX_PAIRED = 12;

/**
 * Values that stand for all that a missing value could be, as far as its comparisons tell them apart.
 *
 * @param named  what it is compared with
 * @param given  `null`, or a list of which only some elements are missing
 */
export function sampleValues(
  { side }: Variable,
  named: readonly StructuredValue[],
  given: StructuredValue,
  decimals?: number,
): readonly Stretch[] {
  if (given === null && side.valueType !== undefined) return stretchesOf(side.valueType, named, decimals);
  const types = TYPES.filter((type) => named.some((value) => IS_OF[type](value)));
  // Compared with nothing but itself or what is missing too, one type is as good as any.
  const elements = (types.length > 0 ? types : TYPES.slice(0, 1)).flatMap((type) => stretchesOf(type, named));
  const samples = elements.map(({ sample }) => sample);
  const pairs =
    samples.length > MAX_PAIRED ? [] : samples.flatMap((a, i) => samples.slice(i + 1).map((b) => [a, b]));
  if (given !== null) {
    const fillings = [...samples.map((one) => [one]), ...pairs];
    return fillings.map((filling) => ({ sample: filled(given, [...filling]) }));
  }
  // What the dictionary does not know may also be a list.
  const lists = [[], ...samples.map((one) => [one]), ...pairs, samples];
  return [...elements, ...lists.map((sample) => ({ sample }))];
}

const TYPES: readonly ValueType[] = ['number', 'boolean', 'date', 'text'];

const IS_OF: Readonly<Record<ValueType, (value: StructuredValue) => boolean>> = {
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string',
  date: (value) => typeof value === 'string' && isDate(value),
};

/** Each missing element gets the next value; the last value goes on for the rest. */
function filled(value: StructuredValue, filling: StructuredValue[]): StructuredValue {
  if (Array.isArray(value)) {
    return (value as readonly StructuredValue[]).map((element) => filled(element, filling));
  }
  if (value !== null) return value;
  return (filling.length > 1 ? filling.shift() : filling[0]) ?? null;
}

/** Whether elements of a list are missing. */
export function hasHole(value: StructuredValue): boolean {
  return (
    Array.isArray(value) && (value as readonly StructuredValue[]).some((one) => one === null || hasHole(one))
  );
}
