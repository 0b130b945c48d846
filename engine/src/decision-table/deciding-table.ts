import { factValue, valueAt, type Column, type Columns, type Facts } from '../column/index.js';
import { compileParsed, type Formula, type ParsedFormula } from '../feel/index.js';
import {
  factKey,
  type DecisionTable,
  type FactKey,
  type FactRef,
  type FactValue,
  type Truth,
} from '../model/index.js';
import { aggregate } from './aggregate.js';
import { classColumn, combinationColumn, UNDECIDED, type ClassColumn } from './class-column.js';
import type { CompiledTable, TableColumns, TableDecision } from './compiled-table.js';
import { byPriority, GIVES_LIST, HIT_POLICIES, type Outcome } from './hit-policy.js';
import { InputIndex, type Cell } from './input-index.js';
import type { ParsedTable } from './parse-table.js';
import {
  addRow,
  emptyRowSet,
  intersect,
  NO_ROW,
  NOT_PLAIN,
  plainRow,
  removeRow,
  truthOfRow,
  type RowSet,
} from './row-set.js';

type ReadFact = (ref: FactRef) => FactValue;
type Entry = Formula | FactValue;

/** The table as it decides: an index for each input, and closures for what the index does not know. */
export class DecidingTable implements CompiledTable {
  readonly table: DecisionTable;
  readonly facts: readonly FactRef[];
  readonly #inputs: readonly Formula[];
  readonly #cells: readonly (readonly (Formula | undefined)[])[];
  readonly #indexes: readonly InputIndex[];
  /** Inputs of the cells that ask about more than their input, by row. */
  readonly #openInputs: ReadonlyMap<number, readonly number[]>;
  readonly #entries: readonly (readonly Entry[])[];
  readonly #constant: boolean;
  readonly #everyRow: RowSet;

  constructor(parsed: ParsedTable) {
    this.table = parsed.table;
    const compile = once((one: ParsedFormula) => compileParsed(one, 'interpreted'));
    this.#inputs = parsed.inputs.map((input) => compileParsed(input));
    this.#cells = parsed.tests.map((row) => row.map((cell) => cell && compile(cell)));
    this.#indexes = parsed.inputs.map(
      (_, i) => new InputIndex(cellsOf(parsed, i, compile), parsed.table.rows.length),
    );
    this.#openInputs = openInputs(this.#indexes);
    this.#entries = parsed.table.rows.map(({ then }, r) =>
      then.map((value, o) => entryOf(value, parsed.entries[r]?.[o], compile)),
    );
    this.#constant = this.#entries.every((row) => !row.some(isFormula));
    this.#everyRow = emptyRowSet(parsed.table.rows.length);
    parsed.table.rows.forEach((_, row) => addRow(this.#everyRow, row, true));
    this.facts = uniqueFacts([
      ...this.#inputs.flatMap(({ facts }) => facts),
      ...[...new Set(this.#cells.flat())].flatMap(factsOfCell),
      ...this.#entries.flat().flatMap((entry) => (isFormula(entry) ? entry.facts : [])),
    ]);
  }

  evaluate(facts: Facts): TableDecision {
    const inputs = this.#inputs.map((input) => input.evaluate(facts).value);
    return this.#decide(inputs, (ref) => factValue(facts, factKey(ref)));
  }

  decide(inputs: readonly FactValue[]): TableDecision {
    return this.#decide(inputs, () => null);
  }

  #decide(inputs: readonly FactValue[], read: ReadFact): TableDecision {
    const outcome = this.#outcomeOf(this.#rowsOf(inputs, read), read);
    const missing = outcome.kind === 'unknown' ? this.#missing(outcome.rows, inputs, read) : [];
    return this.#decision(outcome, read, missing);
  }

  evaluateColumns(columns: Columns, count: number): TableColumns {
    const inputs = this.#inputs.map((input) =>
      input.evaluateColumns(
        input.facts.map((ref) => columns[factKey(ref)]),
        count,
      ),
    );
    return this.#constant && this.#openInputs.size === 0
      ? this.#decideByClass(inputs, count)
      : this.#decideEach(inputs, columns, count);
  }

  /** Only the inputs count: a combination of their classes is decided once. */
  #decideByClass(inputs: readonly Column[], count: number): TableColumns {
    const decisions: TableDecision[] = [];
    // one place more than there are rows: for no row
    const ofRow = new Int32Array(this.table.rows.length + 1).fill(UNDECIDED);
    const nothing: ReadFact = () => null;
    const decide = (sets: readonly RowSet[]): number => {
      const row = plainRow(this.table.hitPolicy, sets);
      if (row === NOT_PLAIN) return add(this.#outcomeOf(this.#together(sets), nothing));
      const known = ofRow[row + 1] as number;
      if (known !== UNDECIDED) return known;
      return (ofRow[row + 1] = add(row === NO_ROW ? { kind: 'none' } : { kind: 'rows', rows: [row] }));
    };
    const add = (outcome: Outcome) => decisions.push(this.#decision(outcome, nothing, [])) - 1;
    const classes: ClassColumn[] = inputs.map((column, i) =>
      classColumn(column, this.#indexes[i] as InputIndex, count),
    );
    return { decisionOf: combinationColumn(classes, count, decide), decisions };
  }

  #decideEach(inputs: readonly Column[], columns: Columns, count: number): TableColumns {
    const decisions: TableDecision[] = [];
    const decisionOf = new Int32Array(count);
    for (let cell = 0; cell < count; cell++) {
      const read: ReadFact = (ref) => {
        const column = columns[factKey(ref)];
        return column ? valueAt(column, cell) : null;
      };
      const values = inputs.map((column) => valueAt(column, cell));
      const outcome = this.#outcomeOf(this.#rowsOf(values, read), read);
      decisionOf[cell] = decisions.push(this.#decision(outcome, read, [])) - 1;
    }
    return { decisionOf, decisions };
  }

  #rowsOf(values: readonly FactValue[], read: ReadFact): RowSet {
    const set = this.#together(this.#indexes.map((index, i) => index.rowsFor(values[i] ?? null)));
    for (const [row, inputs] of this.#openInputs) {
      if (truthOfRow(set, row) === false) continue;
      for (const input of inputs) {
        const truth = this.#truthOfCell(row, input, values, read);
        if (truth !== true) removeRow(set, row, truth);
      }
    }
    return set;
  }

  /** A set of its own; all rows where the table has no inputs. */
  #together(sets: readonly RowSet[]): RowSet {
    return intersect(sets.length === 0 ? [this.#everyRow] : sets, this.table.rows.length);
  }

  #truthOfCell(row: number, input: number, values: readonly FactValue[], read: ReadFact): Truth {
    const cell = this.#cells[row]?.[input];
    if (!cell) return true;
    const truth = cell.evaluateValues([values[input] ?? null, ...factsOfCell(cell).map(read)]);
    return typeof truth === 'boolean' ? truth : null;
  }

  #outcomeOf(set: RowSet, read: ReadFact): Outcome {
    const valuesOf = (row: number) => this.#valuesOf(row, read);
    const allowed = this.table.outputs.map(({ values }) => values);
    return HIT_POLICIES[this.table.hitPolicy](set, { valuesOf, compare: byPriority(allowed, valuesOf) });
  }

  #valuesOf(row: number, read: ReadFact): FactValue[] {
    return (this.#entries[row] ?? []).map((entry) =>
      isFormula(entry) ? entry.evaluateValues(entry.facts.map(read)) : entry,
    );
  }

  #decision(outcome: Outcome, read: ReadFact, missing: readonly FactKey[]): TableDecision {
    const { outputs, hitPolicy, aggregator } = this.table;
    const record = (values: readonly FactValue[]) =>
      Object.fromEntries(outputs.map(({ code }, o) => [code, values[o] ?? null]));
    const rows = outcome.kind === 'rows' ? outcome.rows.map((row) => this.#valuesOf(row, read)) : [];
    const settled = outcome.kind === 'rows' || outcome.kind === 'none';
    const fallback = outputs.map((output) => (outcome.kind === 'none' ? (output.default ?? null) : null));
    if (!GIVES_LIST[hitPolicy]) return { outcome, values: record(rows[0] ?? fallback), missing };
    if (aggregator === undefined || !settled) {
      return { outcome, values: record([]), ...(settled && { list: rows.map(record) }), missing };
    }
    const aggregated = outputs.map((_, o) =>
      aggregate(
        aggregator,
        rows.map((values) => values[o] ?? null),
      ),
    );
    return {
      outcome,
      values: record(aggregated.map((value, o) => value ?? fallback[o] ?? null)),
      list: rows.map(record),
      missing,
    };
  }

  #missing(rows: readonly number[], values: readonly FactValue[], read: ReadFact): FactKey[] {
    const missing = new Set<FactKey>();
    for (const row of rows) {
      this.#inputs.forEach((input, i) => {
        if (this.#truthOfCell(row, i, values, read) !== null) return;
        for (const ref of [...input.facts, ...factsOfCell(this.#cells[row]?.[i])]) {
          if (read(ref) === null) missing.add(factKey(ref));
        }
      });
    }
    return [...missing].sort();
  }
}

function cellsOf(
  parsed: ParsedTable,
  input: number,
  compile: (one: ParsedFormula) => Formula,
): readonly Cell[] {
  const rows = new Map<ParsedFormula, number[]>();
  parsed.tests.forEach((row, r) => {
    const cell = row[input];
    if (cell) rows.set(cell, [...(rows.get(cell) ?? []), r]);
  });
  return [...rows].map(([one, at]) => ({ parsed: one, formula: compile(one), rows: at }));
}

function openInputs(indexes: readonly InputIndex[]): ReadonlyMap<number, readonly number[]> {
  const inputs = new Map<number, number[]>();
  indexes.forEach((index, input) => {
    for (const row of index.openRows) inputs.set(row, [...(inputs.get(row) ?? []), input]);
  });
  return inputs;
}

function entryOf(
  value: FactValue,
  parsed: ParsedFormula | undefined,
  compile: (one: ParsedFormula) => Formula,
): Entry {
  if (!parsed) return value;
  return parsed.node?.kind === 'literal' ? parsed.node.value : compile(parsed);
}

function isFormula(entry: Entry): entry is Formula {
  return typeof entry === 'object' && entry !== null;
}

/** Slot 0 of a cell is its input. */
function factsOfCell(cell: Formula | undefined): readonly FactRef[] {
  return cell?.facts.slice(1) ?? [];
}

function uniqueFacts(refs: readonly FactRef[]): FactRef[] {
  return [...new Map(refs.map((ref) => [factKey(ref), ref])).values()];
}

function once<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}
