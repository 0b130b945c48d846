import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog, withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import type { CurrentColumn, ObservationBatch, ObservationStore, Store, SubjectId } from '../ports/index.js';
import { createStore } from './index.js';

let database: TestDatabase;
let store: Store;
let observations: ObservationStore;
let subjectIds: SubjectId[];

const AT = '2026-01-01T08:00:00.000Z';
const day = (number: number): number => Date.UTC(2025, 0, number);

beforeAll(async () => {
  database = await withTestDatabase();
  ({ store } = database);
  ({ observations } = store.read);
  subjectIds = await store.read.subjects.upsert(
    Array.from({ length: 600 }, (_, index) => ({ level: 'course', code: `c${index}`, name: `课程${index}` })),
  );
});
afterAll(() => database.close());

const subject = (index: number): SubjectId => subjectIds[index] as SubjectId;

const beginImport = (source = 'sheet', at = AT): Promise<number> =>
  observations.beginImport({ source, file: 'a.csv', sha256: null, by: null, at });

interface Row {
  readonly subject: number;
  readonly period: number;
  readonly value: number | string | null;
  readonly knownAt: number;
  readonly slice?: string | null;
}

async function append(item: string, rows: readonly Row[], importId?: number) {
  const id = (await observations.itemIds([item])).get(item) as number;
  const batch: ObservationBatch = {
    length: rows.length,
    item: rows.map(() => id),
    subjectId: rows.map((row) => subject(row.subject)),
    period: rows.map((row) => row.period),
    number: rows.map(({ value }) => (typeof value === 'number' ? value : NaN)),
    text: rows.map(({ value }) => (typeof value === 'string' ? value : null)),
    knownAt: rows.map((row) => row.knownAt),
    slice: rows.map((row) => row.slice ?? null),
  };
  return observations.append(importId ?? (await beginImport()), batch);
}

const current = (items: string[], more = {}): Promise<CurrentColumn[]> =>
  observations.current({ items, level: 'course', periodKind: 'calendarYear', ...more });

/** Cells of a column, by subject and period. */
async function cells(item: string, more = {}): Promise<[number, number, number | string | null, number][]> {
  const [column] = await current([item], more);
  if (column === undefined) return [];
  return [...column.subjectId]
    .map((subjectId, i): [number, number, number | string | null, number] => {
      const number = column.number[i] as number;
      const value = Number.isNaN(number) ? (column.text?.[i] ?? null) : number;
      return [subjectIds.indexOf(subjectId), column.period[i] as number, value, column.knownAt[i] as number];
    })
    .sort(([a, p], [b, q]) => a - b || p - q);
}

test('the value known last is the current one, in whatever order values come in', async () => {
  const row = { subject: 0, period: 2024 };
  expect(await append('ratio', [{ ...row, value: 18.5, knownAt: day(2) }])).toEqual({
    appended: 1,
    changed: 1,
  });
  expect(await append('ratio', [{ ...row, value: 17, knownAt: day(1) }])).toEqual({
    appended: 1,
    changed: 0,
  });
  expect(await cells('ratio')).toEqual([[0, 2024, 18.5, day(2)]]);
  // Known at the same instant: the later delivery corrects the earlier one.
  expect(await append('ratio', [{ ...row, value: 19, knownAt: day(2) }])).toEqual({
    appended: 1,
    changed: 1,
  });
  expect(await append('ratio', [{ ...row, value: 19, knownAt: day(2) }])).toEqual({
    appended: 1,
    changed: 0,
  });
  // The same value, seen again later, is newer evidence.
  expect(await append('ratio', [{ ...row, value: 19, knownAt: day(3) }])).toEqual({
    appended: 1,
    changed: 1,
  });
  expect(await cells('ratio')).toEqual([[0, 2024, 19, day(3)]]);
});

test('nothing is overwritten: the history keeps every value, its source and both clocks', async () => {
  const history = await observations.history('ratio', subject(0), '2024');
  expect(history.map(({ value, knownAt }) => [value, knownAt.slice(0, 10)])).toEqual([
    [17, '2025-01-01'],
    [18.5, '2025-01-02'],
    [19, '2025-01-02'],
    [19, '2025-01-02'],
    [19, '2025-01-03'],
  ]);
  expect(history[0]).toEqual({
    item: 'ratio',
    subjectId: subject(0),
    period: '2024',
    value: 17,
    knownAt: '2025-01-01T00:00:00.000Z',
    insertedAt: AT,
    source: 'sheet',
    enteredBy: null,
  });
});

test('a batch that names a cell several times keeps all, and the one known last counts', async () => {
  const result = await append('twice', [
    { subject: 1, period: 2024, value: 3, knownAt: day(3) },
    { subject: 1, period: 2024, value: 5, knownAt: day(5) },
    { subject: 1, period: 2024, value: 4, knownAt: day(4) },
    { subject: 1, period: 2024, value: 6, knownAt: day(5) },
  ]);
  expect(result).toEqual({ appended: 4, changed: 1 });
  expect(await cells('twice')).toEqual([[1, 2024, 6, day(5)]]);
  expect(await observations.history('twice', subject(1), '2024')).toHaveLength(4);
});

test('numbers come back bit for bit, texts as they were, what is known to be missing as missing', async () => {
  const numbers = [0.1 + 0.2, -0, 1e-300, Number.MAX_VALUE, -1234567.891, 2 ** 53];
  await append(
    'exact',
    numbers.map((value, period) => ({ subject: 0, period: 2000 + period, value, knownAt: day(1) + 0.5 })),
  );
  expect((await cells('exact')).map(([, , value]) => value)).toEqual(numbers);
  const texts = ['合格', '', 'a\tb\n\\N"\'', '🎓'.repeat(400)];
  await append('status', [
    ...texts.map((value, index) => ({ subject: index, period: 2024, value, knownAt: day(1) })),
    { subject: 5, period: 2024, value: null, knownAt: day(1) },
  ]);
  expect((await cells('status')).map(([, , value]) => value)).toEqual([...texts, null]);
});

test('slices stand beside the total and never for it', async () => {
  await append('enrolled', [
    { subject: 0, period: 2024, value: 60, knownAt: day(1), slice: 'female' },
    { subject: 0, period: 2024, value: 40, knownAt: day(1), slice: 'male' },
    { subject: 0, period: 2024, value: 100, knownAt: day(1) },
    { subject: 1, period: 2024, value: 7, knownAt: day(1), slice: 'female' },
  ]);
  expect(await cells('enrolled')).toEqual([[0, 2024, 100, day(1)]]);
  const history = await observations.history('enrolled', subject(0), '2024');
  expect(history.map(({ slice, value }) => [slice, value]).sort()).toEqual([
    ['female', 60],
    ['male', 40],
    [undefined, 100],
  ].sort()); // prettier-ignore
});

test('a boolean item comes back as true and false', async () => {
  await store.read.definitions.releasePack(
    { pack: 'p', version: 1, name: { zh: '包', en: 'Pack' }, importedAt: AT, importedBy: null },
    [{ kind: 'item', code: 'published', body: { code: 'published', valueType: 'boolean' } }],
  );
  await append('published', [{ subject: 0, period: 2024, value: 1, knownAt: day(1) }]);
  await append('published', [{ subject: 0, period: 2024, value: 0, knownAt: day(2) }]);
  const history = await observations.history('published', subject(0), '2024');
  expect(history.map(({ value }) => value)).toEqual([true, false]);
});

test('current values are read by level, subject and period; items without any have an empty column', async () => {
  const rows = [0, 1, 2].flatMap((index) =>
    [2022, 2023, 2024].map((period) => ({
      subject: index,
      period,
      value: index * 10_000 + period,
      knownAt: day(1),
    })),
  );
  await append('grid', rows);
  expect(await cells('grid')).toHaveLength(9);
  expect((await cells('grid', { subjectIds: [subject(1)] })).map(([, period]) => period)).toEqual([
    2022, 2023, 2024,
  ]);
  expect(await cells('grid', { fromPeriod: 2023, toPeriod: 2023 })).toHaveLength(3);
  expect(await cells('grid', { fromPeriod: 2024 })).toHaveLength(3);
  expect(await cells('grid', { subjectIds: [] })).toEqual([]);
  expect(await cells('grid', { level: 'programme' })).toEqual([]);
  const columns = await current(['never-seen', 'grid', 'also-never']);
  expect(columns.map(({ item, subjectId }) => [item, subjectId.length])).toEqual([
    ['never-seen', 0],
    ['grid', 9],
    ['also-never', 0],
  ]);
  expect(columns[1]?.text).toBeNull();
  await expect(current(['grid'], { subjectIds: ['1); drop table subject; --'] })).rejects.toThrow(RangeError);
});

test('the extent of data is known by subject and for a level', async () => {
  await append('extent', [
    { subject: 3, period: 2020, value: 1, knownAt: day(1) },
    { subject: 3, period: 2022, value: 1, knownAt: day(1) },
    { subject: 4, period: 2021, value: 1, knownAt: day(1), slice: 'female' },
  ]);
  const { subjectId, from, to } = await observations.extents(['extent', 'nothing'], [3, 4, 5].map(subject));
  expect([...subjectId]).toEqual([subject(3), subject(4)]);
  expect([...from]).toEqual([2020, 2021]);
  expect([...to]).toEqual([2022, 2021]);
  expect(await observations.periodRange('course', ['extent'])).toEqual({ from: 2020, to: 2022 });
  expect(await observations.periodRange('course', ['nothing'])).toBeUndefined();
  expect(await observations.periodRange('programme', ['extent'])).toBeUndefined();
});

test('each current value names who delivered it', async () => {
  await append(
    'sourced',
    [{ subject: 0, period: 2024, value: 1, knownAt: day(2) }],
    await beginImport('first'),
  );
  await append(
    'sourced',
    [{ subject: 1, period: 2024, value: 1, knownAt: day(2) }],
    await beginImport('second'),
  );
  await append(
    'sourced',
    [{ subject: 0, period: 2024, value: 2, knownAt: day(1) }],
    await beginImport('late'),
  );
  const sources = await observations.sourcesOf({
    item: ['sourced', 'sourced', 'sourced', 'never-seen'],
    subjectId: [1, 0, 2, 0].map(subject),
    period: [2024, 2024, 2024, 2024],
  });
  expect(sources).toEqual(['second', 'first', null, null]);
});

test('a batch with a wrong key, an unknown subject or an infinite number stores nothing', async () => {
  const before = await observations.count();
  const [itemId] = [...(await observations.itemIds(['wrong'])).values()] as [number];
  const importId = await beginImport();
  const good: ObservationBatch = {
    length: 2,
    item: [itemId, itemId],
    subjectId: [subject(0), subject(1)],
    period: [2024, 2024],
    number: [1, 2],
    knownAt: [day(1), day(1)],
  };
  const misuse = { code: 'store.invalidBatch' };
  await expect(observations.append(importId, { ...good, number: [1, Infinity] })).rejects.toMatchObject(
    misuse,
  );
  await expect(observations.append(importId, { ...good, period: [2024, 0] })).rejects.toMatchObject(misuse);
  await expect(observations.append(importId, { ...good, item: [itemId] })).rejects.toMatchObject(misuse);
  await expect(observations.append(importId, { ...good, knownAt: [day(1), NaN] })).rejects.toMatchObject(
    misuse,
  );
  await expect(
    observations.append(importId, { ...good, subjectId: [subject(0), 9_999_999] }),
  ).rejects.toMatchObject({
    code: 'observation.unknownSubject',
  });
  await expect(observations.append(importId, { ...good, item: [itemId, 9_999_999] })).rejects.toMatchObject({
    code: 'observation.unknownItem',
  });
  expect(await observations.count()).toBe(before);
  expect(await cells('wrong')).toEqual([]);
});

test('records keep their fields', async () => {
  const importId = await beginImport();
  const record = (index: number) => ({
    dataSet: index % 2 === 0 ? 'absence' : 'award',
    subjectId: subject(index),
    occurredAt: '2025-03-01T07:30:00.000Z',
    knownAt: '2025-03-02T00:00:00.000Z',
    fields: { hours: index, reason: '病假', excused: true, note: null },
  });
  expect(
    await observations.appendRecords(
      importId,
      Array.from({ length: 500 }, (_, index) => record(index)),
    ),
  ).toBe(500);
  expect(await observations.appendRecords(importId, [])).toBe(0);
  const { rows } = await database.pool.query(`
    select d.code, r.occurred_at as at, r.fields from record r join data_set d on d.id = r.data_set_id
    where subject_id = ${subject(7)}`);
  expect(rows).toEqual([{ code: 'award', at: new Date(record(7).occurredAt), fields: record(7).fields }]);
  const unknown = observations.appendRecords(importId, [{ ...record(0), subjectId: 9_999_999 }]);
  await expect(unknown).rejects.toMatchObject({ code: 'record.unknownSubject' });
});

test('an import is counted and closed', async () => {
  const importId = await beginImport('counted');
  const before = await observations.count();
  await append('counted', [{ subject: 0, period: 2024, value: 1, knownAt: day(1) }], importId);
  await append('counted', [{ subject: 1, period: 2024, value: 1, knownAt: day(1) }], importId);
  await observations.finishImport(importId, { rows: 3, accepted: 2, rejected: 1, at: AT });
  expect((await observations.count()) - before).toBe(2);
  const { rows } = await database.pool.query(
    `select rows, accepted, rejected, appended::int from data_import where id = ${importId}`,
  );
  expect(rows).toEqual([{ rows: 3, accepted: 2, rejected: 1, appended: 2 }]);
});

test('an import of many rows is all or nothing, and agrees with a plain reckoning, however it is cut', async () => {
  // Cells come up again and again, some values are older than what is there.
  let seed = 42;
  const random = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * limit);
  };
  const rows = Array.from({ length: 30_000 }, (): Row => ({
    subject: random(600),
    period: 2015 + random(10),
    value: random(1_000) / 7,
    knownAt: day(1 + random(5)),
  }));
  const expected = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.subject} ${row.period}`;
    if (row.knownAt >= (expected.get(key)?.knownAt ?? 0)) expected.set(key, row);
  }
  const write = async (item: string, size: number, fails: boolean): Promise<void> => {
    const importId = await beginImport();
    const [itemId] = [...(await observations.itemIds([item])).values()] as [number];
    await store.transaction(async (unit) => {
      for (let from = 0; from < rows.length; from += size) {
        const part = rows.slice(from, from + size);
        await unit.observations.append(importId, {
          length: part.length,
          item: Int32Array.from(part, () => itemId),
          subjectId: Int32Array.from(part, (row) => subject(row.subject)),
          period: Int32Array.from(part, (row) => row.period),
          number: Float64Array.from(part, (row) => Number(row.value)),
          knownAt: Float64Array.from(part, (row) => row.knownAt),
        });
      }
      if (fails) throw new Error('on purpose');
    });
  };
  await expect(write('many', 10_000, true)).rejects.toThrow('on purpose');
  expect(await cells('many')).toEqual([]);
  for (const size of [30_000, 9_999, 700]) {
    await write(`many ${size}`, size, false);
    const found = await cells(`many ${size}`);
    expect(found).toHaveLength(expected.size);
    for (const [index, period, value, knownAt] of found) {
      expect([value, knownAt]).toEqual([
        expected.get(`${index} ${period}`)?.value,
        expected.get(`${index} ${period}`)?.knownAt,
      ]);
    }
  }
});

test('a batch of new cells may hold an old one that a glance does not see', async () => {
  const rows = Array.from({ length: 6_000 }, (_, index): Row => ({
    subject: index % 600,
    period: 2015 + Math.floor(index / 600),
    value: 1,
    knownAt: day(2),
  }));
  await append('hidden', [{ subject: 0, period: 2016, value: 2, knownAt: day(3) }]);
  expect(await append('hidden', rows)).toEqual({ appended: 6_000, changed: 5_999 });
  const found = await cells('hidden');
  expect(found).toHaveLength(6_000);
  expect(found.filter(([, , value]) => value === 2)).toEqual([[0, 2016, 2, day(3)]]);
});

test('imports of the same new items at once agree in the end', async () => {
  const stores = await Promise.all([1, 2, 3].map(() => createStore({ pool: database.pool, log: silentLog })));
  const [itemId] = [...(await observations.itemIds(['contested'])).values()] as [number];
  const length = 3_000;
  await Promise.all(
    stores.map(async (other, number) => {
      const importId = await beginImport(`source ${number}`);
      await other.transaction((unit) =>
        unit.observations.append(importId, {
          length,
          item: new Int32Array(length).fill(itemId),
          subjectId: Int32Array.from({ length }, (_, index) => subject(index % 600)),
          period: Int32Array.from({ length }, (_, index) => 2015 + Math.floor(index / 600)),
          number: new Float64Array(length).fill(number),
          knownAt: Float64Array.from({ length }, (_, index) => day(1 + ((index + number) % 3))),
        }),
      );
    }),
  );
  const found = await cells('contested');
  expect(found).toHaveLength(length);
  expect(found.every(([, , , knownAt]) => knownAt === day(3))).toBe(true);
});
