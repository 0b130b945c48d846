import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSourceFixture, type SourceFixture } from './source-fixture.js';

let fixture: SourceFixture;
beforeAll(async () => {
  fixture = await openSourceFixture();
});
afterAll(() => fixture.close());

const SOURCE = `source: yearly
file: data.csv
subject: { level: college, code: code, name: name, attributes: { area: area } }
period: { column: year }
knownAt: { column: known }
items:
  students: { column: students }
  founded: { column: founded }
  accredited: { column: ok }
  teachers: { column: teachers, convert: "value * 2" }
`;
const HEADER = 'code,name,year,known,area,students,founded,ok,teachers';
const GOOD = 'A1,甲,2024,2024-12-31,10,100,2001-01-01,是,5';

const imported = (rows: string, options?: Parameters<SourceFixture['run']>[2]) =>
  fixture.run(SOURCE, `${HEADER}\n${rows}\n`, options);

describe('a bad row', () => {
  test.each<[string, string, RegExp]>([
    ['a bad number', 'A2,乙,2024,2024-12-31,10,1 200,,,', /students：“1 200”不是数字 \/ students: ""1 200"" is no number/],
    ['a bad day', 'A2,乙,2024,2024-12-31,10,1,2023-02-29,,', /founded：“2023-02-29”不是日期/],
    ['a bad truth', 'A2,乙,2024,2024-12-31,10,1,,也许,', /accredited：“也许”不是/],
    ['a bad cell to convert', 'A2,乙,2024,2024-12-31,10,1,,,x', /teachers：“x”不是数字/],
    ['a bad attribute', 'A2,乙,2024,2024-12-31,big,1,,,', /area：“big”不是数字/],
    ['no period', 'A2,乙,,2024-12-31,10,1,,,', /“”不是统计周期/],
    ['a period of another kind', 'A2,乙,2024-2025,2024-12-31,10,1,,,', /“2024-2025”是 academicYear，这里应为 calendarYear/],
    ['a year that was mistyped', 'A2,乙,2204,2024-12-31,10,1,,,', /“2204”不在可接受的周期范围内/],
    ['no time known', 'A2,乙,2024,,10,1,,,', /“”不是日期或时间/],
    ['known in the future', 'A2,乙,2024,2025-12-31,10,1,,,', /“2025-12-31”在 1950 年之前或晚于现在/],
    ['no code', ',乙,2024,2024-12-31,10,1,,,', /没有对象代码/],
    ['a code that is none', 'A 2,乙,2024,2024-12-31,10,1,,,', /对象代码“A 2”无效/],
    ['a name that is a novel', `A2,${'乙'.repeat(401)},2024,2024-12-31,10,1,,,`, /名称超过 400 个字符/],
    ['a short row', 'A2,乙,2024', /第 3 行有 3 列，表头有 9 列/],
    ['a long row', 'A2,乙,2024,2024-12-31,10,1,,,,x,y', /第 3 行有 11 列，表头有 9 列；多出：x\|y/],
    ['a repeated row', GOOD.replace('100', '101'), /与第 2 行重复/],
  ])('%s: with its reason, and nothing is stored', async (_, row, reason) => {
    const before = await fixture.database.store.read.observations.count();
    const report = await imported(`${GOOD}\n${row}`);
    expect(report).toMatchObject({ rows: 2, accepted: 1, rejected: 1, stored: false });
    expect(report.rejectedRows).toHaveLength(2);
    expect(report.rejectedRows[0]).toBe(`${HEADER},原因 reason`);
    expect(report.rejectedRows[1]).toMatch(reason);
    expect(await fixture.database.store.read.observations.count()).toBe(before);
    expect(await fixture.subject('college', 'A1')).toBeUndefined();
    expect(fixture.touched()).toEqual([]);
  }); // prettier-ignore

  test('several faults of one row are told together', async () => {
    const { rejectedRows } = await imported('A 2,乙,x,y,z,1 2,,,');
    for (const cell of ['A 2', 'x', 'y', 'z', '1 2']) expect(rejectedRows[1]).toContain(`“${cell}”`);
  });
});

test('a check writes nothing but the quarantine', async () => {
  const before = await fixture.database.pool.query('select count(*)::int as n from data_import');
  const report = await imported(`${GOOD}\nA2,乙,x,2024-12-31,10,1,,,`, { dryRun: true });
  expect(report).toMatchObject({
    rows: 2,
    accepted: 1,
    rejected: 1,
    observations: 4,
    subjects: 1,
    stored: false,
  });
  expect(report.rejectedRows).toHaveLength(2);
  expect(await fixture.subject('college', 'A1')).toBeUndefined();
  expect((await fixture.database.pool.query('select count(*)::int as n from data_import')).rows).toEqual(
    before.rows,
  );
  const fine = await imported(GOOD, { dryRun: true });
  expect(fine).toMatchObject({ rejected: 0, stored: false, quarantine: null, rejectedRows: [] });
});

test('the good rows are stored on request, the bad ones come back corrected, through the same source', async () => {
  const rows = `${GOOD}
B1,=cmd|x,2024,2024-12-31,10,1 200,,,
B2,"'=kept",2024,2024-12-31,-5,-7x,,,
B3,"a ""name"", quoted",2024,2024-12-31,10,7,,,
B4,丁`;
  const first = await imported(rows, { acceptGoodRows: true });
  expect(first).toMatchObject({ rows: 5, accepted: 2, rejected: 3, stored: true });
  const quarantine = await readFile(path.join(fixture.folder, 'quarantine.csv'), 'utf8');
  expect(quarantine).toContain("B1,'=cmd|x,");
  expect(quarantine).toContain("B2,''=kept,2024,2024-12-31,-5,'-7x,");

  const corrected = quarantine
    .replace('1 200', '1200')
    .replace("'-7x", '-7')
    .replace('B4,丁,,,,', 'B4,丁,2024,2024-12-31,10,8');
  const second = await fixture.run(SOURCE, corrected);
  expect(second).toMatchObject({ rows: 3, accepted: 3, rejected: 0, stored: true, quarantine: null });
  expect((await fixture.current('students')).filter((row) => row.startsWith('B'))).toEqual([
    'B1 2024 1200 2024-12-31',
    'B2 2024 -7 2024-12-31',
    'B3 2024 7 2024-12-31',
    'B4 2024 8 2024-12-31',
  ]);
  expect((await fixture.subject('college', 'B1'))?.name).toBe('=cmd|x');
  expect((await fixture.subject('college', 'B2'))?.name).toBe("'=kept");
  expect((await fixture.subject('college', 'B3'))?.name).toBe('a "name", quoted');
});

test('a quarantine comes back though the source is in GB18030 with semicolons, and is quarantined again if need be', async () => {
  // 代码;人数 / Q1;many
  const bytes = Buffer.from('b4fac2eb3bc8cbcafd0a' + Buffer.from('Q1;many\n').toString('hex'), 'hex');
  const source = `source: gb
file: data.csv
encoding: gb18030
delimiter: ';'
subject: { level: college, code: 代码 }
period: { constant: 2024 }
knownAt: { constant: 2024-12-31 }
items: { students: { column: 人数 } }
`;
  await fixture.run(source, bytes);
  const quarantine = path.join(fixture.folder, 'quarantine.csv');
  const again = await fixture.run(source, await readFile(quarantine));
  expect(again.rejectedRows).toEqual([
    '代码;人数;原因 reason',
    expect.stringMatching(/^Q1;many;人数|^Q1;many;/),
  ]);
  const corrected = (await readFile(quarantine, 'utf8')).replace('many', '9');
  expect(await fixture.run(source, corrected)).toMatchObject({ accepted: 1, stored: true });
  expect(await fixture.current('students')).toContain('Q1 2024 9 2024-12-31');
});

test('nothing is left beside a quarantine when the import fails', async () => {
  await expect(imported(`A9,x,x,x,x,x,x,x,x\nA9,"open`)).rejects.toMatchObject({ code: 'csv.syntax' });
  expect((await readdir(fixture.folder)).sort()).toEqual(['data.csv', 'source.yaml']);
});

test('an earlier quarantine stays until there is a new one', async () => {
  const kept = path.join(fixture.folder, 'kept.csv');
  await writeFile(kept, 'corrected by hand');
  await imported(GOOD, { dryRun: true, quarantinePath: kept });
  expect(await readFile(kept, 'utf8')).toBe('corrected by hand');
});
