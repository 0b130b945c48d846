import type { FormulaPart } from './scan-formula.js';

/**
 * The parser does not know the type `range<…>`: it is shown `list <…>`, of the same length, where a type can stand. What
 * was typed stays with the part.
 */
export function hideRangeTypes(parts: readonly FormulaPart[]): readonly FormulaPart[] {
  if (!parts.some(({ safe }) => safe === 'range')) return parts;
  const visible = parts.filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  const defines = visible.some(({ safe }) => safe === 'function');
  const types = new Set(
    visible.filter((part, i) => {
      const before = visible[i - 1]?.safe ?? '';
      const inType = ['of', '<', '->'].includes(before) || (before === ':' && defines);
      return part.safe === 'range' && visible[i + 1]?.safe === '<' && inType;
    }),
  );
  return parts.map((part) => (types.has(part) ? { ...part, safe: 'list ' } : part));
}
