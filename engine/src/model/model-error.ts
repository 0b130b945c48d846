import type { Diagnostic } from './diagnostic.js';

/** A definition that cannot be compiled: thrown by the `compile…` functions, which need a model without errors. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  /** Code of the first error. */
  readonly code: string;
  /** All findings, warnings included. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const first = diagnostics.find((diagnostic) => diagnostic.severity === 'error');
    super(first === undefined ? 'invalid model' : `${first.path}: ${first.message.zh} / ${first.message.en}`);
    this.code = first?.code ?? 'model.invalid';
    this.diagnostics = diagnostics;
  }
}
