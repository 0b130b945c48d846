import type { Formula } from '../feel/index.js';
import { inputConstants, ordersInput, type ParsedFormula } from '../feel/index.js';
import type { FactValue, Truth } from '../model/index.js';
import { orderComputed } from '../rounding/index.js';
import { addRow, emptyRowSet, type RowSet } from './row-set.js';

/** One text of a column's cells, which may stand in many rows. */
export interface Cell {
  readonly parsed: ParsedFormula;
  /** Slot 0 is the input's value. */
  readonly formula: Formula;
  readonly rows: readonly number[];
}

/**
 * Which rows' cells a value of the input satisfies. Values that no cell tells apart share a class, and each class that
 * occurs is looked up once. Cells that ask about more than their input are possible here, whatever the value.
 */
export class InputIndex {
  readonly #cells: readonly KnownCell[];
  readonly #open: readonly number[];
  readonly #numbers: readonly number[];
  readonly #texts: ReadonlySet<FactValue>;
  readonly #ordered: boolean;
  readonly #sets: RowSet[] = [];
  readonly #byInterval: RowSet[] = [];
  readonly #byValue = new Map<FactValue, RowSet>();
  #otherText: RowSet | undefined;

  constructor(
    cells: readonly Cell[],
    private readonly rowCount: number,
  ) {
    const known: KnownCell[] = [];
    const open: number[] = [];
    for (const cell of cells) {
      const constants = cell.parsed.node && inputConstants(cell.parsed.node);
      if (constants) known.push(new KnownCell(cell, constants));
      else open.push(...cell.rows);
    }
    this.#cells = known;
    this.#open = open;
    this.#numbers = sortedNumbers(known.flatMap((cell) => cell.numbers));
    this.#texts = new Set(known.flatMap((cell) => [...cell.texts]));
    this.#ordered = known.some(({ ordersText }) => ordersText);
  }

  /** Rows whose cells here ask about more than their input. */
  get openRows(): readonly number[] {
    return this.#open;
  }

  rowsFor(value: FactValue): RowSet {
    if (typeof value === 'number') {
      const interval = intervalOf(this.#numbers, value);
      return (this.#byInterval[interval] ??= this.#look(value));
    }
    const known = this.#byValue.get(value);
    if (known) return known;
    if (typeof value === 'string' && !this.#ordered && !this.#texts.has(value)) {
      return (this.#otherText ??= this.#look(value));
    }
    const set = this.#look(value);
    this.#byValue.set(value, set);
    return set;
  }

  /** All that were asked for so far, by their number. */
  get sets(): readonly RowSet[] {
    return this.#sets;
  }

  /** What the cells hold their input against. */
  get constants(): FactValue[] {
    return [...this.#numbers, ...this.#texts];
  }

  #look(value: FactValue): RowSet {
    const set = emptyRowSet(this.rowCount, this.#sets.length);
    this.#sets.push(set);
    for (const cell of this.#cells) {
      const truth = cell.truthOf(value);
      if (truth !== false) for (const row of cell.rows) addRow(set, row, truth);
    }
    for (const row of this.#open) addRow(set, row, true);
    return set;
  }
}

/** A cell that holds its input against constants only: each class of its own is asked once. */
class KnownCell {
  readonly rows: readonly number[];
  readonly numbers: readonly number[];
  readonly texts: ReadonlySet<FactValue>;
  readonly ordersText: boolean;
  readonly #formula: Formula;
  readonly #byInterval: Truth[] = [];
  #otherText: Truth | undefined;

  constructor({ formula, parsed, rows }: Cell, constants: readonly FactValue[]) {
    this.rows = rows;
    this.#formula = formula;
    this.numbers = sortedNumbers(constants.filter((value) => typeof value === 'number'));
    this.texts = new Set(
      constants.filter((value) => typeof value === 'string' || typeof value === 'boolean'),
    );
    this.ordersText =
      [...this.texts].some((value) => typeof value === 'string') &&
      parsed.node !== undefined &&
      ordersInput(parsed.node);
  }

  truthOf(value: FactValue): Truth {
    if (typeof value === 'number') {
      const interval = intervalOf(this.numbers, value);
      let truth = this.#byInterval[interval];
      if (truth === undefined) this.#byInterval[interval] = truth = this.#ask(value);
      return truth;
    }
    if (typeof value !== 'string' || this.ordersText || this.texts.has(value)) return this.#ask(value);
    return this.#otherText === undefined ? (this.#otherText = this.#ask(value)) : this.#otherText;
  }

  #ask(value: FactValue): Truth {
    const answer = this.#formula.evaluateValues([value]);
    return typeof answer === 'boolean' ? answer : null;
  }
}

/** A value of each class that these constants tell apart, but for texts that are none of them. */
export function samplesBetween(constants: readonly FactValue[]): FactValue[] {
  const numbers = sortedNumbers(constants.filter((value) => typeof value === 'number'));
  const others = constants.filter((value) => typeof value === 'string');
  const truths = constants.some((value) => typeof value === 'boolean') ? [true, false] : [];
  const between = numbers.flatMap((value, i) => {
    const next = numbers[i + 1];
    return [value, next === undefined ? value + 1 : (value + next) / 2];
  });
  const below = numbers.length === 0 ? [] : [(numbers[0] as number) - 1];
  return [...below, ...between, ...new Set(others), ...truths];
}

function sortedNumbers(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** 0 below the first number, 1 at it, 2 between it and the second …; at a number is also what differs from it by noise. */
function intervalOf(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  if (isAt(value, numbers[low])) return 2 * low + 1;
  return isAt(value, numbers[low - 1]) ? 2 * low - 1 : 2 * low;
}

function isAt(value: number, constant: number | undefined): boolean {
  return constant !== undefined && orderComputed(value, constant) === 0;
}
