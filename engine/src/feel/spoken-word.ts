import type { Diagnostic } from '../model/index.js';
import { feelDiagnostic } from './feel-diagnostic.js';
import type { FormulaPart } from './scan-formula.js';

/** Words of everyday Chinese for which FEEL has its own. */
const SPOKEN: Readonly<Record<string, string>> = {
  且: 'and',
  并且: 'and',
  而且: 'and',
  或: 'or',
  或者: 'or',
  若: 'if … then … else …',
  如果: 'if … then … else …',
  则: 'if … then … else …',
  那么: 'if … then … else …',
  否则: 'if … then … else …',
  非: 'not( )',
  不是: 'not( )',
  等于: '=',
  大于: '>',
  小于: '<',
  不低于: '>=',
  不高于: '<=',
  除以: '/',
  乘以: '*',
  加上: '+',
  减去: '-',
};

/** The first of them in a formula, with what to write instead. */
export function spokenWordDiagnostic(text: string, parts: readonly FormulaPart[]): Diagnostic | undefined {
  for (const { kind, from, to } of parts) {
    const typed = text.slice(from, to);
    const write = kind === 'word' && Object.hasOwn(SPOKEN, typed) ? SPOKEN[typed] : undefined;
    if (write === undefined) continue;
    return feelDiagnostic(
      'feel.syntax',
      from,
      to,
      `公式里的“${typed}”请写作 ${write}`,
      `Write ${write} instead of “${typed}” in a formula`,
    );
  }
  return undefined;
}
