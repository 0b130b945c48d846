import type { Diagnostic } from '../model/index.js';

export function packError(code: string, path: string, zh: string, en: string): Diagnostic {
  return { code, severity: 'error', path, message: { zh, en } };
}

export function packWarning(code: string, path: string, zh: string, en: string): Diagnostic {
  return { code, severity: 'warning', path, message: { zh, en } };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
