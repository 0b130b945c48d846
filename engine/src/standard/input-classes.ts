import { compileParsed, inputConstants, ordersInput, type ParsedFormula } from '../feel/index.js';
import type { FactValue, Truth } from '../model/index.js';

/** One input column of a table: values that all its cells answer alike share a class. */
export interface InputClasses {
  /** The constants the cells hold the input against. */
  readonly constants: readonly FactValue[];
  /** Small integer of the class of a value. */
  classOf(value: FactValue): number;
  /** What each row's cell says of a class. */
  truthsOf(classIndex: number): readonly Truth[];
}

/** `undefined` when a cell asks about more than its input: then there are no classes. */
export function inputClasses(cells: readonly (ParsedFormula | undefined)[]): InputClasses | undefined {
  const constants: FactValue[] = [];
  for (const cell of cells) {
    const found = cell?.node && inputConstants(cell.node);
    if (!found) return undefined;
    constants.push(...found);
  }
  const tests = cells.map((cell) => compileParsed(cell as ParsedFormula, 'interpreted'));
  const truths: Truth[][] = [];
  const add = (value: FactValue): number =>
    truths.push(tests.map((test) => test.evaluateValues([value]) as Truth)) - 1;

  const numbers = [...new Set(constants.filter((value) => typeof value === 'number'))].sort((a, b) => a - b);
  const byInterval: number[] = [];
  const byValue = new Map<FactValue, number>();
  const known = new Set(constants);
  const ordered = cells.some((cell) => cell?.node && ordersInput(cell.node));
  /** Class of all texts that no cell names. */
  let otherText: number | undefined;

  const classOf = (value: FactValue): number => {
    if (typeof value === 'number') {
      const interval = intervalOf(numbers, value);
      return (byInterval[interval] ??= add(value));
    }
    if (typeof value === 'string' && !known.has(value) && !ordered) return (otherText ??= add(value));
    let index = byValue.get(value);
    if (index === undefined) byValue.set(value, (index = add(value)));
    return index;
  };
  return { constants, classOf, truthsOf: (index) => truths[index] ?? [] };
}

/** 0 below the first number, 1 at it, 2 between it and the second … */
function intervalOf(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === value ? 2 * low + 1 : 2 * low;
}
