import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTestDatabase, type TestDatabase } from '../../../test/support/index.js';
import { copyIn, copyOut, integerList } from './index.js';
import { RowDecoder } from './row-decoder.js';
import { RowEncoder } from './row-encoder.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await withTestDatabase();
});
afterAll(() => database.close());

interface Row {
  readonly id: number;
  readonly small: number;
  readonly value: number;
  readonly at: number;
  readonly text: string | null;
}

const row = fc.record({
  id: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  small: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }),
  value: fc.double({ noDefaultInfinity: true }),
  at: fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9999, 0, 1) }),
  text: fc.option(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''))),
});

function writeRow(encoder: RowEncoder, { id, small, value, at, text }: Row): void {
  encoder.beginRow(5, 64);
  encoder.int4(id);
  encoder.int2(small);
  encoder.float8(value);
  encoder.timestamp(at);
  encoder.text(text);
}

function readRow(decoder: RowDecoder): Row {
  return {
    id: decoder.int4(),
    small: decoder.int2(),
    value: decoder.float8(),
    at: decoder.timestamp(),
    text: decoder.text(),
  };
}

test('what is encoded is decoded again, wherever the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), fc.integer({ min: 1, max: 100 }), (rows, cut) => {
      const encoder = new RowEncoder();
      for (const given of rows) writeRow(encoder, given);
      encoder.end();
      const bytes = encoder.takeChunk();
      const decoder = new RowDecoder();
      const found: Row[] = [];
      for (let from = 0; from < bytes.length; from += cut) {
        decoder.push(bytes.subarray(from, from + cut), (reader) => found.push(readRow(reader)));
      }
      expect(found).toEqual(rows);
    }),
  );
});

test('PostgreSQL stores what was meant, and gives it back', async () => {
  const client = await database.pool.connect();
  await client.query(
    'create temporary table t (place serial, id int, small smallint, value float8, at timestamptz, text text)',
  );
  const rows = fc.sample(row, { numRuns: 3_000, seed: 7 });
  rows.push({
    id: 1,
    small: 2,
    value: 0.1 + 0.2,
    at: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
    text: '长'.repeat(200_000),
  });
  await copyIn(client, 't (id, small, value, at, text)', rows.length, (encoder, index) =>
    writeRow(encoder, rows[index] as Row),
  );
  const found: Row[] = [];
  await copyOut(
    client,
    'select id, small, value, at, text from t order by place',
    (reader) => void found.push(readRow(reader)),
  );
  expect(found).toEqual(rows);
  const { rows: asText } = await client.query(`
    select id, small, value, at at time zone 'UTC' || '' as at, length(text) as length from t where place > 3000`);
  expect(asText).toEqual([
    { id: 1, small: 2, value: 0.30000000000000004, at: '2026-01-02 03:04:05.006', length: 200_000 },
  ]);
  client.release();
});

test('an error on either side is told, and the connection goes on', async () => {
  const client = await database.pool.connect();
  await client.query('create temporary table u (id int primary key)');
  const write = (count: number, idOf: (index: number) => number) =>
    copyIn(client, 'u', count, (encoder, index) => {
      encoder.beginRow(1, 8);
      encoder.int4(idOf(index));
    });
  await expect(write(100_000, (index) => index % 50_000)).rejects.toMatchObject({ code: '23505' });
  await expect(
    write(100_000, (index) => {
      if (index === 60_000) throw new Error('on purpose');
      return index;
    }),
  ).rejects.toThrow('on purpose');
  await expect(copyOut(client, 'select 1/0', () => undefined)).rejects.toMatchObject({ code: '22012' });
  const { rows } = await client.query('select count(*)::int as count from u');
  expect(rows).toEqual([{ count: 0 }]);
  client.release();
});

test('only integers get into a list', () => {
  expect(integerList([1, -2])).toBe('1,-2');
  expect(integerList([])).toBe('null');
  expect(() => integerList(['1' as unknown as number])).toThrow(RangeError);
  expect(() => integerList([1.5])).toThrow(RangeError);
});
