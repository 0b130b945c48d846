import type { LocalizedText } from '@zhengai/engine';

/** One of several things wrong with an input. */
export interface FailurePart {
  /** Where: a JSON pointer, `line 12, column stufacr`, a file name. */
  readonly path: string;
  readonly code: string;
  readonly message: LocalizedText;
}

/** Something a person can mend: says what is wrong, where, and what to do, in both languages. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    readonly detail: LocalizedText,
    readonly parts: readonly FailurePart[] = [],
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail.en}`, options);
    this.name = 'Failure';
  }
}
