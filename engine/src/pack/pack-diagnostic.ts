import type { Diagnostic } from '../model/index.js';

export function packError(code: string, path: string, zh: string, en: string): Diagnostic {
  return { code, severity: 'error', path, message: { zh, en } };
}
