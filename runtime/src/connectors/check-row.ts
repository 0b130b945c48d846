import type { FactValue, LocalizedText } from '@zhengai/engine';
import { parseCell, type ParsedCell } from './parse-cell.js';
import type { RowPlan } from './row-plan.js';
import type { CsvRow } from './read-csv.js';

/** A row that can be stored. */
export interface GoodRow {
  readonly code: string;
  readonly period: number;
  readonly knownAt: number;
  readonly occurredAt: number | undefined;
  /** One entry for each item of the plan. */
  readonly values: readonly FactValue[];
  /** One entry for each attribute of the plan. */
  readonly attributes: readonly FactValue[];
  /** Fields of the record the row is, where the source maps records. */
  readonly fields: Readonly<Record<string, FactValue>>;
}

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u;
const MAX_CODE = 120;

/** Everything wrong with one row, or the row. Duplicates inside the file are found by `seen`. */
export function checkRow(
  row: CsvRow,
  plan: RowPlan,
  seen: SeenRows,
): { readonly good: GoodRow } | { readonly problems: readonly LocalizedText[] } {
  const problems: LocalizedText[] = [];
  const { cells } = row;
  if (cells.length !== plan.width) {
    problems.push({
      zh: `第 ${row.line} 行有 ${cells.length} 列,表头有 ${plan.width} 列`,
      en: `line ${row.line} has ${cells.length} columns, the header ${plan.width}`,
    });
    return { problems };
  }
  const code = (cells[plan.code] ?? '').trim();
  if (code === '' || code.length > MAX_CODE || !CODE.test(code)) {
    problems.push({
      zh: `对象代码“${code.slice(0, 40)}”无效`,
      en: `subject code "${code.slice(0, 40)}" is not valid`,
    });
  }
  const period = take(plan.period(cells), problems);
  const knownAt = take(plan.knownAt(cells), problems);
  const occurredAt = plan.occurredAt ? take(plan.occurredAt(cells), problems) : undefined;
  const read = (name: LocalizedText, parsed: ParsedCell): FactValue => {
    if ('value' in parsed) return parsed.value;
    problems.push({ zh: `${name.zh}:${parsed.problem.zh}`, en: `${name.en}: ${parsed.problem.en}` });
    return null;
  };
  const values = plan.items.map(({ item, column, convert }) => {
    const text = cells[column] ?? '';
    return read(item.name, convert ? convert(text, cells) : parseCell(text, item.valueType));
  });
  const attributes = plan.attributes.map(({ attribute, column }) =>
    read(attribute.name, parseCell(cells[column] ?? '', attribute.valueType)),
  );
  if (problems.length === 0) {
    const earlier = seen.lineOf(code, period, occurredAt ?? knownAt, row.line);
    if (earlier !== undefined) {
      problems.push({
        zh: `与第 ${earlier} 行重复(同一对象、周期和获知时间)`,
        en: `repeats line ${earlier} (same subject, period and time known)`,
      });
    }
  }
  return problems.length > 0
    ? { problems }
    : { good: { code, period, knownAt, occurredAt, values, attributes, fields: readFields(cells, plan) } };
}

function readFields(cells: readonly string[], plan: RowPlan): Record<string, FactValue> {
  return Object.fromEntries(
    plan.fields.map(({ code, column }) => {
      const text = (cells[column] ?? '').trim();
      const asNumber = parseCell(text, 'number');
      return [code, 'value' in asNumber ? asNumber.value : text];
    }),
  );
}

function take(
  result: { readonly value: number } | { readonly problem: LocalizedText },
  problems: LocalizedText[],
): number {
  if ('value' in result) return result.value;
  problems.push(result.problem);
  return NaN;
}

/** Which rows of a file came before, by subject, period and time. */
export class SeenRows {
  readonly #lines = new Map<string, Map<string, number>>();

  /** Line of the earlier row with the same key; remembers this one otherwise. */
  lineOf(code: string, period: number, at: number, line: number): number | undefined {
    let ofSubject = this.#lines.get(code);
    if (!ofSubject) this.#lines.set(code, (ofSubject = new Map()));
    const key = `${period}/${at}`;
    const earlier = ofSubject.get(key);
    if (earlier === undefined) ofSubject.set(key, line);
    return earlier;
  }
}
