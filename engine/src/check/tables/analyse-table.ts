import type { DecisionTable, FactValue, HitPolicy } from '../../model/index.js';
import { createRowNeighbours } from './row-neighbours.js';
import { intersection, isEmptyBox, isWithin, remainder, type Box } from './table-boxes.js';
import type { TableSpace } from './table-space.js';

/** What is found about the rows of a table; rows count from 0. */
export type TableFinding =
  | { readonly kind: 'gap'; readonly values: readonly FactValue[] }
  /** Two rows of a UNIQUE table hold at once. */
  | {
      readonly kind: 'overlap' | 'conflict';
      readonly row: number;
      readonly other: number;
      readonly values: readonly FactValue[];
    }
  /** No value of the input satisfies the row. */
  | { readonly kind: 'impossible'; readonly row: number }
  /** The rows before, or of higher priority, take all that it takes. */
  | { readonly kind: 'masked'; readonly row: number }
  /** One other row takes all that it takes and says the same. */
  | { readonly kind: 'subsumed'; readonly row: number; readonly other: number }
  /** Without it the table says the same. */
  | { readonly kind: 'redundant'; readonly row: number }
  /** Where it holds another row may be the one that counts. */
  | {
      readonly kind: 'misleading';
      readonly row: number;
      readonly other: number;
      readonly values: readonly FactValue[];
    }
  /** The rows never hold at once: UNIQUE says so, and keeps watch. */
  | { readonly kind: 'hitPolicy' };

const MAX_FINDINGS = 100;

/** @see TableFinding; exact over the classes of values, but for rows whose cells ask about more than their input. */
export function analyseTable(space: TableSpace): TableFinding[] {
  const analysis = new Analysis(space);
  return [...analysis.gaps(), ...analysis.rows(), ...analysis.advice()].slice(0, MAX_FINDINGS);
}

const ORDERED: readonly HitPolicy[] = ['FIRST', 'PRIORITY'];
const MAX_GAPS = 5;

class Analysis {
  readonly #boxes: readonly Box[];
  readonly #neighbours: (row: number) => readonly number[];
  #overlapping = false;

  constructor(private readonly space: TableSpace) {
    this.#boxes = space.boxes.map((box) => intersection(box, space.whole));
    this.#neighbours = createRowNeighbours(this.#boxes);
  }

  gaps(): TableFinding[] {
    const { whole, table, isComplete, valuesAt } = this.space;
    const hasDefault = table.outputs.every((output) => output.default !== undefined);
    if (!isComplete || hasDefault || table.rows.length === 0) return [];
    const left = remainder([whole], this.#boxes) ?? [];
    return left.slice(0, MAX_GAPS).map((box) => ({ kind: 'gap', values: valuesAt(box) }));
  }

  rows(): TableFinding[] {
    return this.#boxes.flatMap((box, row): TableFinding[] => {
      if (isEmptyBox(box)) return [{ kind: 'impossible', row }];
      const neighbours = this.#neighbours(row);
      if (neighbours.length > 0) this.#overlapping = true;
      const found = this.#clashes(row, neighbours);
      const needless = this.#needless(row, neighbours);
      if (needless) return [...found, needless];
      return [...found, ...this.#misleading(row, neighbours)];
    });
  }

  /** Only of a table in which nothing is known to go together. */
  advice(): TableFinding[] {
    const { table, open } = this.space;
    const needsOrder = table.hitPolicy !== 'UNIQUE' && table.aggregator === undefined;
    if (!needsOrder || this.#overlapping || open.size > 0 || table.rows.length < 2) return [];
    return [{ kind: 'hitPolicy' }];
  }

  #clashes(row: number, neighbours: readonly number[]): TableFinding[] {
    const { hitPolicy } = this.space.table;
    if (hitPolicy !== 'UNIQUE' && hitPolicy !== 'ANY') return [];
    return neighbours.flatMap((other): TableFinding[] => {
      if (other > row || this.#isOpen(row, other)) return [];
      const same = sameEntries(this.space.table, row, other);
      if (hitPolicy === 'ANY' && same) return [];
      return [{ kind: same ? 'overlap' : 'conflict', row, other, values: this.#shared(row, other) }];
    });
  }

  #needless(row: number, neighbours: readonly number[]): TableFinding | undefined {
    const { hitPolicy, aggregator } = this.space.table;
    const sure = neighbours.filter((other) => !this.space.open.has(other));
    if (ORDERED.includes(hitPolicy)) return this.#needlessInOrder(row, sure);
    const alike = sure.filter((other) => sameEntries(this.space.table, row, other));
    if (hitPolicy === 'ANY' || aggregator === 'MIN' || aggregator === 'MAX') {
      return this.#coveredBy(row, alike);
    }
    if (hitPolicy === 'UNIQUE') return undefined;
    // Each row counts: only one that stands there twice is too much.
    const twin = alike.find((other) => other < row && this.#isSame(row, other));
    return twin === undefined ? undefined : { kind: 'redundant', row };
  }

  #coveredBy(row: number, alike: readonly number[]): TableFinding | undefined {
    // Of two equal rows the later one is too much.
    const covering = alike.filter((other) => other < row || !this.#isSame(row, other));
    const whole = covering.find((other) => isWithin(this.#box(row), this.#box(other)));
    if (whole !== undefined) return { kind: 'subsumed', row, other: whole };
    const earlier = covering.filter((other) => other < row);
    return this.#remains(row, earlier) ? undefined : { kind: 'redundant', row };
  }

  /** Where one row goes before another: first by its place, or by the priority of what it says. */
  #needlessInOrder(row: number, neighbours: readonly number[]): TableFinding | undefined {
    const before = neighbours.filter((other) => this.#goesBefore(other, row));
    if (!this.#remains(row, before)) return { kind: 'masked', row };
    const after = neighbours
      .filter((other) => !before.includes(other))
      .sort((a, b) => (this.#goesBefore(a, b) ? -1 : 1));
    let left = remainder(
      [this.#box(row)],
      before.map((other) => this.#box(other)),
    );
    for (const other of after) {
      if (left === undefined) return undefined;
      const meets = left.some((box) => !isEmptyBox(intersection(box, this.#box(other))));
      if (!meets) continue;
      if (!sameEntries(this.space.table, row, other)) return undefined;
      left = remainder(left, [this.#box(other)]);
      if (left?.length === 0) {
        return isWithin(this.#box(row), this.#box(other))
          ? { kind: 'subsumed', row, other }
          : { kind: 'redundant', row };
      }
    }
    return undefined;
  }

  #misleading(row: number, neighbours: readonly number[]): TableFinding[] {
    const { table, open, whole } = this.space;
    // The last row for all the rest is meant to be read that way.
    if (!ORDERED.includes(table.hitPolicy) || isWithin(whole, this.#box(row)) || open.has(row)) return [];
    const other = neighbours.find(
      (one) => this.#goesBefore(one, row) && !open.has(one) && !sameEntries(table, row, one),
    );
    return other === undefined ? [] : [{ kind: 'misleading', row, other, values: this.#shared(row, other) }];
  }

  #goesBefore(a: number, b: number): boolean {
    const { table } = this.space;
    if (table.hitPolicy !== 'PRIORITY') return a < b;
    for (const [output, { values }] of table.outputs.entries()) {
      const rank = (row: number) => {
        const index = (values ?? []).findIndex(
          (value) => textOf(value) === entryText(table.rows[row]?.then[output] ?? null),
        );
        return index < 0 ? Infinity : index;
      };
      const [left, right] = [rank(a), rank(b)];
      if (left !== right) return left < right;
    }
    return a < b;
  }

  #remains(row: number, cuts: readonly number[]): boolean {
    const left = remainder(
      [this.#box(row)],
      cuts.map((other) => this.#box(other)),
    );
    return left === undefined || left.length > 0;
  }

  #box(row: number): Box {
    return this.#boxes[row] ?? [];
  }

  #isSame(a: number, b: number): boolean {
    return isWithin(this.#box(a), this.#box(b)) && isWithin(this.#box(b), this.#box(a));
  }

  #isOpen(a: number, b: number): boolean {
    return this.space.open.has(a) || this.space.open.has(b);
  }

  #shared(a: number, b: number): readonly FactValue[] {
    return this.space.valuesAt(intersection(this.#box(a), this.#box(b)));
  }
}

/** Whether two rows say the same, as far as it is written. */
function sameEntries({ rows }: DecisionTable, a: number, b: number): boolean {
  const [left, right] = [rows[a]?.then ?? [], rows[b]?.then ?? []];
  return (
    left.length === right.length && left.every((entry, i) => entryText(entry) === entryText(right[i] ?? null))
  );
}

const entryText = (entry: string | number | boolean | null): string =>
  typeof entry === 'string' ? entry.trim() : String(entry);
const textOf = (value: string | number | boolean): string =>
  typeof value === 'string' ? `"${value}"` : String(value);
