/** A column with fewer cells than the evaluation was asked for: the caller's mistake, never the data's. */
export class ColumnLengthError extends Error {
  override readonly name = 'ColumnLengthError';
  readonly code = 'column.tooShort';

  constructor(fact: string, length: number, count: number) {
    super(`column of ${fact} has ${length} cells, ${count} are asked for`);
  }
}
