import {
  decidingComparisons,
  type ComparisonExplanation,
  type FactValue,
  type LocalizedText,
  type Operand,
  type Rule,
  type RuleExplanation,
} from '@zhengai/engine';
import { periodLabel } from '../views/index.js';

/** How an operator reads when it holds, and its opposite. */
const RELATIONS: Readonly<Record<string, readonly [holds: LocalizedText, fails: LocalizedText]>> = {
  lessThan: [
    { zh: '低于', en: 'below' },
    { zh: '不低于', en: 'not below' },
  ],
  lessThanInclusive: [
    { zh: '不高于', en: 'at most' },
    { zh: '高于', en: 'above' },
  ],
  greaterThan: [
    { zh: '高于', en: 'above' },
    { zh: '不高于', en: 'not above' },
  ],
  greaterThanInclusive: [
    { zh: '不低于', en: 'at least' },
    { zh: '低于', en: 'below' },
  ],
  equal: [
    { zh: '为', en: 'is' },
    { zh: '不为', en: 'is not' },
  ],
  notEqual: [
    { zh: '不为', en: 'is not' },
    { zh: '为', en: 'is' },
  ],
  in: [
    { zh: '属于', en: 'is one of' },
    { zh: '不属于', en: 'is none of' },
  ],
  notIn: [
    { zh: '不属于', en: 'is none of' },
    { zh: '属于', en: 'is one of' },
  ],
};

/**
 * One readable sentence: subject, what decided with its number, unit and line, since when.
 *
 * @param since  first period of the streak
 */
export function warningMessage(
  rule: Rule,
  subjectName: string,
  explanation: RuleExplanation,
  since: string,
): LocalizedText {
  const deciding = decidingComparisons(explanation);
  const from = periodLabel(since);
  const facts = { zh: deciding.map(inChinese).join(';'), en: deciding.map(inEnglish).join(', ') };
  const head = rule.message ?? rule.name;
  return {
    zh: `${subjectName}:${trimmed(head.zh)}${facts.zh && `(${facts.zh})`},自${from.zh}起。`,
    en: `${subjectName}: ${trimmed(head.en)}${facts.en && ` (${facts.en})`}, since ${from.en}.`,
  };
}

/** A message may be written as a sentence of its own. */
function trimmed(text: string): string {
  return text.replace(/[。.!!]+$/u, '');
}

function inChinese({ left, operator, right, truth }: ComparisonExplanation): string {
  return `${left.label.zh} ${valueText(left, 'zh')},${relation(operator, truth).zh}${sideText(right, 'zh')}`;
}

function inEnglish({ left, operator, right, truth }: ComparisonExplanation): string {
  return `${left.label.en} ${valueText(left, 'en')}, ${relation(operator, truth).en} ${sideText(right, 'en')}`;
}

function relation(operator: string, truth: boolean | null): LocalizedText {
  const negated = operator.startsWith('not:');
  const name = operator.split(':').at(-1) ?? operator;
  const pair = RELATIONS[name];
  if (!pair) return { zh: operator, en: operator };
  return (truth === false) !== negated ? pair[1] : pair[0];
}

/** A fact on the right is named, a number written in the rule is not. */
function sideText(operand: Operand, language: 'zh' | 'en'): string {
  const text = valueText(operand, language);
  return operand.ref === undefined ? text : `${operand.label[language]} ${text}`;
}

const WORDS = {
  zh: { missing: '缺数据', true: '是', false: '否' },
  en: { missing: 'missing', true: 'yes', false: 'no' },
} as const;

function valueText({ unit, value }: Operand, language: 'zh' | 'en'): string {
  const one = (each: FactValue): string => {
    if (each === null) return WORDS[language].missing;
    return typeof each === 'boolean' ? WORDS[language][`${each}`] : String(each);
  };
  if (typeof value === 'object' && value !== null) return value.map(one).join('、');
  if (unit === undefined || typeof value !== 'number') return one(value);
  return unit === '%' || language === 'zh' ? `${value}${unit}` : `${value} ${unit}`;
}
