import type { ComparisonNode, FactSide } from '../condition-tree.js';
import type { StructuredValue } from '../rule-facts.js';

/** Values kept for one side of a comparison. */
const MOST = 80;
const DEFAULTS = {
  number: [1],
  text: ['文字'],
  boolean: [true],
  date: ['2024-09-01'],
} as const;

/** Values of a fact that are worth trying against another side: equal, a little more, a little less, in lists. */
export function sampleValues(
  side: FactSide,
  opposite: readonly StructuredValue[],
): readonly StructuredValue[] {
  const near = opposite.flatMap(scalarsIn).slice(0, 20).flatMap(around);
  const typed = side.valueType === undefined ? Object.values(DEFAULTS).flat() : DEFAULTS[side.valueType];
  const scalars = [...new Set<StructuredValue>([...near, ...typed])];
  if (side.valueType !== undefined) return scalars.slice(0, MOST);
  const lists = [scalars.slice(0, 4), ...scalars.map((scalar) => [scalar]), []];
  return [...scalars.slice(0, MOST / 2), ...lists, ...lists.map((list) => [list])].slice(0, 2 * MOST);
}

/** What a comparison's right side may be while its left is being looked for. */
export function oppositesOf({ right }: ComparisonNode): readonly StructuredValue[] {
  return right.kind === 'literal' ? [right.value] : [];
}

function scalarsIn(value: StructuredValue): readonly StructuredValue[] {
  if (Array.isArray(value)) return (value as readonly StructuredValue[]).slice(0, 20).flatMap(scalarsIn);
  return value === null || typeof value === 'object' ? [] : [value];
}

function around(value: StructuredValue): readonly StructuredValue[] {
  if (typeof value === 'number') return [value, value + 1, value - 1];
  if (typeof value === 'boolean') return [true, false];
  if (typeof value !== 'string') return [];
  return /^\d{4}-\d\d-\d\d/u.test(value)
    ? [value, `0001${value.slice(4)}`, `9999${value.slice(4)}`]
    : [value, `${value}x`];
}
