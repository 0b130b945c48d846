import { shiftPeriod, type ComparisonExplanation, type LocalizedText, type Operand } from '@zhengai/engine';
import { periodLabel } from './period-label.js';
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

/** What a sentence is about beside the comparison itself. */
export interface ComparisonContext {
  readonly period: string;
  /** Decimals of an indicator, by code. */
  readonly decimalsOf: (indicator: string) => number | undefined;
}

/**
 * One comparison as a sentence of its values: 双师型教师占比 46.2%,低于红线 60%.
 * Says what is the case: a false comparison is told by its opposite, an unknown one as missing data.
 */
export function comparisonSentence(
  comparison: ComparisonExplanation,
  context: ComparisonContext,
): LocalizedText {
  const left = operandLabel(comparison.left, context);
  const value = operandValue(comparison.left, context);
  if (comparison.truth === null) {
    return { zh: `${left.zh}无法判定(缺数据)`, en: `${left.en} cannot be judged (data is missing)` };
  }
  const right = rightSide(comparison.right, context);
  const words = operatorWords(comparison);
  return {
    zh: `${left.zh} ${value.zh},${words.zh}${/^[\d“(-]/.test(right.zh) ? ' ' : ''}${right.zh}`,
    en: `${left.en} is ${value.en}, which ${words.en} ${right.en}`,
  };
}

function operatorWords({ operator, truth }: ComparisonExplanation): LocalizedText {
  const bare = operator.replace(/^.*:/, '');
  const inverted = (operator.match(/\bnot:/g) ?? []).length % 2 === 1;
  const opposite = inverted !== (truth === false);
  const told = opposite ? (NEGATED[bare] ?? bare) : bare;
  return OPERATOR_WORDS[told] ?? { zh: `满足“${told}”`, en: `satisfies “${told}”` };
}

function rightSide(operand: Operand, context: ComparisonContext): LocalizedText {
  const value = operandValue(operand, context);
  if (operand.ref === undefined) return value;
  const label = operandLabel(operand, context);
  return { zh: `${label.zh} ${value.zh}`, en: `${label.en} ${value.en}` };
}

function operandLabel({ label, ref }: Operand, { period }: ComparisonContext): LocalizedText {
  const offset = ref?.offset ?? 0;
  if (offset === 0) return label;
  const when = periodLabel(shiftPeriod(period, offset));
  return { zh: `${when.zh}的${label.zh}`, en: `${label.en} in ${when.en}` };
}

function operandValue(operand: Operand, { decimalsOf }: ComparisonContext): LocalizedText {
  const { ref, value } = operand;
  if (ref?.kind === 'verdict' && typeof value === 'string') return VERDICT_WORDS[value] ?? valueLabel(value);
  const decimals = ref?.kind === 'indicator' ? decimalsOf(ref.code) : undefined;
  return valueLabel(value, {
    unit: operand.unit ?? null,
    ...(decimals === undefined ? {} : { decimals }),
  });
}
