import { compileParsed } from '../feel/index.js';
import type { FactValue } from '../model/index.js';
import { InputIndex, samplesBetween } from './input-index.js';
import type { ParsedTable } from './parse-table.js';
import { truthOfRow } from './row-set.js';

/**
 * A table as boxes over classes of values: what the cells of a column cannot tell apart is one class, and every row is,
 * for each input, the set of classes it takes.
 */
export interface TableRegions {
  readonly inputs: readonly InputRegions[];
}

export interface InputRegions {
  /** What the cells hold the input against. */
  readonly constants: readonly FactValue[];
  /** One value of each class; the null class is not among them. */
  readonly samples: readonly FactValue[];
  /** By row: for each class whether the row's cell takes it. */
  readonly takes: readonly Uint8Array[];
  /** Rows whose cell here asks about more than its input: what they take is not known, and stands as everything. */
  readonly openRows: readonly number[];
}

/** @param constants  by input: more values to tell apart, such as an attribute's options or another table's constants */
export function tableRegions(
  parsed: ParsedTable,
  constants: readonly (readonly FactValue[])[] = [],
): TableRegions {
  return {
    inputs: parsed.inputs.map((_, input) => {
      const cells = parsed.tests.flatMap((row, r) => {
        const cell = row[input];
        return cell?.node ? [{ parsed: cell, formula: compileParsed(cell, 'interpreted'), rows: [r] }] : [];
      });
      const index = new InputIndex(cells, parsed.table.rows.length);
      const samples = samplesBetween([...index.constants, ...(constants[input] ?? [])]);
      const sets = samples.map((value) => index.rowsFor(value));
      return {
        constants: index.constants,
        samples,
        takes: parsed.table.rows.map((_row, r) =>
          Uint8Array.from(sets, (set) => (truthOfRow(set, r) === true ? 1 : 0)),
        ),
        openRows: index.openRows,
      };
    }),
  };
}
