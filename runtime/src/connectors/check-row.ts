import type { FactValue, LocalizedText } from '@zhengai/engine';
import type { CsvRow } from './csv/index.js';
import type { RowReader } from './column-reader.js';
import { CellProblem, parseCell, type ParsedCell } from './parse-cell.js';
import type { FieldColumn, RowPlan } from './row-plan.js';

/** A row that can be stored. */
export interface GoodRow {
  readonly code: string;
  /** Empty where the row has none. */
  readonly name: string;
  /** Code of the parent; empty where the row has none. */
  readonly parent: string;
  /** `periodKey`. */
  readonly period: number;
  /** Milliseconds since the epoch, like `occurredAt`. */
  readonly knownAt: number;
  readonly occurredAt: number | undefined;
  /** One entry for each item of the plan. */
  readonly values: readonly FactValue[];
  /** One entry for each attribute of the plan. */
  readonly attributes: readonly FactValue[];
  /** Fields of the record the row is, where the source maps records. */
  readonly fields: Readonly<Record<string, FactValue>>;
}

/** What rows are held against besides their own cells. */
export interface RowContext {
  /** Line of the earlier row that says the same thing; remembers this one otherwise. */
  earlierLine(code: string, period: number, knownAt: number, line: number): number | undefined;
  isKnownCode(code: string): boolean;
  isKnownParent(code: string): boolean;
}

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;
const MAX_CODE = 120;
const MAX_NAME = 400;

/** The row, or everything wrong with it. */
export function checkRow(
  row: CsvRow,
  plan: RowPlan,
  context: RowContext,
): GoodRow | readonly LocalizedText[] {
  const { cells } = row;
  if (cells.length !== plan.width) return [wrongWidth(row, plan.width)];
  const problems: LocalizedText[] = [];
  const number = (read: RowReader<number>): number => {
    const value = read(cells);
    if (typeof value === 'number') return value;
    problems.push(value.text);
    return NaN;
  };
  const value = (name: LocalizedText, parsed: ParsedCell): FactValue => {
    if (!(parsed instanceof CellProblem)) return parsed;
    problems.push({ zh: `${name.zh}：${parsed.text.zh}`, en: `${name.en}: ${parsed.text.en}` });
    return null;
  };
  const code = textAt(cells, plan.code);
  const name = textAt(cells, plan.name);
  const parent = textAt(cells, plan.parent);
  if (!context.isKnownCode(code)) problems.push(...problemsOfCode(code));
  if (name.length > MAX_NAME) {
    problems.push({
      zh: `名称超过 ${MAX_NAME} 个字符`,
      en: `the name is longer than ${MAX_NAME} characters`,
    });
  }
  if (parent !== '' && !context.isKnownParent(parent)) problems.push(unknownParent(parent));
  const good: GoodRow = {
    code,
    name,
    parent,
    period: number(plan.period),
    knownAt: number(plan.knownAt),
    occurredAt: plan.occurredAt && number(plan.occurredAt),
    values: plan.items.map(({ item, column, convert }) => {
      const text = cells[column] ?? '';
      return value(item.name, convert ? convert(text, cells) : parseCell(text, item.valueType));
    }),
    attributes: plan.attributes.map(({ attribute, column }) =>
      value(attribute.name, parseCell(cells[column] ?? '', attribute.valueType)),
    ),
    fields: Object.fromEntries(
      plan.fields.map((field) => [
        field.code,
        value({ zh: field.code, en: field.code }, readField(cells[field.column] ?? '', field)),
      ]),
    ),
  };
  if (problems.length > 0) return problems;
  const earlier = context.earlierLine(code, good.period, good.knownAt, row.line);
  return earlier === undefined ? good : [repeats(earlier)];
}

function textAt(cells: readonly string[], column: number | undefined): string {
  return column === undefined ? '' : (cells[column] ?? '').trim();
}

/** Without a type of its own a field is a number where it is written like one; `007` and long digits are codes. */
function readField(text: string, { valueType }: FieldColumn): ParsedCell {
  if (valueType !== undefined) return parseCell(text, valueType);
  const asNumber = /^\s*[+-]?0*\d{16}|^\s*[+-]?0\d/.test(text) ? undefined : parseCell(text, 'number');
  return asNumber === undefined || asNumber instanceof CellProblem ? parseCell(text, 'text') : asNumber;
}

function problemsOfCode(code: string): LocalizedText[] {
  if (code === '') return [{ zh: '没有对象代码', en: 'there is no subject code' }];
  if (code.length <= MAX_CODE && CODE.test(code)) return [];
  const shown = code.slice(0, 40);
  return [
    {
      zh: `对象代码“${shown}”无效（以字母、数字或汉字开头，只含字母、数字、汉字和 . _ / -）`,
      en: `subject code "${shown}" is not valid (begin with a letter or digit; only those and . _ / -)`,
    },
  ];
}

function unknownParent(code: string): LocalizedText {
  return {
    zh: `上级“${code.slice(0, 40)}”不存在，请先导入它`,
    en: `there is no parent "${code.slice(0, 40)}"; import it first`,
  };
}

function wrongWidth({ cells, line }: CsvRow, width: number): LocalizedText {
  const surplus = cells.slice(width).filter((cell) => cell !== '');
  const shown = surplus.join('|').slice(0, 200);
  return {
    zh: `第 ${line} 行有 ${cells.length} 列，表头有 ${width} 列${shown === '' ? '' : `；多出：${shown}`}`,
    en: `line ${line} has ${cells.length} columns, the header ${width}${shown === '' ? '' : `; surplus: ${shown}`}`,
  };
}

function repeats(earlier: number): LocalizedText {
  return {
    zh: `与第 ${earlier} 行重复（同一对象、周期和获知时间）`,
    en: `repeats line ${earlier} (same subject, period and time known)`,
  };
}
