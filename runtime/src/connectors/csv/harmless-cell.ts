/** What makes a spreadsheet program take a cell for a formula; full-width signs do too. */
const SIGN = '=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20';
/** A cell that looks guarded already is guarded again, so that guarding can be undone. */
const DANGEROUS = new RegExp(`^'*[${SIGN}]`);
const GUARDED = new RegExp(`^'+[${SIGN}]`);
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A cell that a spreadsheet program will show and not run; numbers stay numbers. */
export function harmless(text: string): string {
  return DANGEROUS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Undoes `harmless`. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
