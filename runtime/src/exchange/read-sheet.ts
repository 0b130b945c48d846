import type {
  Aggregator,
  DecisionTable,
  Diagnostic,
  HitPolicy,
  LocalizedText,
  OutputEntry,
  TableOutput,
  TableRow,
  ValueType,
} from '@zhengai/engine';
import { read, type WorkBook } from '@e965/xlsx';
import { testOfCell } from './condition-text.js';
import { entryOfText } from './feel-text.js';
import { addressOf, SheetCells, type SheetValue } from './sheet-cells.js';
import { ABOUT, GROUPS } from './sheet-words.js';

export interface SheetContent {
  readonly table?: DecisionTable;
  /** Unit in the header, by output code. */
  readonly units: Readonly<Record<string, string>>;
  /** Paths are cells: `C7`. */
  readonly diagnostics: readonly Diagnostic[];
  /** The cell that a part of the table stands in: `rows/0/when/1` → `B4`. */
  readonly cellOf: (path: string) => string | undefined;
}

export interface ReadSheetOptions {
  /** Where the sheet does not say it. */
  readonly code: string;
  readonly level: string;
  readonly hitPolicy?: HitPolicy;
}

const MAX_BYTES = 20_000_000;
const MAX_ROWS = 20_000;
const MAX_COLUMNS = 200;

/** A decision table from a spreadsheet file as a person draws it: groups “条件” and “结果”, below them a header. */
export function readSheet(file: Buffer, options: ReadSheetOptions): SheetContent {
  const diagnostics: Diagnostic[] = [];
  const report = (code: string, path: string, zh: string, en: string) =>
    diagnostics.push({ code, severity: 'error', path, message: { zh, en } });
  const nothing: SheetContent = { units: {}, diagnostics, cellOf: () => undefined };
  const book = open(file, report);
  const drawn = book?.Sheets[book.SheetNames.find((name) => name !== ABOUT.sheet) ?? ''];
  if (!book || !drawn) return nothing;
  const cells = new SheetCells(drawn);
  if (cells.rows > MAX_ROWS || cells.columns > MAX_COLUMNS) {
    report(
      'sheet.tooLarge',
      'A1',
      `表太大（${cells.rows} 行 ${cells.columns} 列，上限 ${MAX_ROWS} 行 ${MAX_COLUMNS} 列）`,
      `The sheet is too large (${cells.rows} rows, ${cells.columns} columns; at most ${MAX_ROWS} and ${MAX_COLUMNS})`,
    );
    return nothing;
  }
  const layout = findLayout(cells);
  if (!layout) {
    report(
      'sheet.noGroups',
      'A1',
      `找不到表头：请在表头上一行写明哪些列是“${GROUPS.conditions[0]}”，哪些列是“${GROUPS.results[0]}”`,
      `No header is found: write above it which columns are “${GROUPS.conditions[2]}” and which are “${GROUPS.results[4]}”`,
    );
    return nothing;
  }
  const about = aboutOf(book);
  const header = (column: number) => splitUnit(cells.textAt(layout.header, column));
  const outputs = layout.results.map((column, o): TableOutput => {
    const { label } = header(column);
    const known = about.columns.get(label);
    return {
      code: known?.expression ?? (label === '' ? `result-${o + 1}` : codeOf(label)),
      label: { zh: label, en: known?.english ?? label },
      valueType: known?.type ?? guessType(cells, layout, column),
      ...(known?.values === undefined ? {} : { values: known.values }),
      ...(known?.fallback === undefined ? {} : { default: known.fallback }),
    };
  });
  for (const column of [...layout.conditions, ...layout.results]) {
    if (header(column).label !== '') continue;
    const address = addressOf(layout.header, column);
    report('sheet.header.blank', address, `表头 ${address} 是空的`, `The header ${address} is blank`);
  }
  const rowsAt: number[] = [];
  const rows: TableRow[] = [];
  for (let row = layout.header + 1; row < cells.rows; row++) {
    if (cells.isBlank(row)) continue;
    rowsAt.push(row);
    rows.push({
      when: layout.conditions.map((column) => testOfCell(cells.at(row, column))),
      then: layout.results.map((column, o) =>
        entryOf(cells.at(row, column), outputs[o] as TableOutput, addressOf(row, column), report),
      ),
      ...annotationOf(cells, row, layout.clause),
    });
  }
  const table: DecisionTable = {
    code: about.code ?? options.code,
    name: about.name ?? { zh: layout.title || options.code, en: layout.title || options.code },
    level: about.level ?? options.level,
    hitPolicy: about.hitPolicy ?? options.hitPolicy ?? 'UNIQUE',
    ...(about.aggregator === undefined ? {} : { aggregator: about.aggregator }),
    inputs: layout.conditions.map((column) => {
      const { label } = header(column);
      const known = about.columns.get(label);
      return { label: { zh: label, en: known?.english ?? label }, expression: known?.expression ?? label };
    }),
    outputs,
    rows,
  };
  const units = layout.results.flatMap((column, o) => {
    const { unit } = header(column);
    return unit === undefined ? [] : [[outputs[o]?.code ?? '', unit] as const];
  });
  return {
    ...(diagnostics.length === 0 ? { table } : {}),
    units: Object.fromEntries(units),
    diagnostics,
    cellOf: (path) => cellOf(path, layout, rowsAt),
  };
}

type Report = (code: string, path: string, zh: string, en: string) => void;

function open(file: Buffer, report: Report): WorkBook | undefined {
  try {
    if (file.length > MAX_BYTES) throw new RangeError(`${file.length} > ${MAX_BYTES} bytes`);
    return read(file, {
      type: 'buffer',
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      sheetRows: MAX_ROWS + 1,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report(
      'sheet.unreadable',
      '',
      `不是电子表格文件，或已损坏：${reason}`,
      `This is no spreadsheet, or it is damaged: ${reason}`,
    );
    return undefined;
  }
}

interface Layout {
  readonly title: string;
  readonly header: number;
  readonly conditions: readonly number[];
  readonly results: readonly number[];
  readonly clause: number | undefined;
}

const LOOKED_AT = 20;

function findLayout(cells: SheetCells): Layout | undefined {
  const is = (group: keyof typeof GROUPS, row: number, column: number) =>
    GROUPS[group].some((word) => word.toLowerCase() === cells.textAt(row, column).toLowerCase());
  for (let row = 0; row < Math.min(cells.rows - 1, LOOKED_AT); row++) {
    const columns = Array.from({ length: cells.columns }, (_, column) => column);
    const results = columns.filter((column) => is('results', row, column));
    if (results.length === 0) continue;
    return {
      title: row === 0 ? '' : cells.textAt(0, 0),
      header: row + 1,
      conditions: columns.filter((column) => is('conditions', row, column)),
      results,
      clause: columns.find((column) => is('clause', row, column) || is('clause', row + 1, column)),
    };
  }
  return undefined;
}

interface KnownColumn {
  readonly english?: string;
  readonly expression?: string;
  readonly type?: ValueType;
  readonly values?: NonNullable<TableOutput['values']>;
  readonly fallback?: NonNullable<TableOutput['default']>;
}

interface About {
  readonly code?: string;
  readonly name?: LocalizedText;
  readonly level?: string;
  readonly hitPolicy?: HitPolicy;
  readonly aggregator?: Aggregator;
  readonly columns: ReadonlyMap<string, KnownColumn>;
}

function aboutOf(book: WorkBook): About {
  const sheet = book.Sheets[ABOUT.sheet];
  if (!sheet) return { columns: new Map() };
  const cells = new SheetCells(sheet);
  const columns = new Map<string, KnownColumn>();
  const head = new Map<string, number>();
  let inColumns = false;
  for (let row = 0; row < cells.rows; row++) {
    const key = cells.textAt(row, 0);
    if (key === ABOUT.columns.label) inColumns = true;
    else if (!inColumns) head.set(key, row);
    else if (key !== '') columns.set(key, knownColumn(cells, row));
  }
  const text = (key: string, column = 1) => {
    const row = head.get(key);
    const found = row === undefined ? '' : cells.textAt(row, column);
    return found === '' ? undefined : found;
  };
  const { code, name, level, hitPolicy, aggregator } = ABOUT.head;
  const [zh, en] = [text(name), text(name, 2)];
  return {
    columns,
    ...defined({ code: text(code), level: text(level) }),
    ...defined({
      hitPolicy: text(hitPolicy) as HitPolicy | undefined,
      aggregator: text(aggregator) as Aggregator | undefined,
    }),
    ...(zh === undefined ? {} : { name: { zh, en: en ?? zh } }),
  };
}

function knownColumn(cells: SheetCells, row: number): KnownColumn {
  const text = (column: number) => cells.textAt(row, column) || undefined;
  const json = (column: number): unknown => {
    try {
      return JSON.parse(text(column) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  };
  return defined({
    english: text(1),
    expression: text(2),
    type: text(3) as ValueType | undefined,
    values: json(4) as KnownColumn['values'],
    fallback: json(5) as KnownColumn['fallback'],
  });
}

function defined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}

function guessType(cells: SheetCells, { header }: Layout, column: number): ValueType {
  for (let row = header + 1; row < cells.rows; row++) {
    const value = cells.at(row, column);
    if (value === null) continue;
    if (typeof value === 'object' && 'date' in value) return 'date';
    return typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'number' : 'text';
  }
  return 'number';
}

function entryOf(value: SheetValue, output: TableOutput, address: string, report: Report): OutputEntry {
  if (value === null) return null;
  if (typeof value === 'object') {
    if ('date' in value) return `date("${value.date}")`;
    report(
      'sheet.cell.error',
      address,
      `${address} 是错误值 ${value.error}`,
      `${address} holds the error ${value.error}`,
    );
    return null;
  }
  if (typeof value !== 'string') return value;
  const text = value.startsWith("'") ? value.slice(1) : value;
  const entry = entryOfText(text.normalize('NFKC'));
  if (typeof entry !== 'string') return entry;
  if (
    output.valueType === 'number' &&
    /^[\p{Script=Han}\s]*-?\d[\d.,]*[\p{Script=Han}\s]*$/u.test(text) &&
    /\p{Script=Han}/u.test(text)
  ) {
    report(
      'sheet.cell.notNumber',
      address,
      `${address} 的“${text}”不是数；请只写数字，单位写在表头`,
      `“${text}” in ${address} is no number: write digits only, and the unit in the header`,
    );
  }
  if (output.valueType === 'text' && !/^["“(]/u.test(text)) return JSON.stringify(text);
  return text;
}

function annotationOf(cells: SheetCells, row: number, column: number | undefined): { annotation?: string } {
  const text = column === undefined ? '' : cells.textAt(row, column).replace(/^'/u, '');
  return text === '' ? {} : { annotation: text };
}

/** `生师比（人）` → label and unit. */
function splitUnit(header: string): { label: string; unit?: string } {
  const found = /^(.*\S)\s*[(（]([^()（）]+)[)）]$/u.exec(header);
  return found ? { label: found[1] as string, unit: found[2] as string } : { label: header };
}

function codeOf(label: string): string {
  return label.replace(/[^\p{L}\p{N}._/-]+/gu, '-').replace(/^[^\p{L}\p{N}]+|-+$/gu, '') || 'result';
}

function cellOf(
  path: string,
  { header, conditions, results }: Layout,
  rowsAt: readonly number[],
): string | undefined {
  const inRow = /(?:^|\/)rows\/(\d+)(?:\/(when|then)\/(\d+))?/u.exec(path);
  if (inRow) {
    const [, row, part, at] = inRow;
    const columns = part === 'then' ? results : conditions;
    const column = columns[Number(at ?? 0)];
    const line = rowsAt[Number(row)];
    return column === undefined || line === undefined ? undefined : addressOf(line, column);
  }
  const inHeader = /(?:^|\/)(inputs|outputs)\/(\d+)/u.exec(path);
  const column = inHeader && (inHeader[1] === 'inputs' ? conditions : results)[Number(inHeader[2])];
  return typeof column === 'number' ? addressOf(header, column) : undefined;
}
