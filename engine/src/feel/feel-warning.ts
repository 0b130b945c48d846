import type { EvaluationWarning, LocalizedText } from '../model/index.js';

/** What went wrong while one formula was computed; each is `null` and the run goes on. */
export type FeelWarningCode =
  | 'feel.divisionByZero'
  | 'feel.notFinite'
  | 'feel.domain'
  | 'feel.conditionUnknown'
  | 'feel.wrongType'
  | 'feel.operands'
  | 'feel.argument'
  | 'feel.pattern'
  | 'feel.property'
  | 'feel.notFunction'
  | 'feel.budget';

const MESSAGES: Record<FeelWarningCode, (typed: string) => readonly [string, string]> = {
  'feel.divisionByZero': (typed) => [`“${typed}”除以零，没有结果`, `“${typed}” divides by zero: no result`],
  'feel.notFinite': (typed) => [`“${typed}”超出数的范围，没有结果`, `“${typed}” is out of range: no result`],
  'feel.domain': (typed) => [
    `“${typed}”的参数没有意义，没有结果`,
    `“${typed}” is given a value it is not defined for: no result`,
  ],
  'feel.conditionUnknown': (typed) => [
    `条件“${typed}”因缺数据无法判定`,
    `The condition “${typed}” cannot be decided for lack of data`,
  ],
  'feel.wrongType': (typed) => [
    `“${typed}”的结果类型不对，没有结果`,
    `“${typed}” gives a value of another type: no result`,
  ],
  'feel.operands': (typed) => [
    `“${typed}”两边的类型不合，没有结果`,
    `“${typed}” holds values against each other that do not fit: no result`,
  ],
  'feel.argument': (typed) => [
    `“${typed}”的参数不对，没有结果`,
    `“${typed}” is given wrong arguments: no result`,
  ],
  'feel.pattern': (typed) => [
    `“${typed}”的正则式不能用，没有结果`,
    `“${typed}” has a pattern that cannot be used: no result`,
  ],
  'feel.property': (typed) => [`“${typed}”没有这一项`, `“${typed}” has no such entry or property`],
  'feel.notFunction': (typed) => [`“${typed}”调用的不是函数`, `“${typed}” calls what is no function`],
  'feel.budget': (typed) => [
    `“${typed}”的计算量超过上限，没有结果；请减少循环或拆成几个指标`,
    `“${typed}” takes more steps than allowed: no result; loop over less, or split it into several indicators`,
  ],
};

export function feelWarning(code: FeelWarningCode, typed: string, detail?: LocalizedText): EvaluationWarning {
  const [zh, en] = MESSAGES[code](typed);
  return { code, message: detail ? { zh: `${zh}（${detail.zh}）`, en: `${en} (${detail.en})` } : { zh, en } };
}

/** @param takesElse  as FEEL has it; otherwise there is no result */
export function conditionUnknown(typed: string, takesElse: boolean): EvaluationWarning {
  return feelWarning(
    'feel.conditionUnknown',
    typed,
    takesElse
      ? { zh: '按 else 处理', en: 'its else part is taken' }
      : { zh: '没有结果', en: 'there is no result' },
  );
}
