import { compareSides } from '../judge.js';
import type { ComparisonNode } from '../condition-tree.js';
import type { BaseOperator } from '../operator.js';
import type { StructuredValue } from '../rule-facts.js';
import { FALSE, TRUE, type TruthCode, UNKNOWN } from './truth-code.js';

/** A plain comparison of two numbers. */
export type NumberTest = Exclude<BaseOperator, 'in' | 'notIn' | 'contains' | 'doesNotContain'>;

export interface ComparisonTests {
  readonly test: (left: StructuredValue, right: StructuredValue) => TruthCode;
  readonly numberTest: NumberTest | undefined;
  /** Set for comparisons with a number, a text or a list of texts: the type of the values they are made for. */
  readonly plainType: 'number' | 'text' | undefined;
}

/** The comparison of a node as a function; plain ones with a number or a list of texts have a short way. */
export function testsOf(node: ComparisonNode): ComparisonTests {
  const { operator, left, right } = node;
  const full: ComparisonTests['test'] = (a, b) => {
    const { truth } = compareSides(node, a, b);
    return truth === null ? UNKNOWN : truth ? TRUE : FALSE;
  };
  const other: ComparisonTests = { test: full, numberTest: undefined, plainType: undefined };
  if (operator.decorators.length > 0 || right.kind === 'fact') return other;
  const { base } = operator;
  const type = left.valueType ?? (typeof right.value === 'number' ? 'number' : 'text');
  if (type === 'number' && typeof right.value === 'number' && isNumberTest(base)) {
    return { test: full, numberTest: base, plainType: 'number' };
  }
  if (type !== 'text') return other;
  if ((base === 'in' || base === 'notIn') && isTextList(right.value)) {
    return { ...other, test: membershipTest(right.value, base === 'in', full), plainType: 'text' };
  }
  const isText = (base === 'equal' || base === 'notEqual') && typeof right.value === 'string';
  return isText ? { ...other, plainType: 'text' } : other;
}

function membershipTest(
  list: readonly string[],
  isWanted: boolean,
  full: ComparisonTests['test'],
): ComparisonTests['test'] {
  const texts = new Set<StructuredValue>(list);
  return (left, right) =>
    typeof left === 'string' ? (texts.has(left) === isWanted ? TRUE : FALSE) : full(left, right);
}

function isTextList(value: StructuredValue): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}

function isNumberTest(base: BaseOperator): base is NumberTest {
  return base !== 'in' && base !== 'notIn' && base !== 'contains' && base !== 'doesNotContain';
}

export function holds(test: NumberTest, left: number, right: number): boolean {
  switch (test) {
    case 'lessThan':
      return left < right;
    case 'lessThanInclusive':
      return left <= right;
    case 'greaterThan':
      return left > right;
    case 'greaterThanInclusive':
      return left >= right;
    case 'equal':
      return left === right;
    case 'notEqual':
      return left !== right;
  }
}
