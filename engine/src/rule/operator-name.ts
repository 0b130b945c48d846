import type { LocalizedText } from '../model/index.js';
import { type BaseOperator, parseOperator } from './operator.js';

const NAMES: Readonly<Record<BaseOperator, LocalizedText>> = {
  equal: { zh: '等于', en: 'is' },
  notEqual: { zh: '不等于', en: 'is not' },
  lessThan: { zh: '低于', en: 'is below' },
  lessThanInclusive: { zh: '不高于', en: 'is at most' },
  greaterThan: { zh: '高于', en: 'is above' },
  greaterThanInclusive: { zh: '不低于', en: 'is at least' },
  in: { zh: '属于', en: 'is one of' },
  notIn: { zh: '不属于', en: 'is none of' },
  contains: { zh: '包含', en: 'contains' },
  doesNotContain: { zh: '不包含', en: 'does not contain' },
};

/** An operator as findings name it; one with decorators, or unknown, as it is written. */
export function operatorName(text: string): LocalizedText {
  const operator = parseOperator(text);
  return operator?.decorators.length === 0 ? NAMES[operator.base] : { zh: text, en: text };
}
