import { expect, test } from 'vitest';
import { placeRows, type WaterfallRow } from './place-rows.js';

const row = (kind: WaterfallRow['kind'], value: number): WaterfallRow => ({
  key: String(value),
  name: '',
  kind,
  value,
  text: '',
});

test('steps lead from the first level to the last, across the whole width', () => {
  const rows = placeRows([row('level', 60), row('step', -30), row('step', 15), row('level', 45)]);
  expect(rows.map(({ from, to }) => [from, to])).toEqual([
    [100, 100],
    [100, 0],
    [0, 50],
    [50, 50],
  ]);
});

test('what does not move stands in the middle', () => {
  expect(placeRows([row('level', 5), row('step', 0)]).map(({ from, to }) => [from, to])).toEqual([
    [50, 50],
    [50, 50],
  ]);
});
