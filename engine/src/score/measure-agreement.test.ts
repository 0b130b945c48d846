import { expect, test } from 'vitest';
import type { Agreement } from '../model/index.js';
import { measureAgreement, type Conclusions } from './index.js';

const CODES = Array.from({ length: 15 }, (_, i) => `e${i + 1}`);
/** 15 elements: effective when 12 agree, abnormal below 10. */
const REVIEW: Agreement = {
  elements: CODES.map((code) => ({ code, name: { zh: code, en: code } })),
  conclusions: [
    { code: 'effective', name: { zh: '有效', en: 'effective' }, from: 12 },
    { code: 'toImprove', name: { zh: '待改进', en: 'to improve' }, from: 10 },
    { code: 'abnormal', name: { zh: '异常', en: 'abnormal' }, from: 0 },
  ],
};
const self: Conclusions = Object.fromEntries(CODES.map((code) => [code, 'good']));
const expert = (agreeing: number, open = 0): Conclusions =>
  Object.fromEntries(
    CODES.map((code, i) => [code, i < agreeing ? 'good' : i < agreeing + open ? null : 'weak']),
  );

test.each([
  [15, 0, 'effective', ['effective']],
  [12, 0, 'effective', ['effective']],
  [11, 0, 'toImprove', ['toImprove']],
  [10, 0, 'toImprove', ['toImprove']],
  [9, 0, 'abnormal', ['abnormal']],
  [11, 1, null, ['effective', 'toImprove']],
  [9, 4, null, ['effective', 'toImprove', 'abnormal']],
  [12, 3, 'effective', ['effective']],
])('%i agree, %i not yet known: %s', (agreeing, open, conclusion, possible) => {
  const outcome = measureAgreement(REVIEW, self, expert(agreeing, open));
  expect(outcome).toMatchObject({
    agreed: agreeing,
    open,
    disagreed: 15 - agreeing - open,
    conclusion,
    possible,
  });
});

test('it says how many more would have to agree', () => {
  expect(measureAgreement(REVIEW, self, expert(9)).next).toEqual({ conclusion: 'toImprove', more: 1 });
  expect(measureAgreement(REVIEW, self, expert(12)).next).toBeUndefined();
});

test('points agree within the tolerance, in decimals', () => {
  const agreement = { ...REVIEW, elements: REVIEW.elements.slice(0, 3), tolerance: 0.3 };
  const { elements } = measureAgreement(
    agreement,
    { e1: 0.3, e2: 1, e3: Number.NaN },
    { e1: 0, e2: 1.31, e3: 1 },
  );
  expect(elements.map(({ agrees }) => agrees)).toEqual([true, false, null]);
});
