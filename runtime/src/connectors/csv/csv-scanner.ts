/** One record of a CSV file. */
export interface CsvRow {
  /** 1-based line of the file on which the record begins. */
  readonly line: number;
  readonly cells: string[];
}

/** The text is no CSV as RFC 4180 has it. */
export class CsvSyntaxError extends Error {
  constructor(
    readonly kind: 'quoteInside' | 'textAfterQuote' | 'quoteOpen' | 'recordTooLong',
    readonly line: number,
  ) {
    super(`${kind} on line ${line}`);
  }
}

const MAX_RECORD_CHARACTERS = 1_000_000;
const RECORD_IS_INCOMPLETE = -1;

/**
 * Cuts the text of a CSV file, given piece by piece, into records. Lines end with LF, CRLF or CR. A general parser on
 * Node's streams takes five times as long and cannot tell a record's line without taking longer still.
 */
export class CsvScanner {
  #text = '';
  #at = 0;
  #line = 1;
  /** Places of the next of these characters at or after `#at`; looked up again only when passed. */
  #quote = -2;
  #return = -2;

  constructor(private readonly delimiter: string) {}

  /** @throws CsvSyntaxError */
  push(text: string): CsvRow[] {
    this.#take(text);
    return this.#records(false);
  }

  /** @returns what stood after the last line end */
  end(): CsvRow[] {
    const rows = this.#records(true);
    this.#take('');
    return rows;
  }

  #take(text: string): void {
    this.#text = this.#text.slice(this.#at) + text;
    this.#at = 0;
    this.#quote = this.#return = -2;
  }

  #records(isLast: boolean): CsvRow[] {
    const rows: CsvRow[] = [];
    while (this.#at < this.#text.length) {
      const line = this.#line;
      const cells = this.#plainRecord(isLast) ?? this.#record(isLast);
      if (cells === undefined) {
        if (this.#text.length - this.#at > MAX_RECORD_CHARACTERS)
          throw new CsvSyntaxError('recordTooLong', line);
        break;
      }
      rows.push({ line, cells });
    }
    return rows;
  }

  /** The fast way, for a line that ends with LF or CRLF and has no quote in it. */
  #plainRecord(isLast: boolean): string[] | undefined {
    const text = this.#text;
    const from = this.#at;
    const found = text.indexOf('\n', from);
    if (found < 0 && !isLast) return undefined;
    const to = found < 0 ? text.length : found;
    this.#quote = nextPlace(text, '"', from, this.#quote);
    if (this.#quote < to) return undefined;
    this.#return = nextPlace(text, '\r', from, this.#return);
    if (this.#return < to - 1) return undefined;
    this.#at = found < 0 ? to : to + 1;
    this.#line += 1;
    return text.slice(from, this.#return === to - 1 ? to - 1 : to).split(this.delimiter);
  }

  /** @returns `undefined` when the record goes on in the text to come; nothing is taken then */
  #record(isLast: boolean): string[] | undefined {
    const text = this.#text;
    const cells: string[] = [];
    let at = this.#at;
    let lines = 0;
    for (;;) {
      let cell: string;
      if (text[at] === '"') {
        const to = this.#closingQuote(at, isLast);
        if (to === RECORD_IS_INCOMPLETE) return undefined;
        const inside = text.slice(at + 1, to);
        cell = inside.includes('""') ? inside.replaceAll('""', '"') : inside;
        lines += lineEnds(inside);
        at = to + 1;
      } else {
        const to = this.#cellEnd(at);
        cell = text.slice(at, to);
        if (cell.includes('"')) throw new CsvSyntaxError('quoteInside', this.#line + lines);
        at = to;
      }
      cells.push(cell);
      if (text[at] === this.delimiter) {
        at += 1;
        continue;
      }
      const length = this.#lineEnd(at, isLast);
      if (length === RECORD_IS_INCOMPLETE) return undefined;
      if (length === 0) throw new CsvSyntaxError('textAfterQuote', this.#line + lines);
      this.#at = Math.min(text.length, at + length);
      this.#line += lines + 1;
      return cells;
    }
  }

  #closingQuote(opening: number, isLast: boolean): number {
    const text = this.#text;
    for (let at = opening + 1; ; at += 2) {
      at = text.indexOf('"', at);
      if (at < 0) {
        if (isLast)
          throw new CsvSyntaxError('quoteOpen', this.#line + lineEnds(text.slice(this.#at, opening)));
        return RECORD_IS_INCOMPLETE;
      }
      if (at + 1 === text.length && !isLast) return RECORD_IS_INCOMPLETE;
      if (text[at + 1] !== '"') return at;
    }
  }

  #cellEnd(from: number): number {
    const text = this.#text;
    for (let at = from; at < text.length; at++) {
      const character = text[at];
      if (character === this.delimiter || character === '\n' || character === '\r') return at;
    }
    return text.length;
  }

  /** @returns how long the line end at a place is; 0 when there is none */
  #lineEnd(at: number, isLast: boolean): number {
    const text = this.#text;
    if (at >= text.length) return isLast ? 1 : RECORD_IS_INCOMPLETE;
    if (text[at] === '\n') return 1;
    if (text[at] !== '\r') return 0;
    if (at + 1 === text.length && !isLast) return RECORD_IS_INCOMPLETE;
    return text[at + 1] === '\n' ? 2 : 1;
  }
}

/** `known` as long as it is not passed; infinite when the character does not come again. */
function nextPlace(text: string, character: string, from: number, known: number): number {
  if (known >= from) return known;
  const found = text.indexOf(character, from);
  return found < 0 ? Infinity : found;
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
