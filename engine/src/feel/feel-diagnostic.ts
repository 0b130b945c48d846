import type { Diagnostic, LocalizedText } from '../model/index.js';

/** A finding in a formula's text; the caller knows the path of the formula. */
export function feelDiagnostic(
  code: string,
  from: number,
  to: number,
  zh: string,
  en: string,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  const message: LocalizedText = { zh, en };
  return { code, severity, message, path: '', from, to };
}

export function atPath(path: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    path: diagnostic.path === '' ? path : `${path}/${diagnostic.path}`,
  }));
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
