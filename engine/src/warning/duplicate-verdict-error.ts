/** Two verdicts for one period: the caller must hand over the ones in force, not their history. */
export class DuplicateVerdictError extends Error {
  override readonly name = 'DuplicateVerdictError';
  readonly code = 'warning.duplicateVerdict';

  constructor(readonly period: string) {
    super(`period ${period} has two verdicts; hand over the one in force`);
  }
}
