import type { EvaluationWarning } from '../model/index.js';

/** What went wrong while one formula was computed; each is `null` and the run goes on. */
export type FeelWarningCode =
  | 'feel.divisionByZero'
  | 'feel.notFinite'
  | 'feel.domain'
  | 'feel.conditionUnknown'
  | 'feel.wrongType'
  | 'feel.notComputed';

const MESSAGES: Record<FeelWarningCode, (typed: string) => readonly [string, string]> = {
  'feel.divisionByZero': (typed) => [`“${typed}”除以零，没有结果`, `“${typed}” divides by zero: no result`],
  'feel.notFinite': (typed) => [`“${typed}”超出数的范围，没有结果`, `“${typed}” is out of range: no result`],
  'feel.domain': (typed) => [
    `“${typed}”的参数没有意义，没有结果`,
    `“${typed}” is given a value it is not defined for: no result`,
  ],
  'feel.conditionUnknown': (typed) => [
    `条件“${typed}”因缺数据无法判定，按 else 处理`,
    `The condition “${typed}” cannot be decided for lack of data: its else part is taken`,
  ],
  'feel.wrongType': (typed) => [
    `“${typed}”的结果类型不对，没有结果`,
    `“${typed}” gives a value of another type: no result`,
  ],
  'feel.notComputed': (typed) => [`“${typed}”无法计算`, `“${typed}” cannot be computed`],
};

export function feelWarning(code: FeelWarningCode, typed: string, detail?: string): EvaluationWarning {
  const [zh, en] = MESSAGES[code](typed);
  return { code, message: { zh, en: detail === undefined ? en : `${en} (${detail})` } };
}
