import {
  compileFormula,
  EMPTY_DICTIONARY,
  formulaScope,
  ModelError,
  type DataItem,
  type FactValue,
  type Formula,
  type ValueType,
} from '@zhengai/engine';
import type { FailurePart } from '../ports/index.js';
import { parseCell, type ParsedCell } from './parse-cell.js';

/** Turns a row into the item's value. @param text  the mapped column's cell */
export type Conversion = (text: string, cells: readonly string[]) => ParsedCell;

const ROW = 'row';
const VALUE = 'value';

/**
 * A FEEL expression over `value` (the mapped column) and the other columns by name. All are numbers where the item is
 * one, texts otherwise; a cell that is no number is `null` then.
 *
 * @param parts  gets what is wrong with the expression; the result is `undefined` then
 */
export function compileConversion(
  text: string,
  item: DataItem,
  header: readonly string[],
  path: string,
  parts: FailurePart[],
): Conversion | undefined {
  const cellType: ValueType = item.valueType === 'number' ? 'number' : 'text';
  const names = [VALUE, ...header.map((name) => name.trim()).filter((name) => name !== VALUE && name !== '')];
  const formula = compile(text, names, cellType, path, parts);
  if (!formula) return undefined;
  const columns = formula.facts.map(({ code }) =>
    code === 'c0' ? -1 : header.indexOf(names[Number(code.slice(1))] ?? ''),
  );
  return (cell, cells) => {
    const values = columns.map((column): FactValue => {
      const parsed = parseCell(column < 0 ? cell : (cells[column] ?? ''), cellType);
      return 'value' in parsed ? parsed.value : null;
    });
    const own = parseCell(cell, cellType);
    if ('problem' in own) return own;
    const value = formula.evaluateValues(values);
    return fits(value, item.valueType)
      ? { value }
      : { problem: { zh: `换算结果不是数据项的类型`, en: `the conversion gives no ${item.valueType}` } };
  };
}

function compile(
  text: string,
  names: readonly string[],
  valueType: ValueType,
  path: string,
  parts: FailurePart[],
): Formula | undefined {
  const items = names.map((name, i): DataItem => ({
    code: `c${i}`,
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
    for (const { code, message } of error.diagnostics) parts.push({ path, code, message });
    return undefined;
  }
}

function fits(value: FactValue, type: ValueType): boolean {
  if (value === null) return true;
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return type === 'boolean' ? typeof value === 'boolean' : typeof value === 'string';
}
