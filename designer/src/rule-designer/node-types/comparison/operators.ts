import { operatorName, type LocalizedText } from '@zhengai/engine';
import type { FactValues } from '../fact/index.js';

/** json-rules-engine's plain operators as signs. */
const SIGNS: Readonly<Record<string, string>> = {
  lessThan: '<',
  lessThanInclusive: '≤',
  greaterThan: '>',
  greaterThanInclusive: '≥',
  equal: '=',
  notEqual: '≠',
  in: '∈',
  notIn: '∉',
  contains: '∋',
  doesNotContain: '∌',
};

const ORDER = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const;

/** What a fact of each type can be asked, the usual question first. */
const OPERATORS: Readonly<Record<FactValues['type'], readonly string[]>> = {
  number: [...ORDER, 'equal', 'notEqual', 'in', 'notIn'],
  date: [...ORDER, 'equal', 'notEqual'],
  text: ['equal', 'notEqual', 'in', 'notIn'],
  boolean: ['equal'],
  verdict: ['equal'],
};

const DATE_WORDS: Readonly<Record<string, LocalizedText>> = {
  lessThan: { zh: '早于', en: 'before' },
  lessThanInclusive: { zh: '不晚于', en: 'not after' },
  greaterThan: { zh: '晚于', en: 'after' },
  greaterThanInclusive: { zh: '不早于', en: 'not before' },
};
const WORDS: Readonly<Record<string, LocalizedText>> = {
  lessThan: { zh: '低于', en: 'below' },
  lessThanInclusive: { zh: '不高于', en: 'at most' },
  greaterThan: { zh: '高于', en: 'above' },
  greaterThanInclusive: { zh: '不低于', en: 'at least' },
  in: { zh: '属于', en: 'one of' },
  notIn: { zh: '不属于', en: 'none of' },
};
const TEXT_WORDS: Readonly<Record<string, LocalizedText>> = {
  equal: { zh: '为', en: 'is' },
  notEqual: { zh: '不为', en: 'is not' },
};

type Type = FactValues['type'] | undefined;

export function signOf(operator: string): string {
  return SIGNS[operator] ?? operatorName(operator).zh;
}

/** An operator in the words of a quality office. */
export function operatorWords(operator: string, type: Type): LocalizedText {
  const special = type === 'date' ? DATE_WORDS : type === 'number' || type === undefined ? {} : TEXT_WORDS;
  return special[operator] ?? WORDS[operator] ?? operatorName(operator);
}

/** Those that fit the type, and the present one, which may come from code. */
export function operatorsFor(type: Type, present: string): readonly string[] {
  const fitting = OPERATORS[type ?? 'number'];
  // “is not triggered” is chosen by its value
  return fitting.includes(present) ? fitting : [...fitting, present];
}

export function takesList(operator: string): boolean {
  return operator === 'in' || operator === 'notIn';
}

/** The operator where it fits the type, else the type's usual one. Written with decorators it stays as it is. */
export function fittingOperator(type: FactValues['type'], operator: string): string {
  if (operator.includes(':') || OPERATORS[type].includes(operator)) return operator;
  if ((type === 'verdict' || type === 'boolean') && operator === 'notEqual') return operator;
  return OPERATORS[type][0] ?? operator;
}
