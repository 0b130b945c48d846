import type { BaseOperator, ComparisonNode, FactSide, OperatorDecorator } from '../../rule/index.js';

const NEGATED: Partial<Record<BaseOperator, BaseOperator>> = {
  notEqual: 'equal',
  notIn: 'in',
  doesNotContain: 'contains',
};
const CONTAINING: readonly BaseOperator[] = ['contains', 'doesNotContain'];
/** Decorators under which a single value of the fact is still compared as a whole. */
const WHOLE: readonly OperatorDecorator[] = ['not', 'someValue', 'everyValue'];

/**
 * Whether classes of single values decide a comparison with what is written: no list on the fact's side, no search for
 * a part of a text.
 */
export function isComparedWhole({ operator: { base, decorators }, right }: ComparisonNode): boolean {
  if (right.kind !== 'literal') return false;
  if (decorators.length === 1 && decorators[0] === 'swap') {
    return CONTAINING.includes(base) ? Array.isArray(right.value) : !isIn(base);
  }
  if (CONTAINING.includes(base) || !decorators.every((one) => WHOLE.includes(one))) return false;
  // `in` with a text asks for a part of it.
  return !isIn(base) || (Array.isArray(right.value) && decorators.every((one) => one === 'not'));
}

const isIn = (base: BaseOperator): boolean => base === 'in' || base === 'notIn';

/** The same question has the same name; `notIn` is `in` the other way round. */
export function freeAtomOf({ operator, left, right }: ComparisonNode): {
  readonly name: string;
  readonly negated: boolean;
} {
  const decorators = [...operator.decorators];
  let negated = false;
  while (decorators[0] === 'not') {
    decorators.shift();
    negated = !negated;
  }
  let { base } = operator;
  const positive = NEGATED[base];
  if (decorators.length === 0 && positive !== undefined) {
    base = positive;
    negated = !negated;
  }
  const side = ({ key, path }: FactSide) => `${key} ${path?.text ?? ''}`;
  const other = right.kind === 'fact' ? side(right) : JSON.stringify(right.value);
  return { name: [side(left), ...decorators, base, other].join(' : '), negated };
}
