import type { Truth, ValueType } from '../model/index.js';
import type { BaseOperator, Operator, OperatorDecorator } from './operator.js';
import { RULE_BUDGETS } from './rule-budgets.js';
import type { StructuredValue } from './rule-facts.js';
import { kleeneNot } from './truth.js';

/** One side of a comparison: its value and, where the dictionary knows it, its type. */
export interface Comparand {
  readonly value: StructuredValue;
  readonly valueType?: ValueType | undefined;
}

export interface ComparisonResult {
  readonly truth: Truth;
  /** The two sides have types that the operator does not compare. */
  readonly mismatch: boolean;
  /** The lists are too large to compare. */
  readonly exhausted?: true;
}

/**
 * Three-valued comparison. A side that is `null` makes it unknown, whatever the operator; so does a pair of types that
 * the operator does not compare (a number with a text, `lessThan` on texts), a list whose undecided elements matter,
 * and lists that take more than `RULE_BUDGETS.comparisonSteps`.
 */
export function compare(operator: Operator, left: Comparand, right: Comparand): ComparisonResult {
  if (left.value === null || right.value === null) return { truth: null, mismatch: false };
  const note: Note = { mismatch: false, steps: RULE_BUDGETS.comparisonSteps };
  const truth = decorated(operator, 0, left, right, note);
  if (note.steps < 0) return { truth: null, mismatch: false, exhausted: true };
  return { truth, mismatch: note.mismatch && truth === null };
}

interface Note {
  mismatch: boolean;
  /** Elements that may still be looked at. */
  steps: number;
}
type Next = (left: Comparand, right: Comparand) => Truth;

function decorated(operator: Operator, depth: number, left: Comparand, right: Comparand, note: Note): Truth {
  const decorator = operator.decorators[depth];
  if (decorator === undefined) return BASE[operator.base](left, right, note);
  const next: Next = (l, r) => decorated(operator, depth + 1, l, r, note);
  return DECORATED[decorator](left, right, next, note);
}

const DECORATED: Record<
  OperatorDecorator,
  (left: Comparand, right: Comparand, next: Next, note: Note) => Truth
> = {
  someFact: (left, right, next, note) => overList(left, true, (element) => next(element, right), note),
  everyFact: (left, right, next, note) => overList(left, false, (element) => next(element, right), note),
  someValue: (left, right, next, note) => overList(right, true, (element) => next(left, element), note),
  everyValue: (left, right, next, note) => overList(right, false, (element) => next(left, element), note),
  swap: (left, right, next) => next(right, left),
  not: (left, right, next) => kleeneNot(next(left, right)),
};

type Base = (left: Comparand, right: Comparand, note: Note) => Truth;

const isIn: Base = (left, right, note) => {
  if (typeof right.value === 'string' && typeof left.value === 'string')
    return right.value.includes(left.value);
  return overList(right, true, (element) => equal(left, element, note), note);
};
const contains: Base = (left, right, note) =>
  overList(left, true, (element) => equal(element, right, note), note);
const not =
  (base: Base): Base =>
  (left, right, note) =>
    kleeneNot(base(left, right, note));

const BASE: Record<BaseOperator, Base> = {
  equal,
  notEqual: not(equal),
  lessThan: ordered((order) => order < 0),
  lessThanInclusive: ordered((order) => order <= 0),
  greaterThan: ordered((order) => order > 0),
  greaterThanInclusive: ordered((order) => order >= 0),
  in: isIn,
  notIn: not(isIn),
  contains,
  doesNotContain: not(contains),
};

/** Kleene's "or" (`settles` true) or "and" over a list; stops where it is settled. */
function overList(side: Comparand, settles: boolean, test: (element: Comparand) => Truth, note: Note): Truth {
  if (side.value === null) return null;
  if (!Array.isArray(side.value)) return mismatched(note);
  let result: Truth = !settles;
  for (const value of side.value as readonly StructuredValue[]) {
    note.steps -= 1;
    if (note.steps < 0) return null;
    const truth = test({ value });
    if (truth === settles) return settles;
    if (truth === null) result = null;
  }
  return result;
}

function equal(left: Comparand, right: Comparand, note: Note): Truth {
  if (left.value === null || right.value === null) return null;
  const type = sharedType(left, right);
  return type === undefined ? mismatched(note) : left.value === right.value;
}

function ordered(holds: (order: number) => boolean): Base {
  return (left, right, note) => {
    if (left.value === null || right.value === null) return null;
    const type = sharedType(left, right);
    if (type === 'number') return holds((left.value as number) - (right.value as number));
    const [a, b] = [left.value as string, right.value as string];
    // Both in the same ISO form: their order as text is their order in time.
    if ((type === 'date' || type === 'untyped') && isDate(a) && isDate(b) && a.length === b.length) {
      return holds(a < b ? -1 : a > b ? 1 : 0);
    }
    return mismatched(note);
  };
}

type SharedType = ValueType | 'untyped' | undefined;

/** The type in which two values can be compared; `untyped` is a pair of texts of which the dictionary knows neither. */
function sharedType(left: Comparand, right: Comparand): SharedType {
  if (!isOfItsType(left) || !isOfItsType(right)) return undefined;
  if (typeof left.value !== typeof right.value || typeof left.value === 'object') return undefined;
  if (typeof left.value === 'number') return 'number';
  if (typeof left.value === 'boolean') return 'boolean';
  if (left.valueType === undefined) return right.valueType ?? 'untyped';
  return right.valueType === undefined || right.valueType === left.valueType ? left.valueType : undefined;
}

/** Whether a value that is there has the type the dictionary gives it. */
function isOfItsType({ value, valueType }: Comparand): boolean {
  switch (valueType) {
    case undefined:
      return true;
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && isDate(value);
  }
}

function mismatched(note: Note): null {
  note.mismatch = true;
  return null;
}

const DATE =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z)?$/u;

/** A calendar date or an instant in UTC, as ISO 8601 text. */
export function isDate(text: string): boolean {
  return DATE.test(text);
}
