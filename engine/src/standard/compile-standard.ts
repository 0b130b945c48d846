import { valueAt, type Column, type Columns, type Facts } from '../column/index.js';
import { compileParsed, hasErrors, type Formula, type ParsedFormula } from '../feel/index.js';
import {
  factKey,
  ModelError,
  type Dictionary,
  type EvaluationWarning,
  type FactKey,
  type FactRef,
  type FactValue,
  type Standard,
  type Truth,
} from '../model/index.js';
import { diagnose } from './check-standard.js';
import { HIT_POLICIES, rowTruth, type Hit } from './hit-policy.js';
import { inputClasses } from './input-classes.js';
import { parseStandard } from './parse-standard.js';
import { TableIndex } from './table-index.js';

export interface StandardEvaluation {
  /** Line code → value; null when no row applies, when it is not known which, or when the row has none. */
  readonly lines: Readonly<Record<string, number | null>>;
  /** Index of the row that applies. */
  readonly row?: number;
  readonly clause?: string;
  /** Facts that are needed to know the row, sorted. */
  readonly missing: readonly FactKey[];
  readonly warnings: readonly EvaluationWarning[];
}

/** A standard ready to run. */
export interface CompiledStandard {
  readonly standard: Standard;
  /** What inputs and cells name, each fact once. */
  readonly facts: readonly FactRef[];
  evaluate(facts: Facts): StandardEvaluation;
  /** Line code → value for each of `count` subjects, NaN where null. @param columns  by fact key */
  evaluateColumns(columns: Columns, count: number): Record<string, Float64Array>;
}

/** @throws ModelError when `checkStandard` finds an error */
export function compileStandard(standard: Standard, dictionary: Dictionary): CompiledStandard {
  const parsed = parseStandard(standard, dictionary);
  const diagnostics = diagnose(standard, dictionary, parsed);
  if (hasErrors(diagnostics)) throw new ModelError(diagnostics);
  const inputs = parsed.inputs.map((input) => compileParsed(input));
  const tests = parsed.tests.map((row) =>
    row.map((cell) => compileParsed(cell as ParsedFormula, 'interpreted')),
  );
  const facts = uniqueFacts([
    ...inputs.flatMap((input) => input.facts),
    ...tests.flat().flatMap(factsOfCell),
  ]);
  const table = new StandardTable(standard, inputs, tests);
  const classes = standard.inputs.map((_, i) => inputClasses(parsed.tests.map((row) => row[i])));
  const indexed = classes.every((one) => one !== undefined) ? new TableIndex(standard, classes) : undefined;

  return {
    standard,
    facts,
    evaluate: (given) => table.evaluate(given),
    evaluateColumns(columns, count) {
      const columnOfKey = (ref: FactRef): Column | undefined => columns[factKey(ref)];
      const inputColumns = inputs.map((input) => input.evaluateColumns(input.facts.map(columnOfKey), count));
      const lines = emptyLines(standard, count);
      if (indexed) indexed.fill(inputColumns, count, lines);
      else table.fill(facts, columns, count, lines);
      return lines;
    },
  };
}

function emptyLines(standard: Standard, count: number): Record<string, Float64Array> {
  return Object.fromEntries(standard.lines.map(({ code }) => [code, new Float64Array(count).fill(NaN)]));
}

/** Slot 0 of a cell is the input. */
function factsOfCell(cell: Formula): readonly FactRef[] {
  return cell.facts.slice(1);
}

function uniqueFacts(refs: readonly FactRef[]): FactRef[] {
  return [...new Map(refs.map((ref) => [factKey(ref), ref])).values()];
}

/** The table read row by row: for one subject, and for cells that ask about more than their input. */
class StandardTable {
  constructor(
    private readonly standard: Standard,
    private readonly inputs: readonly Formula[],
    private readonly tests: readonly (readonly Formula[])[],
  ) {}

  evaluate(facts: Facts): StandardEvaluation {
    const { standard } = this;
    const warnings: EvaluationWarning[] = [];
    const values = this.inputs.map((input) => {
      const result = input.evaluate(facts);
      warnings.push(...result.warnings);
      return result.value;
    });
    const cells = this.tests.map((row) =>
      row.map((test, i) => this.cellTruth(test, values[i] ?? null, facts)),
    );
    const rows = cells.map(rowTruth);
    const hit = HIT_POLICIES[standard.hitPolicy](rows);
    if (typeof hit === 'number') {
      const row = standard.rows[hit];
      return {
        lines: Object.fromEntries(standard.lines.map(({ code }) => [code, row?.lines[code] ?? null])),
        row: hit,
        ...(row?.clause === undefined ? {} : { clause: row.clause }),
        missing: [],
        warnings,
      };
    }
    const warning = hitWarning(standard, hit);
    return {
      lines: Object.fromEntries(standard.lines.map(({ code }) => [code, null])),
      missing: hit === 'unknown' ? this.missingFacts(facts, cells, rows) : [],
      warnings: warning ? [...warnings, warning] : warnings,
    };
  }

  private cellTruth(test: Formula, input: FactValue, facts: Facts): Truth {
    const { value } = test.evaluate({ ...facts, '?': input });
    return typeof value === 'boolean' ? value : null;
  }

  private missingFacts(
    facts: Facts,
    cells: readonly (readonly Truth[])[],
    rows: readonly Truth[],
  ): FactKey[] {
    const missing = new Set<FactKey>();
    cells.forEach((row, r) => {
      if (rows[r] !== null) return;
      row.forEach((truth, i) => {
        if (truth !== null) return;
        const refs = [...(this.inputs[i]?.facts ?? []), ...factsOfCell(this.tests[r]?.[i] as Formula)];
        for (const key of refs.map(factKey)) if (isMissing(facts, key)) missing.add(key);
      });
    });
    return [...missing].sort();
  }

  fill(refs: readonly FactRef[], columns: Columns, count: number, lines: Record<string, Float64Array>): void {
    const keys = refs.map(factKey).filter((key) => Object.hasOwn(columns, key));
    for (let cell = 0; cell < count; cell++) {
      const facts = Object.fromEntries(keys.map((key) => [key, valueAt(columns[key] as Column, cell)]));
      const { lines: values } = this.evaluate(facts);
      for (const [code, column] of Object.entries(lines)) column[cell] = values[code] ?? NaN;
    }
  }
}

function isMissing(facts: Facts, key: FactKey): boolean {
  const fact = facts[key];
  return (typeof fact === 'object' && fact !== null ? fact.value : (fact ?? null)) === null;
}

function hitWarning({ code, name }: Standard, hit: Hit): EvaluationWarning | undefined {
  if (hit === 'none') {
    return {
      code: 'standard.noRow',
      fact: `standard:${code}`,
      message: { zh: `标准“${name.zh}”没有一行适用`, en: `No row of the standard “${name.en}” applies` },
    };
  }
  if (hit !== 'several') return undefined;
  return {
    code: 'standard.severalRows',
    fact: `standard:${code}`,
    message: {
      zh: `标准“${name.zh}”有多行同时适用，无法取值`,
      en: `Several rows of the standard “${name.en}” apply at once: it gives no value`,
    },
  };
}
