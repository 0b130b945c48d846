/** Which rows of a file came before, by subject, period and time known; a few bytes for each. */
export class SeenRows {
  /** Files hold few different pairs of period and time. */
  readonly #pairs = new Map<string, number>();
  readonly #lines = new Map<string, Map<number, number>>();

  /** Line of the earlier row with the same key; remembers this one otherwise. */
  lineOf(code: string, period: number, knownAt: number, line: number): number | undefined {
    const pair = this.#numberOf(`${period}/${knownAt}`);
    let ofSubject = this.#lines.get(code);
    if (!ofSubject) this.#lines.set(code, (ofSubject = new Map<number, number>()));
    const earlier = ofSubject.get(pair);
    if (earlier === undefined) ofSubject.set(pair, line);
    return earlier;
  }

  #numberOf(pair: string): number {
    let number = this.#pairs.get(pair);
    if (number === undefined) this.#pairs.set(pair, (number = this.#pairs.size));
    return number;
  }
}
