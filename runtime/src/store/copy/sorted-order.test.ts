import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedOrder } from './index.js';

const key = fc.integer({ min: 0, max: 2 ** 31 - 1 });

test('rows are in the order of their keys, equal ones in the order they had', () => {
  const rows = fc.array(fc.tuple(key, fc.integer({ min: 0, max: 3 }), key), { maxLength: 50 });
  fc.assert(fc.property(rows, (given) => expectSorted(given)));
});

test('the same holds for many rows and for the widest keys', () => {
  const spread = [0, 1, 65_535, 65_536, 2 ** 31 - 1];
  const given = Array.from({ length: 20_000 }, (_, index): [number, number, number] => [
    spread[(index * 7) % 5] as number,
    (index * 7_919) % 70_000,
    (index * 104_729) % (2 ** 31 - 1),
  ]);
  expectSorted(given);
});

function expectSorted(rows: readonly (readonly number[])[]): void {
  const columns = [0, 1, 2].map((column) => Int32Array.from(rows, (row) => row[column] as number));
  const expected = rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => {
      const column = a.row.findIndex((value, place) => value !== b.row[place]);
      return column < 0 ? a.index - b.index : (a.row[column] as number) - (b.row[column] as number);
    })
    .map(({ index }) => index);
  expect([...sortedOrder(rows.length, columns)]).toEqual(expected);
}
