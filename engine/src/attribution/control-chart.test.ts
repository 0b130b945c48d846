import { expect, test } from 'vitest';
import { controlChart, type ControlSignal } from './index.js';

test('limits are the mean and 2.66 mean moving ranges', () => {
  const chart = controlChart([10, 12, 11, 13, 9], 20, 2);
  expect(chart).toEqual({
    centre: 11,
    lower: 5.02,
    upper: 16.99,
    periods: 5,
    rough: true,
    position: 'above',
    signals: ['beyond'],
  });
});

const steady = [50, 52, 49, 51, 50, 48, 51, 50, 49, 51];
test.each<[name: string, history: (number | null)[], value: number, signals: ControlSignal[]]>([
  ['an ordinary value', steady, 51.5, []],
  ['far below', steady, 40, ['beyond']],
  ['eight on one side', [...steady, 52, 51.5, 52, 51, 52, 51.5, 52], 51.5, ['oneSide']],
  ['a gap ends the run', [...steady, 52, 51.5, 52, null, 52, 51.5, 52], 51.5, []],
  ['six in a row down', [...steady, 50.4, 50.3, 50.2, 50.1, 50], 49.9, ['trend']],
  ['three of four near a limit', [...steady, 54, 54, 50], 54, ['nearLimit']],
])('%s', (_, history, value, signals) => {
  expect(controlChart(history, value, 2)?.signals).toEqual(signals);
});

test('no limits from three values, from values that never varied, or from values with nothing but gaps between', () => {
  expect(controlChart([1, 2, 3], 9, 2)).toBeUndefined();
  expect(controlChart([5, 5, 5, 5, 5], 9, 2)).toBeUndefined();
  expect(controlChart([1, null, 2, null, 3, null, 4], 9, 2)).toBeUndefined();
});

test('what never was below zero has no limit there', () => {
  expect(controlChart([1, 9, 1, 9, 1], 2, 2)?.lower).toBe(0);
  expect(controlChart([1, -9, 1, 9, 1], 2, 2)?.lower).toBeLessThan(0);
});
