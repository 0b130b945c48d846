import { Failure, type FailurePart } from '../../ports/index.js';

/** A failure that knows its HTTP status; everything the API itself refuses is one. */
export class HttpFailure extends Failure {
  constructor(
    readonly status: number,
    code: string,
    detail: { readonly zh: string; readonly en: string },
    parts: readonly FailurePart[] = [],
    /** Further headers of the answer, `retry-after`. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code, detail, parts);
    this.name = 'HttpFailure';
  }
}
