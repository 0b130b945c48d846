import { parseTable, type ParsedTable } from '../decision-table/index.js';
import type { DecisionTable, Dictionary, Standard, StandardEdition } from '../model/index.js';

/** The editions of a standard, the one in force last first. */
export function editionsOf(standard: Standard): readonly StandardEdition[] {
  const earlier = [...(standard.editions ?? [])];
  return [standard, ...earlier.sort((a, b) => order(b.inForceFrom) - order(a.inForceFrom))];
}

/** Index of the edition in force on a day, `undefined` when there was none. A day that is not given is today's edition. */
export function editionInForce(
  editions: readonly StandardEdition[],
  day: string | undefined,
): number | undefined {
  if (day === undefined) return 0;
  const index = editions.findIndex(
    ({ inForceFrom, inForceTo }) =>
      (inForceFrom === undefined || inForceFrom <= day) && (inForceTo === undefined || day <= inForceTo),
  );
  return index < 0 ? undefined : index;
}

/** An edition as a decision table: one output for each line. */
export function standardTable(standard: Standard, edition: StandardEdition = standard): DecisionTable {
  return {
    code: standard.code,
    name: standard.name,
    level: standard.level,
    hitPolicy: edition.hitPolicy,
    ...(edition.aggregator === undefined ? {} : { aggregator: edition.aggregator }),
    inputs: edition.inputs,
    outputs: standard.lines.map(({ code, name, values }) => ({
      code,
      label: name,
      valueType: 'number',
      ...(values === undefined ? {} : { values }),
    })),
    rows: edition.rows.map(({ when, lines, clause }) => ({
      when,
      then: standard.lines.map(({ code }) => lines[code] ?? null),
      ...(clause === undefined ? {} : { annotation: clause }),
    })),
  };
}

export function parseEdition(
  standard: Standard,
  edition: StandardEdition,
  dictionary: Dictionary,
): ParsedTable {
  return parseTable(standardTable(standard, edition), dictionary);
}

function order(day: string | undefined): number {
  return day === undefined ? 0 : Number(day.replaceAll('-', ''));
}
