import type { ComparisonExplanation, LocalizedText, Operand } from '@zhengai/engine';
import { valueLabel } from './value-label.js';

const OPERATOR_WORDS: Readonly<Record<string, LocalizedText>> = {
  equal: { zh: '等于', en: 'equals' },
  notEqual: { zh: '不等于', en: 'differs from' },
  lessThan: { zh: '低于', en: 'is below' },
  lessThanInclusive: { zh: '不高于', en: 'is not above' },
  greaterThan: { zh: '高于', en: 'is above' },
  greaterThanInclusive: { zh: '不低于', en: 'is not below' },
  in: { zh: '属于', en: 'is one of' },
  notIn: { zh: '不属于', en: 'is none of' },
  contains: { zh: '包含', en: 'contains' },
  doesNotContain: { zh: '不包含', en: 'does not contain' },
};

/** The same comparison when it turned out false: what was expected and did not hold. */
const NEGATED: Readonly<Record<string, string>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
};

const VERDICT_WORDS: Readonly<Record<string, LocalizedText>> = {
  triggered: { zh: '触发', en: 'triggered' },
  clear: { zh: '未触发', en: 'clear' },
};

/** What a sentence needs to know of the dictionary. */
export interface ComparisonContext {
  /** Decimals of an indicator, by code. */
  readonly decimalsOf: (indicator: string) => number | undefined;
  /** Name of one of an attribute's options. */
  readonly optionOf: (attribute: string, value: string) => LocalizedText | undefined;
}

/**
 * One comparison as a sentence of its values: 双师型教师占比 46.2%,低于红线 60%.
 * Says what is the case: a false comparison is told by its opposite, an unknown one as missing data.
 */
export function comparisonSentence(
  comparison: ComparisonExplanation,
  context: ComparisonContext,
): LocalizedText {
  const { left, right } = comparison;
  if (comparison.truth === null) {
    return {
      zh: `${left.label.zh}无法判定(缺数据)`,
      en: `${left.label.en} cannot be judged (data is missing)`,
    };
  }
  const value = operandValue(left, left, context);
  const operator = toldOperator(comparison);
  // a choice is told by what it is, a number by how it compares
  if (typeof left.value !== 'number' && (operator === 'equal' || operator === 'in')) {
    return { zh: `${left.label.zh}为${value.zh}`, en: `${left.label.en} is ${value.en}` };
  }
  const words = OPERATOR_WORDS[operator] ?? { zh: `满足“${operator}”`, en: `satisfies “${operator}”` };
  const other = rightSide(right, left, context);
  return {
    zh: `${left.label.zh} ${value.zh},${words.zh}${/^[\d“(-]/.test(other.zh) ? ' ' : ''}${other.zh}`,
    en: `${left.label.en} is ${value.en}, which ${words.en} ${other.en}`,
  };
}

function toldOperator({ operator, truth }: ComparisonExplanation): string {
  const bare = operator.replace(/^.*:/, '');
  const inverted = (operator.match(/\bnot:/g) ?? []).length % 2 === 1;
  const opposite = inverted !== (truth === false);
  return opposite ? (NEGATED[bare] ?? bare) : bare;
}

function rightSide(right: Operand, left: Operand, context: ComparisonContext): LocalizedText {
  const value = operandValue(right, left, context);
  if (right.ref === undefined) return value;
  return { zh: `${right.label.zh} ${value.zh}`, en: `${right.label.en} ${value.en}` };
}

/** @param left  what the operand is compared with, or itself: a number written in a rule has its unit */
function operandValue(operand: Operand, left: Operand, context: ComparisonContext): LocalizedText {
  const { ref, value } = operand;
  // the engine has read out what is written in the rule, but for the units of numbers
  if (ref === undefined && typeof value !== 'number') return operand.label;
  if (typeof value === 'string' && ref?.kind === 'verdict') return VERDICT_WORDS[value] ?? valueLabel(value);
  if (typeof value === 'string' && ref?.kind === 'attribute') {
    return context.optionOf(ref.code, value) ?? valueLabel(value);
  }
  const decimals = ref?.kind === 'indicator' ? context.decimalsOf(ref.code) : undefined;
  return valueLabel(value, {
    unit: operand.unit ?? (ref === undefined ? (left.unit ?? null) : null),
    ...(decimals === undefined ? {} : { decimals }),
  });
}
