import {
  columnOf,
  factValue,
  isOfType,
  nullColumn,
  valueAt,
  type Column,
  type Facts,
} from '../column/index.js';
import {
  factKey,
  ModelError,
  type EvaluationWarning,
  type FactKey,
  type FactRef,
  type FactValue,
  type ValueType,
} from '../model/index.js';
import { compileNode } from './evaluate-node.js';
import { hasErrors } from './feel-diagnostic.js';
import type { FeelType } from './feel-node.js';
import type { FeelRun } from './feel-run.js';
import type { FormulaScope } from './formula-scope.js';
import type { FormulaSlot, NameUse } from './formula-slot.js';
import { generateColumnLoop, type ColumnLoop } from './generate-columns.js';
import { parseFormula, type ParsedFormula, type ParseOptions } from './parse-formula.js';

export interface FormulaResult {
  readonly value: FactValue;
  readonly warnings: readonly EvaluationWarning[];
}

/** A formula ready to run, for one subject or for many. */
export interface Formula {
  readonly text: string;
  readonly type: FeelType;
  readonly unit?: string;
  /** The facts it reads, each once; values are given by their index. */
  readonly slots: readonly FormulaSlot[];
  readonly facts: readonly FactRef[];
  readonly names: readonly NameUse[];
  /** How columns are computed. */
  readonly backend: 'generated' | 'closures';
  evaluate(facts: Facts): FormulaResult;
  /** Values by slot, of the slots' types; what happens on the way is told only to who asks. */
  evaluateValues(values: readonly FactValue[], watch?: Pick<FeelRun, 'read' | 'warn'>): FactValue;
  /** @param columns  by slot; a column that is absent or of another type is null for all cells */
  evaluateColumns(columns: readonly (Column | undefined)[], count: number): Column;
}

export interface CompileOptions extends ParseOptions {
  /** `closures` also where code could be generated. */
  readonly backend?: 'generated' | 'closures';
}

/** @throws ModelError with the findings, when one is an error */
export function compileFormula(text: string, scope: FormulaScope, options: CompileOptions = {}): Formula {
  return compileParsed(parseFormula(text, scope, options), options.backend);
}

export function compileParsed(parsed: ParsedFormula, backend?: 'generated' | 'closures'): Formula {
  const { node, text, slots, names, diagnostics } = parsed;
  if (!node || hasErrors(diagnostics)) throw new ModelError(diagnostics);
  const evaluate = compileNode(node, text);
  const keys = slots.map(({ ref }) => factKey(ref));
  const values = (run: FeelRun): FactValue => scalar(evaluate(run));
  let loop: ColumnLoop | null | undefined = backend === 'closures' ? null : undefined;
  /** Generated when first asked for. */
  const columnLoop = () => (loop === undefined ? (loop = generateColumnLoop(node, slots) ?? null) : loop);

  return {
    text,
    type: node.type,
    slots,
    names,
    facts: slots.map(({ ref }) => ref),
    ...(parsed.unit === undefined ? {} : { unit: parsed.unit }),
    get backend() {
      return columnLoop() ? 'generated' : 'closures';
    },
    evaluate(facts) {
      const warnings: EvaluationWarning[] = [];
      const warn = (warning: EvaluationWarning) => warnings.push(warning);
      const read = slots.map((slot, i) => readTyped(facts, keys[i] as FactKey, slot, warn));
      return { value: values({ values: read, warn }), warnings };
    },
    evaluateValues: (given, watch) => values({ ...watch, values: given }),
    evaluateColumns(columns, count) {
      const typed = slots.map((slot, i) => typedColumn(slot, columns[i], count));
      const out = nullColumn(resultType(node.type), count);
      const fast = columnLoop();
      if (fast) {
        fast(
          typed.map((column) => column.values),
          out.values,
          count,
        );
        return out;
      }
      const results: FactValue[] = new Array<FactValue>(count);
      const row = new Array<FactValue>(slots.length);
      for (let cell = 0; cell < count; cell++) {
        for (let i = 0; i < row.length; i++) row[i] = valueAt(typed[i] as Column, cell);
        results[cell] = values({ values: row });
      }
      return columnOf(resultType(node.type), results);
    },
  };
}

/** Lists and contexts are no values of facts. */
function scalar(value: unknown): FactValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function resultType(type: FeelType): ValueType {
  return type === 'text' || type === 'boolean' || type === 'date' ? type : 'number';
}

function readTyped(
  facts: Facts,
  key: FactKey,
  slot: FormulaSlot,
  warn: (warning: EvaluationWarning) => void,
): FactValue {
  const value = factValue(facts, key);
  const type = slot.type;
  if (type === 'any' || type === 'list' || type === 'null' || isOfType(value, type)) return value;
  warn({
    code: 'fact.wrongType',
    fact: key,
    message: {
      zh: `“${slot.label.zh}”的值“${String(value)}”类型不对，按缺数据处理`,
      en: `The value “${String(value)}” of “${slot.label.en}” is of another type and counts as missing`,
    },
  });
  return null;
}

function typedColumn(slot: FormulaSlot, column: Column | undefined, count: number): Column {
  const type = resultType(slot.type);
  if (!column) return nullColumn(type, count);
  const fits = column.kind === type || (type === 'date' && column.kind === 'text');
  return fits ? column : nullColumn(type, count);
}
