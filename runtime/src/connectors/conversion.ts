import {
  compileFormula,
  EMPTY_DICTIONARY,
  formulaScope,
  ModelError,
  type DataItem,
  type FactValue,
  type Formula,
  type LocalizedText,
  type ValueType,
} from '@zhengai/engine';
import { CellProblem, parseCell, type ParsedCell } from './parse-cell.js';

/** Turns a row into an item's value. @param text  the mapped column's cell */
export type Conversion = (text: string, cells: readonly string[]) => ParsedCell;

const ROW = 'row';
const VALUE = 'value';
/** A column may be called `2024`; in a formula that is a number. */
const LITERAL = /^[\d.]+$/;
const NO_FIT = new CellProblem({ zh: '换算结果不是数据项的类型', en: 'the conversion gives another type' });

/**
 * A FEEL expression over `value` (the mapped column) and the other columns by name. All are numbers where the item is
 * one, texts otherwise; another column's cell that is no number is `null` then.
 *
 * @param report  gets what is wrong with the expression; the result is `undefined` then
 */
export function compileConversion(
  text: string,
  item: DataItem,
  header: readonly string[],
  report: (code: string, message: LocalizedText) => void,
): Conversion | undefined {
  const cellType: ValueType = item.valueType === 'number' ? 'number' : 'text';
  const columns = header
    .map((name, position) => ({ name, position }))
    .filter(({ name }) => name !== VALUE && name !== '' && !LITERAL.test(name));
  const formula = compile(text, [VALUE, ...columns.map(({ name }) => name)], cellType, report);
  if (!formula) return undefined;
  const positions = formula.facts.map(({ code }) => columns[placeOf(code) - 1]?.position);
  return (cell, cells) => {
    const own = parseCell(cell, cellType);
    if (own instanceof CellProblem) return own;
    const values = positions.map((position): FactValue => {
      if (position === undefined) return own;
      const other = parseCell(cells[position] ?? '', cellType);
      return other instanceof CellProblem ? null : other;
    });
    return asItemValue(formula.evaluateValues(values), item.valueType);
  };
}

function compile(
  text: string,
  names: readonly string[],
  valueType: ValueType,
  report: (code: string, message: LocalizedText) => void,
): Formula | undefined {
  const items = names.map((name, place): DataItem => ({
    code: codeOf(place),
    name: { zh: name, en: name },
    valueType,
    level: ROW,
    periodKind: 'calendarYear',
    kind: 'stock',
  }));
  try {
    return compileFormula(text, formulaScope({ ...EMPTY_DICTIONARY, items }, ROW));
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    for (const { code, message } of error.diagnostics) report(code, message);
    return undefined;
  }
}

/** Also a name that the formula could use, hence nothing that stands in a formula by itself. */
const CODE_PREFIX = '$column';
const codeOf = (place: number): string => `${CODE_PREFIX}${place}`;
const placeOf = (code: string): number => Number(code.slice(CODE_PREFIX.length));

function asItemValue(value: FactValue, type: ValueType): ParsedCell {
  if (value === null) return null;
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : NO_FIT;
  if (type === 'boolean') return typeof value === 'boolean' ? value : NO_FIT;
  return typeof value === 'string' ? parseCell(value, type) : NO_FIT;
}
