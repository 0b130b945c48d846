import type { Columns, Facts } from '../column/index.js';
import { compileParsedTable, type CompiledTable, type TableDecision } from '../decision-table/index.js';
import { hasErrors } from '../feel/index.js';
import {
  factKey,
  ModelError,
  type Dictionary,
  type EvaluationWarning,
  type FactKey,
  type FactRef,
  type Standard,
  type StandardEdition,
} from '../model/index.js';
import { diagnose } from './check-standard.js';
import { editionInForce, editionsOf, parseEdition } from './edition-table.js';

export interface StandardEvaluation {
  /** Line code → value; null when no row applies, when it is not known which, or when the row has none. */
  readonly lines: Readonly<Record<string, number | null>>;
  /** Index of the row that applies; absent where several are put together. */
  readonly row?: number;
  readonly clause?: string;
  /** The edition that the period is judged by; absent when none was in force. */
  readonly edition?: StandardEdition;
  /** Facts that are needed to know the row, sorted. */
  readonly missing: readonly FactKey[];
  readonly warnings: readonly EvaluationWarning[];
}

/** A standard ready to run. */
export interface CompiledStandard {
  readonly standard: Standard;
  /** What inputs and cells of all editions name, each fact once. */
  readonly facts: readonly FactRef[];
  /** @param day  `YYYY-MM-DD`: the edition in force then; the present one when absent */
  evaluate(facts: Facts, day?: string): StandardEvaluation;
  /**
   * Line code → value for each of `count` subjects, NaN where null.
   *
   * @param columns  by fact key
   * @param days     the day each cell is judged by, over and over: cell i by `days[i % days.length]`
   */
  evaluateColumns(columns: Columns, count: number, days?: readonly string[]): Record<string, Float64Array>;
}

/** @throws ModelError when `checkStandard` finds an error */
export function compileStandard(standard: Standard, dictionary: Dictionary): CompiledStandard {
  const editions = editionsOf(standard);
  const parsed = editions.map((edition) => parseEdition(standard, edition, dictionary));
  const diagnostics = diagnose(standard, dictionary, parsed);
  if (hasErrors(diagnostics)) throw new ModelError(diagnostics);
  const tables = parsed.map(compileParsedTable);
  const facts = tables.flatMap((table) => table.facts);
  return {
    standard,
    facts: [...new Map(facts.map((ref) => [factKey(ref), ref])).values()],
    evaluate(given, day) {
      const at = editionInForce(editions, day);
      if (at === undefined) return notInForce(standard, day ?? '');
      return evaluation(
        standard,
        editions[at] as StandardEdition,
        (tables[at] as CompiledTable).evaluate(given),
      );
    },
    evaluateColumns(columns, count, days = []) {
      const lines = Object.fromEntries(
        standard.lines.map(({ code }) => [code, new Float64Array(count).fill(NaN)]),
      );
      const editionOf = days.map((day) => editionInForce(editions, day));
      tables.forEach((table, at) => {
        const holds = days.length === 0 ? at === 0 : editionOf.includes(at);
        if (!holds) return;
        const takes = (cell: number) => days.length === 0 || editionOf[cell % days.length] === at;
        fill(lines, table, columns, count, takes);
      });
      return lines;
    },
  };
}

function fill(
  lines: Readonly<Record<string, Float64Array>>,
  table: CompiledTable,
  columns: Columns,
  count: number,
  takes: (cell: number) => boolean,
): void {
  const { decisionOf, decisions } = table.evaluateColumns(columns, count);
  for (const [code, column] of Object.entries(lines)) {
    const values = Float64Array.from(decisions, ({ values }) => numberOf(values[code]) ?? NaN);
    for (let cell = 0; cell < count; cell++) {
      if (takes(cell)) column[cell] = values[decisionOf[cell] as number] as number;
    }
  }
}

function evaluation(
  standard: Standard,
  edition: StandardEdition,
  decision: TableDecision,
): StandardEvaluation {
  const { outcome, values, missing } = decision;
  const [row, ...others] = outcome.kind === 'rows' ? outcome.rows : [];
  const clause = row === undefined || others.length > 0 ? undefined : edition.rows[row]?.clause;
  const warning = outcomeWarning(standard, outcome.kind);
  return {
    lines: Object.fromEntries(standard.lines.map(({ code }) => [code, numberOf(values[code])])),
    ...(row === undefined || others.length > 0 ? {} : { row }),
    ...(clause === undefined ? {} : { clause }),
    edition,
    missing,
    warnings: warning ? [warning] : [],
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function notInForce(standard: Standard, day: string): StandardEvaluation {
  return {
    lines: Object.fromEntries(standard.lines.map(({ code }) => [code, null])),
    missing: [],
    warnings: [
      {
        code: 'standard.notInForce',
        fact: `standard:${standard.code}`,
        message: {
          zh: `${day} 时标准“${standard.name.zh}”没有生效的版本`,
          en: `No edition of the standard “${standard.name.en}” was in force on ${day}`,
        },
      },
    ],
  };
}

function outcomeWarning(
  { code, name }: Standard,
  kind: TableDecision['outcome']['kind'],
): EvaluationWarning | undefined {
  const fact = `standard:${code}`;
  if (kind === 'none') {
    return {
      code: 'standard.noRow',
      fact,
      message: { zh: `标准“${name.zh}”没有一行适用`, en: `No row of the standard “${name.en}” applies` },
    };
  }
  if (kind !== 'conflict') return undefined;
  return {
    code: 'standard.severalRows',
    fact,
    message: {
      zh: `标准“${name.zh}”有多行同时适用，无法取值`,
      en: `Several rows of the standard “${name.en}” apply at once: it gives no value`,
    },
  };
}
