import { SSF, utils, type CellObject, type WorkSheet } from '@e965/xlsx';

/** A cell as it is read: a date is a date whatever the spreadsheet program keeps it as. */
export type SheetValue =
  number | string | boolean | { readonly date: string } | { readonly error: string } | null;

/** A sheet by rows and columns from 0, merged cells filled with what their first one holds. */
export class SheetCells {
  readonly rows: number;
  readonly columns: number;
  readonly #origin = new Map<string, string>();

  constructor(private readonly sheet: WorkSheet) {
    const range = utils.decode_range(sheet['!ref'] ?? 'A1');
    this.rows = range.e.r + 1;
    this.columns = range.e.c + 1;
    for (const { s, e } of sheet['!merges'] ?? []) {
      for (let r = s.r; r <= e.r; r++) {
        for (let c = s.c; c <= e.c; c++) this.#origin.set(utils.encode_cell({ r, c }), utils.encode_cell(s));
      }
    }
  }

  at(row: number, column: number): SheetValue {
    const address = utils.encode_cell({ r: row, c: column });
    const cell = this.sheet[this.#origin.get(address) ?? address] as CellObject | undefined;
    return cell === undefined ? null : valueOf(cell);
  }

  /** Blank where there is nothing; anything else as people see it. */
  textAt(row: number, column: number): string {
    const value = this.at(row, column);
    if (value === null) return '';
    if (typeof value === 'object') return 'date' in value ? value.date : value.error;
    return String(value).trim();
  }

  isBlank(row: number): boolean {
    for (let column = 0; column < this.columns; column++) if (this.textAt(row, column) !== '') return false;
    return true;
  }
}

/** `C7`. */
export function addressOf(row: number, column: number): string {
  return utils.encode_cell({ r: row, c: column });
}

function valueOf({ t, v, w, z }: CellObject): SheetValue {
  if (v === undefined || v === null || t === 'z') return null;
  if (t === 'e') return { error: w ?? '#' };
  if (typeof v === 'number') return numberOrDate(v, typeof z === 'string' ? z : undefined);
  if (typeof v === 'boolean') return v;
  const text = String(v).trim();
  return text === '' ? null : text;
}

/** Number formats; the library leaves them untyped. */
const FORMATS = SSF as {
  is_date(format: string): boolean;
  parse_date_code(serial: number): { readonly y: number; readonly m: number; readonly d: number };
};

function numberOrDate(value: number, format: string | undefined): SheetValue {
  if (format !== undefined && format !== 'General' && FORMATS.is_date(format)) {
    const { y, m, d } = FORMATS.parse_date_code(value);
    const two = (part: number) => String(part).padStart(2, '0');
    return { date: `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}` };
  }
  // 0.18 shown as 18% is 18 of the percent that the header names
  return format?.includes('%') === true ? Number((value * 100).toPrecision(15)) : value;
}
