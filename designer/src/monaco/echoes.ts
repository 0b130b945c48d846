/**
 * What was typed comes back from the document a little later, when more has been typed already. Such an echo must not
 * be mistaken for a change from elsewhere: writing it into the editor would take back the newest letters.
 */
export class Echoes {
  #expected: readonly string[] = [];

  /** A text was given to the document. */
  expect(text: string): void {
    this.#expected = [...this.#expected, text];
  }

  /** Whether the document's text is one that was given to it; earlier ones need not come back any more. */
  take(text: string): boolean {
    const index = this.#expected.indexOf(text);
    this.#expected = this.#expected.slice(index + 1);
    if (index < 0) this.#expected = [];
    return index >= 0;
  }
}
