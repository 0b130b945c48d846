import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog, withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import type { VerdictBatch, VerdictStore } from '../ports/index.js';
import { createStore } from './index.js';

let database: TestDatabase;
let verdicts: VerdictStore;

const [CLEAR, TRIGGERED, UNKNOWN] = [0, 1, 2];
const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString();

beforeAll(async () => {
  database = await withTestDatabase();
  ({ verdicts } = database.store.read);
});
afterAll(() => database.close());

type Cell = readonly [subjectId: number, period: number, verdict: number, value: number];

const batchOf = (rule: string, ruleVersion: number, asOf: string, cells: readonly Cell[]): VerdictBatch => ({
  rule,
  ruleVersion,
  asOf,
  length: cells.length,
  subjectId: Int32Array.from(cells, ([subjectId]) => subjectId),
  period: Int32Array.from(cells, ([, period]) => period),
  verdict: Uint8Array.from(cells, ([, , verdict]) => verdict),
  value: Float64Array.from(cells, ([, , , value]) => value),
});

async function write(...input: Parameters<typeof batchOf>): Promise<string[]> {
  const [changed] = await verdicts.write([batchOf(...input)]);
  const { subjectId = new Int32Array(), period = new Int32Array() } = changed ?? {};
  return [...subjectId].map((id, index) => `${id}/${period[index]}`).sort();
}

test('only what differs is written, and told', async () => {
  const cells: Cell[] = [
    [2, 2024, TRIGGERED, 23.5],
    [1, 2024, CLEAR, 17],
    [1, 2023, UNKNOWN, NaN],
  ];
  expect(await write('ratio', 1, at(1), cells)).toEqual(['1/2023', '1/2024', '2/2024']);
  expect(await write('ratio', 1, at(2), cells)).toEqual([]);
  const changed: Cell[] = [
    [1, 2023, UNKNOWN, NaN],
    [1, 2024, CLEAR, 17.5],
    [2, 2024, CLEAR, 23.5],
    [3, 2024, CLEAR, NaN],
  ];
  expect(await write('ratio', 1, at(3), changed)).toEqual(['1/2024', '2/2024', '3/2024']);
  expect(await write('ratio', 2, at(4), [[1, 2024, CLEAR, 17.5]])).toEqual(['1/2024']);
  expect(await write('ratio', 2, at(4), [])).toEqual([]);
  expect(await verdicts.ofRule('ratio')).toEqual([
    { subjectId: 1, period: 2023, verdict: 'unknown', value: null, ruleVersion: 1, asOf: at(1) },
    { subjectId: 1, period: 2024, verdict: 'clear', value: 17.5, ruleVersion: 2, asOf: at(4) },
    { subjectId: 2, period: 2024, verdict: 'clear', value: 23.5, ruleVersion: 1, asOf: at(3) },
    { subjectId: 3, period: 2024, verdict: 'clear', value: null, ruleVersion: 1, asOf: at(3) },
  ]);
  expect((await verdicts.ofRule('ratio', [2, 9])).map(({ subjectId }) => subjectId)).toEqual([2]);
  expect(await verdicts.ofRule('ratio', [])).toEqual([]);
  expect(await verdicts.ofRule('never')).toEqual([]);
  expect(await verdicts.count()).toBe(4);
});

test('verdicts that were superseded stay in history', async () => {
  const { rows } = await database.pool.query(`
    select v.verdict, v.value, v.rule_version as version, v.as_of as at from verdict v
    join definition_key k on k.id = v.rule_id and k.code = 'ratio'
    where subject_id = 1 and period = 2024 order by as_of`);
  expect(rows).toEqual([
    { verdict: CLEAR, value: 17, version: 1, at: new Date(at(1)) },
    { verdict: CLEAR, value: 17.5, version: 1, at: new Date(at(3)) },
    { verdict: CLEAR, value: 17.5, version: 2, at: new Date(at(4)) },
  ]);
});

test('what was computed from older knowledge does not replace what was computed from newer', async () => {
  await write('late', 1, at(5), [[1, 2024, CLEAR, 1]]);
  expect(await write('late', 1, at(4), [[1, 2024, TRIGGERED, 2], [2, 2024, TRIGGERED, 2]])).toEqual(['2/2024']); // prettier-ignore
  expect((await verdicts.ofRule('late')).map(({ verdict }) => verdict)).toEqual(['clear', 'triggered']);
});

test('rules do not touch each other, and periods outside a batch stay as they are', async () => {
  await write('own', 1, at(1), [[1, 2022, CLEAR, 1], [1, 2023, CLEAR, 1], [1, 2024, CLEAR, 1]]); // prettier-ignore
  await write('other', 1, at(1), [[1, 2023, TRIGGERED, 1]]);
  expect(await write('own', 1, at(2), [[1, 2023, TRIGGERED, 1]])).toEqual(['1/2023']);
  expect((await verdicts.ofRule('own')).map(({ verdict }) => verdict)).toEqual([
    'clear',
    'triggered',
    'clear',
  ]);
});

test('many verdicts, in any order, agree with a plain reckoning, sweep after sweep', async () => {
  const stored = new Map<string, string>();
  for (let sweep = 1; sweep <= 4; sweep++) {
    const cells: Cell[] = [];
    for (let index = 0; index < 20_000; index++) {
      const mixed = (index * 7_919) % 20_000;
      const [subjectId, period] = [1 + (mixed % 4_000), 2020 + Math.floor(mixed / 4_000)];
      // Each sweep leaves some cells out and changes some others.
      if ((mixed + sweep) % 11 === 0) continue;
      cells.push([
        subjectId,
        period,
        (mixed + (mixed % 50 < sweep ? sweep : 0)) % 3,
        mixed % 5 === 0 ? NaN : mixed,
      ]);
    }
    const changed = cells.filter(([subjectId, period, verdict, value]) => {
      const key = `${subjectId}/${period}`;
      const text = `${verdict} ${value}`;
      if (stored.get(key) === text) return false;
      stored.set(key, text);
      return true;
    });
    const told = await write('many', 1, at(sweep), cells);
    expect(told).toEqual(changed.map(([subjectId, period]) => `${subjectId}/${period}`).sort());
    const found = await verdicts.ofRule('many');
    expect(found).toHaveLength(stored.size);
    const codes = { clear: CLEAR, triggered: TRIGGERED, unknown: UNKNOWN };
    for (const { subjectId, period, verdict, value } of found) {
      expect(`${codes[verdict]} ${value ?? NaN}`).toBe(stored.get(`${subjectId}/${period}`));
    }
  }
});

test('sweeps of the same new rule at once leave one verdict for each cell and lose none', async () => {
  const cells = Array.from({ length: 5_000 }, (_, index): Cell => [index + 1, 2024, CLEAR, index]);
  const stores = await Promise.all([1, 2, 3].map(() => createStore({ pool: database.pool, log: silentLog })));
  const told = await Promise.all(
    stores.map((other, number) =>
      other.transaction((unit) =>
        unit.verdicts.write([batchOf('crowd', 1, at(1), number === 1 ? [...cells].reverse() : cells)]),
      ),
    ),
  );
  expect(told.flat().reduce((sum, { subjectId }) => sum + subjectId.length, 0)).toBe(5_000);
  expect(await verdicts.ofRule('crowd')).toHaveLength(5_000);
});

test('the verdicts of several rules are compared in one read and told for each', async () => {
  const cells: Cell[] = [
    [1, 2023, CLEAR, 1],
    [1, 2024, CLEAR, 2],
    [2, 2023, TRIGGERED, 3],
    [2, 2024, CLEAR, 4],
  ];
  const rules = ['zeta', 'alpha', 'mu'];
  const told = (changed: readonly { subjectId: Int32Array; period: Int32Array }[]) =>
    changed.map(({ period, subjectId }) => [...subjectId].map((id, i) => `${id}/${period[i]}`));
  const all = ['1/2023', '2/2023', '1/2024', '2/2024'];
  const first = await verdicts.write(rules.map((rule) => batchOf(rule, 1, at(1), cells)));
  expect(told(first)).toEqual([all, all, all]);
  const other: Cell[] = [...cells.slice(0, 3), [2, 2024, CLEAR, 5]];
  const more: Cell[] = [[3, 2024, UNKNOWN, NaN], ...cells];
  const second = await verdicts.write([
    batchOf('mu', 1, at(2), cells),
    batchOf('zeta', 1, at(2), other),
    batchOf('new', 1, at(2), cells.slice(0, 1)),
    batchOf('alpha', 1, at(2), []),
  ]);
  expect(told(second)).toEqual([[], ['2/2024'], ['1/2023'], []]);
  expect(told(await verdicts.write([batchOf('alpha', 1, at(3), more)]))).toEqual([['3/2024']]);
  expect((await verdicts.ofRule('zeta')).map(({ value }) => value)).toEqual([1, 3, 2, 5]);
  expect(await verdicts.write([])).toEqual([]);
});
