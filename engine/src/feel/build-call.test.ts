import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY } from '../model/index.js';
import { checkFormula } from './index.js';

/** Calls written wrong: text, code, the part that is marked, and what is said. */
const WRONG: readonly (readonly [text: string, code: string, marked: string, zh: string, en: string])[] = [
  ['1 + coutn([1])', 'feel.function.unknown', 'coutn', '是否指“count”？', 'did you mean “count”?'],
  ['strng length("a")', 'feel.function.unknown', 'strng length', 'string length', 'string length'],
  [
    'substring("abc")',
    'feel.function.arguments',
    'substring("abc")',
    '函数 substring 需要 2–3 个参数，这里有 1 个',
    'The function substring takes 2–3 arguments, not 1',
  ],
  [
    'contains("a", "b", "c")',
    'feel.function.arguments',
    'contains("a", "b", "c")',
    '函数 contains 需要 2 个参数，这里有 3 个',
    'The function contains takes 2 arguments, not 3',
  ],
  [
    'modulo(divident: 7, divisor: 2)',
    'feel.function.parameter',
    'divident',
    '函数 modulo 没有参数“divident”；是否指“dividend”？',
    'The function modulo has no parameter “divident”; did you mean “dividend”?',
  ],
  [
    'get value(m: {a: 1}, entry: "a")',
    'feel.function.parameter',
    'entry',
    '函数 get value 没有参数“entry”',
    'The function get value has no parameter “entry”',
  ],
];

test.each(WRONG)('%s is found while typing', (text, code, marked, zh, en) => {
  const { diagnostics } = checkFormula(text, EMPTY_DICTIONARY, 'college');
  const [found] = diagnostics;
  expect(diagnostics.map((one) => one.code)).toEqual([code]);
  expect(text.slice(found?.from, found?.to)).toBe(marked);
  expect(found?.message.zh).toContain(zh);
  expect(found?.message.en).toContain(en);
});

test('arguments by name and in order are taken', () => {
  for (const text of [
    'modulo(divisor: 2, dividend: 7)',
    'modulo(7, 2)',
    'substring(string: "ab", start position: 2)',
  ]) {
    expect(checkFormula(text, EMPTY_DICTIONARY, 'college').diagnostics, text).toEqual([]);
  }
});
