import type { TFunction } from 'i18next';

const baseOperators = [
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
] as const;
const decorators = ['someFact', 'someValue', 'everyFact', 'everyValue', 'swap', 'not'] as const;

/** json-rules-engine's operator with its decorators as words: `not:in` → 并非 属于. */
export function operatorWords(operator: string, t: TFunction): string {
  const parts = operator.split(':');
  const base = parts.pop() ?? '';
  const words = parts.map((part) => (includes(decorators, part) ? t(`explanation:decorator.${part}`) : part));
  words.push(includes(baseOperators, base) ? t(`explanation:operator.${base}`) : base);
  return words.join(' ');
}

function includes(list: readonly string[], text: string): boolean {
  return list.includes(text);
}
