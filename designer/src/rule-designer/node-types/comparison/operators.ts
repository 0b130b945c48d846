import type { LocalizedText } from '@zhengai/engine';

/** json-rules-engine's operators in the words of a quality office. */
export const OPERATORS: Readonly<Record<string, LocalizedText & { readonly sign: string }>> = {
  lessThan: { zh: '低于', en: 'below', sign: '<' },
  lessThanInclusive: { zh: '不高于', en: 'at most', sign: '≤' },
  greaterThan: { zh: '高于', en: 'above', sign: '>' },
  greaterThanInclusive: { zh: '不低于', en: 'at least', sign: '≥' },
  equal: { zh: '等于', en: 'equal to', sign: '=' },
  notEqual: { zh: '不等于', en: 'not equal to', sign: '≠' },
  in: { zh: '属于', en: 'one of', sign: '∈' },
  notIn: { zh: '不属于', en: 'none of', sign: '∉' },
};
