import type { LocalizedText } from '../../model/index.js';
import type { StockDifference } from './difference.js';
import { DIFFERENCES_OF_DATA } from './differences-of-data.js';
import { DIFFERENCES_OF_FORM } from './differences-of-form.js';

const ALL = { ...DIFFERENCES_OF_DATA, ...DIFFERENCES_OF_FORM };
export type StockDifferenceCode = keyof typeof ALL;

/** Every place where a rule means something else here than in json-rules-engine 7.3.1, on purpose. */
export const STOCK_DIFFERENCES: readonly (StockDifference & { readonly code: StockDifferenceCode })[] =
  Object.entries(ALL).map(([code, difference]) => ({ code: code as StockDifferenceCode, ...difference }));

export function stockDifference(code: StockDifferenceCode): StockDifference {
  return { code, ...ALL[code] };
}

/** Differences between runs rather than rules: no rule alone can show them. */
export const STOCK_RUN_DIFFERENCES = {
  'run.callbacks': {
    zh: '事实是值，规则里没有函数：原库可以在运行中由回调函数添加事实或计算事实；这里由调用者事先给出。',
    en: 'Facts are values and rules hold no functions: callbacks may add or compute facts during a run there; here the caller gives them beforehand.',
  },
  'run.eventParams': {
    zh: '事件参数中的事实默认换成它的值；原库要设定 replaceFactsInEventParams 才换。',
    en: 'A fact among an event’s parameters is replaced by its value; there only with replaceFactsInEventParams.',
  },
  'run.priority': {
    zh: '优先级决定结果的次序，从不影响判定；原库里它还决定会不会碰到报错的条件。',
    en: 'Priorities order the results and never change a verdict; there they also decide whether a condition that throws is met.',
  },
  'run.errors': {
    zh: '一条规则出问题不影响别的规则；原库里整次运行失败。',
    en: 'A rule that fails stops no other; there the whole run fails.',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;
