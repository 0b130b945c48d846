import { compileDecisionTable } from '../../decision-table/index.js';
import { factKey, type DecisionTable, type Dictionary, type FactValue } from '../../model/index.js';
import { createRowNeighbours } from '../tables/row-neighbours.js';
import { intersection, isEmptyBox, overlaps, remainder, type Box } from '../tables/table-boxes.js';
import { tableSpace, type TableSpace } from '../tables/table-space.js';
import type { GeneratedCase, GeneratedCases } from './generated-case.js';

/** Values of a table's outputs by their code. */
export type TableOutcome = Readonly<Record<string, FactValue>>;

/**
 * For each row a case in which it holds, alone where that can be, and for each of its cells one in which this cell alone
 * fails, so that the row does not hold: each condition is shown to decide. Inputs must be single facts.
 */
export function generateTableCases(
  table: DecisionTable,
  dictionary: Dictionary,
): GeneratedCases<TableOutcome> {
  const space = tableSpace(table, dictionary);
  const compiled = compileDecisionTable(table, dictionary);
  const keys = compiled.facts.map(factKey);
  if (!space || keys.length !== table.inputs.length) {
    return { cases: [], undecided: table.rows.map((_, r) => `/rows/${r}`) };
  }
  const boxes = space.boxes.map((box) => intersection(box, space.whole));
  const neighbours = createRowNeighbours(boxes);
  const cases = new Map<string, GeneratedCase<TableOutcome>>();
  const undecided: string[] = [];
  const add = (box: Box, shows: string): void => {
    const values = space.valuesAt(box);
    const known = cases.get(JSON.stringify(values));
    cases.set(JSON.stringify(values), {
      facts: Object.fromEntries(keys.map((key, i) => [key, values[i] ?? null])),
      expect: compiled.decide(values).values,
      shows: [...(known?.shows ?? []), shows],
    });
  };
  boxes.forEach((box, row) => {
    if (isEmptyBox(box)) {
      undecided.push(`/rows/${row}`);
      return;
    }
    const others = neighbours(row).map((other) => boxes[other] ?? []);
    const alone = remainder([box], others)?.[0];
    add(alone ?? box, `/rows/${row}`);
    box.forEach((_, input) => {
      const outside = beside(box, alone ?? box, input, space, boxes);
      if (outside) add(outside, `/rows/${row}/when/${input}`);
      else if (box[input] !== space.whole[input]) undecided.push(`/rows/${row}/when/${input}`);
    });
  });
  return { cases: [...cases.values()], undecided };
}

/** The same point, but for one input, which is where the row's cell does not take it; free of other rows if it can be. */
function beside(
  box: Box,
  at: Box,
  input: number,
  { whole }: TableSpace,
  boxes: readonly Box[],
): Box | undefined {
  const outside = (whole[input] ?? 0n) & ~(box[input] ?? 0n);
  if (outside === 0n) return undefined;
  const moved = at.map((classes, i) => (i === input ? outside : classes & -classes));
  const cuts = boxes.filter((other) => overlaps(other, moved));
  return remainder([moved], cuts)?.[0] ?? moved;
}
