import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSourceFixture, type SourceFixture } from './source-fixture.js';

let fixture: SourceFixture;
beforeAll(async () => {
  fixture = await openSourceFixture();
});
afterAll(() => fixture.close());

const yaml = (more = '', head = ''): string => `source: yearly
file: data.csv
${head}subject: { level: college, code: code, name: name }
period: { column: year }
knownAt: { constant: 2024-12-31 }
items:
  students: { column: students }
${more}`;

describe('values', () => {
  test('of all types, empty cells left out', async () => {
    const report = await fixture.run(
      yaml(`  motto: { column: motto }
  accredited: { column: accredited }
  founded: { column: founded }
`),
      'code,name,year,students,motto,accredited,founded\n' +
        'T1,甲,2023,1200,"Quality, first",是,1999/9/1\n' +
        'T1,甲,2024,,,,\n' +
        'T2,乙,2024, 900.5 ,明德,no,2001-02-03\n',
    );
    expect(report).toMatchObject({
      rows: 3,
      accepted: 3,
      rejected: 0,
      subjects: 2,
      observations: 8,
      stored: true,
    });
    expect(report.quarantine).toBeNull();
    expect(await fixture.current('students')).toEqual([
      'T1 2023 1200 2024-12-31',
      'T2 2024 900.5 2024-12-31',
    ]);
    expect(await fixture.current('motto')).toEqual([
      'T1 2023 Quality, first 2024-12-31',
      'T2 2024 明德 2024-12-31',
    ]);
    expect(await fixture.current('accredited')).toEqual(['T1 2023 1 2024-12-31', 'T2 2024 0 2024-12-31']);
    expect(await fixture.current('founded')).toEqual([
      'T1 2023 1999-09-01 2024-12-31',
      'T2 2024 2001-02-03 2024-12-31',
    ]);
  });

  test('in GB18030 with CRLF, or UTF-8 with a byte order mark', async () => {
    // 代码,名称,年,人数 / G1,数控学院,2024,77
    const gb = Buffer.from(
      'b4fac2eb2cc3fbb3c62cc4ea2cc8cbcafd0d0a' + '47312ccafdbfd8d1a7d4ba2c323032342c37370d0a',
      'hex',
    );
    const source = `source: gb
file: data.csv
encoding: gb18030
subject: { level: college, code: 代码, name: 名称 }
period: { column: 年 }
knownAt: { constant: 2024-12-31 }
items: { students: { column: 人数 } }
`;
    expect(await fixture.run(source, gb)).toMatchObject({ accepted: 1, stored: true });
    expect((await fixture.subject('college', 'G1'))?.name).toBe('数控学院');
    expect(
      await fixture.run(
        source.replace('encoding: gb18030\n', '').replace('source: gb', 'source: utf'),
        '\uFEFF代码,名称,年,人数\r\nG1,数控学院,2023,78\r\n',
      ),
    ).toMatchObject({ accepted: 1, stored: true });
    expect((await fixture.current('students')).filter((row) => row.startsWith('G1'))).toEqual([
      'G1 2023 78 2024-12-31',
      'G1 2024 77 2024-12-31',
    ]);
  });

  test('period and known-at from columns or constants', async () => {
    const source = `source: constants
file: data.csv
delimiter: ';'
subject: { level: college, code: code }
period: { constant: 2022 }
knownAt: { column: known }
items: { teachers: { column: n } }
`;
    await fixture.run(source, 'code;known;n\nP1;2023-01-05;5\nP1;2023-02-05;6\nP2;2023-01-05 08:00;7\n');
    expect(await fixture.current('teachers')).toEqual(['P1 2022 6 2023-02-05', 'P2 2022 7 2023-01-05']);
    // what was known earlier does not replace what is known
    const late = await fixture.run(source, 'code;known;n\nP1;2023-01-20;99\n');
    expect(late).toMatchObject({ observations: 1, changed: 0 });
    expect(await fixture.current('teachers')).toContain('P1 2022 6 2023-02-05');
  });

  test('a FEEL conversion over the cell and other columns', async () => {
    const source = yaml('', '').replace(
      'students: { column: students }',
      'students: { column: students, convert: "value * 1000 + 零头" }',
    );
    await fixture.run(source, 'code,name,year,students,零头\nF1,x,2024,1.2,34\nF2,x,2024,2,\n');
    expect((await fixture.current('students')).filter((row) => row.startsWith('F'))).toEqual([
      'F1 2024 1234 2024-12-31',
    ]);
  });
});

test('records: typed fields, events that repeat, leading zeros kept', async () => {
  const report = await fixture.run(
    `source: absences
file: data.csv
subject: { level: class, code: class, name: className }
period: { column: term }
knownAt: { constant: 2024-12-31 }
records:
  dataSet: absence
  occurredAt: { column: day }
  fields:
    course: { column: course }
    hours: { column: hours }
    excused: { column: excused, valueType: boolean }
    when: { column: day, valueType: date }
`,
    'class,className,term,day,course,hours,excused\n' +
      'K1,数控一班,2024-2025-1,2024/9/3,0101,2,是\n' +
      'K1,数控一班,2024-2025-1,2024/9/3,0101,2,是\n' +
      'K1,数控一班,2024-2025-1,2024-09-04 10:30,123456789012345678,1.50,否\n',
    { acceptGoodRows: true },
  );
  expect(report).toMatchObject({ rows: 3, accepted: 2, records: 2, observations: 0, stored: true });
  expect(report.rejectedRows[1]).toContain('when');
  const { rows } = await fixture.database.pool.query<{ fields: unknown; at: string }>(
    `select fields, occurred_at::text as at from record order by id`,
  );
  expect(rows.map(({ fields }) => fields)).toEqual([
    { course: '0101', hours: 2, excused: true, when: '2024-09-03' },
    { course: '0101', hours: 2, excused: true, when: '2024-09-03' },
  ]);
  expect(await fixture.subject('class', 'K1')).toMatchObject({
    name: '数控一班',
    validFrom: '2024-09-01',
    validTo: '2025-02-14',
  });
  expect(fixture.touched()).toEqual(['semester 2024-2025-1..2025-2026-2 1']);
});

describe('a source that does not fit', () => {
  const failure = async (source: string, csv: string) =>
    fixture.run(source, csv).then(
      () => Promise.reject(new Error('it was accepted')),
      (error: { code: string; detail: { zh: string }; parts: { path: string; code: string }[] }) => error,
    );

  test('the file or the dictionary: all of it at once, with place and pointer', async () => {
    const source = `source: wrong
file: data.csv
subject: { level: nowhere, code: code, parent: { hierarchy: h, level: elsewhere, code: up }, attributes: { colour: c } }
period: { column: jahr }
knownAt: { constant: someday }
items:
  unknown: { column: a }
  attendance: { column: b }
  students: { column: missing }
  hours: { column: a, convert: "valeu * 2" }
`;
    const error = await failure(source, 'code,a,b,b\n1,2,3,4\n');
    expect(error.code).toBe('source.mismatch');
    expect(error.detail.zh).toContain('code, a, b, b');
    expect(error.parts.map(({ path, code }) => `${path.replace(/^.*source.yaml:/, '')} ${code}`)).toEqual([
      '3:12 /subject/level source.level',
      '3:64 /subject/parent/level source.level',
      '7:3 /items/unknown source.item',
      '8:17 /items/attendance/column source.columnTwice',
      '8:3 /items/attendance source.itemLevel',
      '9:15 /items/students/column source.column',
      '9:3 /items/students source.itemLevel',
      '10:3 /items/hours source.itemLevel',
      expect.stringMatching(/^10:23 \/items\/hours\/convert source\./),
      '6:1 /items source.periodKinds',
      '3:82 /subject/parent/code source.column',
      '3:108 /subject/attributes/colour source.column',
      '3:108 /subject/attributes/colour source.attribute',
      '4:11 /period/column source.column',
      '5:12 /knownAt/constant source.constant',
    ]);
  });

  test.each([
    ['', 'csv.empty'],
    ['\n\n', 'csv.empty'],
    ['\uFEFF', 'csv.empty'],
  ])('an empty file %j', async (csv, code) => {
    expect((await failure(yaml(), csv)).code).toBe(code);
  });

  test('a header alone is an import of nothing', async () => {
    expect(await fixture.run(yaml(), 'code,name,year,students\n')).toMatchObject({ rows: 0, stored: true });
  });

  test('a fault in the middle of the CSV stores nothing of what came before', async () => {
    const before = await fixture.database.store.read.observations.count();
    const rows = Array.from({ length: 60_000 }, (_, i) => `Z${i},n,2024,1`).join('\n');
    const error = await failure(yaml(), `code,name,year,students\n${rows}\nZ,"open,2024,1\n`);
    expect(error).toMatchObject({ code: 'csv.syntax', parts: [{ path: 'line 60002' }] });
    expect(await fixture.database.store.read.observations.count()).toBe(before);
    expect(await fixture.subject('college', 'Z1')).toBeUndefined();
  });
});
