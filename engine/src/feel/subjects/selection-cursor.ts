import { isNamePart, isNameStart, isSpace } from '../fold-character.js';

/** A part of the formula as typed. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Reads a folded text from a position on. */
export class SelectionCursor {
  constructor(
    readonly folded: string,
    public at: number,
  ) {}

  skipSpaces(): void {
    while (isSpace(this.folded.charAt(this.at))) this.at++;
  }

  /** The word that stands next, white space before it left out; nothing is consumed. */
  word(): string {
    this.skipSpaces();
    let to = this.at;
    if (!isNameStart(this.folded.charAt(to))) return '';
    while (isNamePart(this.folded.charAt(to))) to++;
    return this.folded.slice(this.at, to);
  }

  /** Consumes a sign if it stands next. */
  take(sign: string): boolean {
    this.skipSpaces();
    if (!this.folded.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  /** What stands before the next comma or closing bracket of this depth, white space and quotes taken off. */
  argument(): Span {
    this.skipSpaces();
    const from = this.at;
    const to = this.#endOf(',)]', from);
    this.at = to;
    return this.#trimmed(from, to);
  }

  /** What stands inside the brackets just opened; the closing one is consumed, `undefined` when there is none. */
  inside(): Span | undefined {
    const from = this.at;
    const to = this.#endOf(')]', from);
    if (to >= this.folded.length) return undefined;
    this.at = to + 1;
    return { from, to };
  }

  text({ from, to }: Span): string {
    return this.folded.slice(from, to);
  }

  #endOf(signs: string, from: number): number {
    let depth = 0;
    for (let at = from; at < this.folded.length; at++) {
      const character = this.folded.charAt(at);
      if (character === '"') {
        at++;
        while (at < this.folded.length && this.folded.charAt(at) !== '"') {
          at += this.folded.charAt(at) === '\\' ? 2 : 1;
        }
      } else if (depth === 0 && signs.includes(character)) return at;
      else if ('([{'.includes(character)) depth++;
      else if (')]}'.includes(character)) depth--;
    }
    return this.folded.length;
  }

  #trimmed(start: number, end: number): Span {
    let [from, to] = [start, end];
    while (to > from && isSpace(this.folded.charAt(to - 1))) to--;
    if (to - from > 1 && this.folded.charAt(from) === '"' && this.folded.charAt(to - 1) === '"') {
      from++;
      to--;
    }
    return { from, to };
  }
}
