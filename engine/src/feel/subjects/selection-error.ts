import type { Diagnostic } from '../../model/index.js';
import { feelDiagnostic } from '../feel-diagnostic.js';
import type { Span } from './selection-cursor.js';

/** Ends the reading of one selection; thrown and caught inside this folder only. */
export class SelectionError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super('selection');
    this.diagnostics = diagnostics;
  }
}

export function failSelection(code: string, { from, to }: Span, zh: string, en: string): never {
  throw new SelectionError([feelDiagnostic(code, from, Math.max(to, from + 1), zh, en)]);
}
