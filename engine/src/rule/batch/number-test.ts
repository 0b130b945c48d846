import { compare } from '../compare.js';
import { type BaseOperator, isOrderOperator, type Operator, type OperatorDecorator } from '../operator.js';
import type { StructuredValue } from '../rule-facts.js';
import type { BatchNode, NumberOperator } from './batch-tree.js';

/** One side of a comparison of numbers: a column of them, or what the rule says. */
export type NumberSide =
  | { readonly kind: 'numbers'; readonly slot: number }
  | { readonly kind: 'literal'; readonly value: StructuredValue };

/** From this many numbers on, a set is looked up instead of comparing one by one. */
const SET_FROM = 9;

/**
 * Takes an operator on columns of numbers apart into plain comparisons, decorators and lists included. What no number
 * can satisfy (a text, a list operator on a number) is unknown.
 *
 * @param addSet stores a set of numbers and says where
 */
export function numberTest(
  operator: Operator,
  left: NumberSide,
  right: NumberSide,
  addSet: (values: readonly number[]) => number,
): BatchNode {
  const known = [left, right].flatMap((side) => (side.kind === 'numbers' ? [side.slot] : []));
  const test = decorated(operator, 0, left, right, addSet);
  return dependsOnConstants(test) ? { kind: 'whenKnown', numbers: known, child: test } : test;
}

const UNKNOWN: BatchNode = { kind: 'constant', truth: null };

type AddSet = (values: readonly number[]) => number;
type Next = (left: NumberSide, right: NumberSide) => BatchNode;

function decorated(
  operator: Operator,
  depth: number,
  left: NumberSide,
  right: NumberSide,
  addSet: AddSet,
): BatchNode {
  const decorator = operator.decorators[depth];
  if (decorator === undefined) return based(operator.base, left, right, addSet);
  return DECORATED[decorator](left, right, (l, r) => decorated(operator, depth + 1, l, r, addSet));
}

const DECORATED: Record<OperatorDecorator, (left: NumberSide, right: NumberSide, next: Next) => BatchNode> = {
  someFact: (left, right, next) => overList(left, 'any', (element) => next(element, right)),
  everyFact: (left, right, next) => overList(left, 'all', (element) => next(element, right)),
  someValue: (left, right, next) => overList(right, 'any', (element) => next(left, element)),
  everyValue: (left, right, next) => overList(right, 'all', (element) => next(left, element)),
  swap: (left, right, next) => next(right, left),
  not: (left, right, next) => ({ kind: 'not', child: next(left, right) }),
};

function overList(
  side: NumberSide,
  kind: 'all' | 'any',
  test: (element: NumberSide) => BatchNode,
): BatchNode {
  if (side.kind === 'numbers' || !Array.isArray(side.value)) return UNKNOWN;
  const list = side.value as readonly StructuredValue[];
  if (list.length === 0) return { kind: 'constant', truth: kind === 'all' };
  return { kind, children: list.map((value) => test({ kind: 'literal', value })) };
}

function based(base: BaseOperator, left: NumberSide, right: NumberSide, addSet: AddSet): BatchNode {
  if (isOrderOperator(base)) return compared(base, left, right);
  switch (base) {
    case 'equal':
      return compared('equal', left, right);
    case 'notEqual':
      return { kind: 'not', child: compared('equal', left, right) };
    case 'in':
      return member(left, right, addSet);
    case 'notIn':
      return { kind: 'not', child: member(left, right, addSet) };
    case 'contains':
      return member(right, left, addSet);
    case 'doesNotContain':
      return { kind: 'not', child: member(right, left, addSet) };
  }
}

function member(element: NumberSide, list: NumberSide, addSet: AddSet): BatchNode {
  if (
    element.kind === 'numbers' &&
    list.kind === 'literal' &&
    isNumberList(list.value) &&
    list.value.length >= SET_FROM
  ) {
    return { kind: 'member', numbers: element.slot, set: addSet(list.value) };
  }
  if (element.kind === 'literal' && list.kind === 'literal') {
    const { truth } = compare({ decorators: [], base: 'in' }, element, list);
    return { kind: 'constant', truth };
  }
  return overList(list, 'any', (value) => compared('equal', element, value));
}

function isNumberList(value: StructuredValue): value is readonly number[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'number');
}

const FLIPPED: Readonly<Record<NumberOperator, NumberOperator>> = {
  equal: 'equal',
  lessThan: 'greaterThan',
  lessThanInclusive: 'greaterThanInclusive',
  greaterThan: 'lessThan',
  greaterThanInclusive: 'lessThanInclusive',
};

function compared(operator: NumberOperator, left: NumberSide, right: NumberSide): BatchNode {
  if (left.kind === 'numbers' && right.kind === 'numbers') {
    return { kind: 'pair', left: left.slot, right: right.slot, operator };
  }
  if (left.kind === 'numbers') return againstLiteral(left.slot, operator, right);
  if (right.kind === 'numbers') return againstLiteral(right.slot, FLIPPED[operator], left);
  return { kind: 'constant', truth: compare({ decorators: [], base: operator }, left, right).truth };
}

function againstLiteral(numbers: number, operator: NumberOperator, side: NumberSide): BatchNode {
  if (side.kind !== 'literal' || typeof side.value !== 'number') return UNKNOWN;
  return { kind: 'compare', numbers, operator, literal: side.value };
}

function dependsOnConstants(node: BatchNode): boolean {
  if (node.kind === 'constant') return node.truth !== null;
  if (node.kind === 'not') return dependsOnConstants(node.child);
  return (node.kind === 'all' || node.kind === 'any') && node.children.some(dependsOnConstants);
}
