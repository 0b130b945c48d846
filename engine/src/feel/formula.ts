import { factValue, isOfType, nullColumn, type Column, type Facts } from '../column/index.js';
import {
  factKey,
  ModelError,
  type EvaluationWarning,
  type FactKey,
  type FactRef,
  type FactValue,
  type ValueType,
} from '../model/index.js';
import { createColumnLoop, type BackedLoop, type ColumnBackend } from './columns/index.js';
import { compileNode } from './evaluate-node.js';
import { hasErrors } from './feel-diagnostic.js';
import type { FeelType } from './feel-node.js';
import type { FeelRun } from './feel-run.js';
import type { FormulaScope } from './scope-of-names.js';
import type { FormulaSlot, NameUse } from './formula-slot.js';
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
  readonly backend: ColumnBackend;
  /** @param read  told of each slot that is looked at on the way */
  evaluate(facts: Facts, read?: (slot: number) => void): FormulaResult;
  /** Values by slot, of the slots' types; what happens on the way is told only to who asks. */
  evaluateValues(values: readonly FactValue[], watch?: Pick<FeelRun, 'read' | 'warn'>): FactValue;
  /**
   * @param columns   by slot; a column that is absent or of another type is null for all cells
   * @param decimals  numbers are rounded to them, half up and exactly in decimal; as computed when absent
   */
  evaluateColumns(columns: readonly (Column | undefined)[], count: number, decimals?: number): Column;
}

export interface CompileOptions extends ParseOptions {
  /** `generated` where the platform and the formula allow it, otherwise `interpreted`. */
  readonly backend?: ColumnBackend;
}

/** @throws ModelError with the findings, when one is an error */
export function compileFormula(text: string, scope: FormulaScope, options: CompileOptions = {}): Formula {
  return compileParsed(parseFormula(text, scope, options), options.backend);
}

export function compileParsed(parsed: ParsedFormula, backend?: ColumnBackend): Formula {
  const { node, text, slots, names, diagnostics } = parsed;
  if (!node || hasErrors(diagnostics)) throw new ModelError(diagnostics);
  const evaluate = compileNode(node, text);
  const keys = slots.map(({ ref }) => factKey(ref));
  const values = (run: FeelRun): FactValue => scalar(evaluate(run));
  const loops = new Map<number | undefined, BackedLoop>();
  /** Made when first asked for. */
  const loopFor = (decimals: number | undefined): BackedLoop => {
    let loop = loops.get(decimals);
    if (!loop) loops.set(decimals, (loop = createColumnLoop({ root: node, slots, text, decimals }, backend)));
    return loop;
  };

  return {
    text,
    type: node.type,
    slots,
    names,
    facts: slots.map(({ ref }) => ref),
    ...(parsed.unit === undefined ? {} : { unit: parsed.unit }),
    get backend() {
      return loopFor(undefined).backend;
    },
    evaluate(facts, read) {
      const warnings: EvaluationWarning[] = [];
      const warn = (warning: EvaluationWarning) => warnings.push(warning);
      const given = slots.map((slot, i) => readTyped(facts, keys[i] as FactKey, slot, warn));
      return { value: values({ values: given, warn, ...(read ? { read } : {}) }), warnings };
    },
    evaluateValues: (given, watch) => values({ ...watch, values: given }),
    evaluateColumns(columns, count, decimals) {
      const typed = slots.map((slot, i) => typedColumn(slot, columns[i], count));
      const out = emptyColumn(resultType(node.type), count);
      loopFor(decimals).run(typed, out.values, count);
      return out;
    },
  };
}

/** A column to be written into, whatever it holds. */
function emptyColumn(type: ValueType, count: number): Column {
  return type === 'number' ? { kind: 'number', values: new Float64Array(count) } : nullColumn(type, count);
}

/** Lists and contexts are no values of facts. */
function scalar(value: unknown): FactValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function resultType(type: FeelType): ValueType {
  return isValueType(type) ? type : 'number';
}

function isValueType(type: FeelType): type is ValueType {
  return type === 'number' || type === 'text' || type === 'boolean' || type === 'date';
}

function readTyped(
  facts: Facts,
  key: FactKey,
  slot: FormulaSlot,
  warn: (warning: EvaluationWarning) => void,
): FactValue {
  const value = factValue(facts, key);
  const type = slot.type;
  if (!isValueType(type) || isOfType(value, type)) return value;
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
