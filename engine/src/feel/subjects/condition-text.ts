import { factKey } from '../../model/index.js';
import { foldText } from '../fold-character.js';
import type { NameIndex } from '../name-index.js';
import { scanFormula } from '../scan-formula.js';

/** A condition in one spelling, names as fact keys: what people type in other words gives the same text. */
export function canonicalText(text: string, index: NameIndex): string {
  return scanFormula(text, index)
    .map((part) => {
      const [name] = part.candidates ?? [];
      if (part.kind === 'name' && name) return ` ${factKey(name.ref)} `;
      if (part.kind === 'percent') return foldText(text.slice(part.from, part.to)).replace(/\s/g, '');
      if (part.kind === 'operator') return ` ${part.safe} `;
      return part.kind === 'comment' ? ' ' : part.safe;
    })
    .join('')
    .replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, quoted: string | undefined) => quoted ?? ' ')
    .trim();
}
