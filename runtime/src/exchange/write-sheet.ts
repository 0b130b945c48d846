import type { DecisionTable } from '@zhengai/engine';
import { utils, write, type WorkSheet } from '@e965/xlsx';
import { cellOfTest } from './condition-text.js';
import { ABOUT, GROUPS, ROWS_ABOVE } from './sheet-words.js';

export interface WriteSheetOptions {
  /** By output code; shown in the header. */
  readonly units?: Readonly<Record<string, string>>;
}

/** A decision table as people draw it: conditions left, results right with their units, the clause at the end. */
export function writeSheet(table: DecisionTable, { units = {} }: WriteSheetOptions = {}): Buffer {
  const { inputs, outputs, rows } = table;
  const blank = <T>(list: readonly T[]) => list.slice(1).map(() => null);
  const groups = [
    ...(inputs.length > 0 ? [GROUPS.conditions[0], ...blank(inputs)] : []),
    GROUPS.results[0],
    ...blank(outputs),
    GROUPS.clause[0],
  ];
  const header = [
    ...inputs.map(({ label }) => label.zh),
    ...outputs.map(({ code, label }) =>
      units[code] === undefined ? label.zh : `${label.zh}（${units[code]}）`,
    ),
    GROUPS.clause[0],
  ];
  const cells = rows.map(({ when, then, annotation }) => [
    ...when.map(cellOfTest),
    ...then.map((entry) => (entry === null ? null : harmless(entry))),
    annotation === undefined ? null : harmless(annotation),
  ]);
  const sheet = utils.aoa_to_sheet([[table.name.zh], groups, header, ...cells]);
  const width = inputs.length + outputs.length;
  sheet['!merges'] = [
    ...merged(0, 0, width),
    ...merged(1, 0, inputs.length - 1),
    ...merged(1, inputs.length, width - 1),
    { s: { r: 1, c: width }, e: { r: ROWS_ABOVE - 1, c: width } },
  ];
  sheet['!cols'] = header.map((label) => ({ wch: Math.max(10, 2 * label.length + 2) }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '表');
  utils.book_append_sheet(book, aboutSheet(table), ABOUT.sheet);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

/** What the drawing does not show: codes, expressions, the hit policy. */
function aboutSheet(table: DecisionTable): WorkSheet {
  const { head, columns } = ABOUT;
  return utils.aoa_to_sheet([
    [head.code, table.code],
    [head.name, table.name.zh, table.name.en],
    [head.level, table.level],
    [head.hitPolicy, table.hitPolicy],
    ...(table.aggregator === undefined ? [] : [[head.aggregator, table.aggregator]]),
    [],
    [columns.label, columns.english, columns.expression, columns.type, columns.values, columns.fallback],
    ...table.inputs.map(({ label, expression }) => [label.zh, label.en, expression]),
    ...table.outputs.map(({ code, label, valueType, values, default: fallback }) => [
      label.zh,
      label.en,
      code,
      valueType,
      values === undefined ? null : JSON.stringify(values),
      fallback === undefined ? null : JSON.stringify(fallback),
    ]),
  ]);
}

function merged(row: number, from: number, to: number) {
  return to > from ? [{ s: { r: row, c: from }, e: { r: row, c: to } }] : [];
}

/** Texts are written as texts and never as formulas; what a spreadsheet program might still take for one is quoted. */
function harmless(value: string | number | boolean): string | number | boolean {
  return typeof value === 'string' && /^[=+@\t\r]/u.test(value) ? `'${value}` : value;
}
