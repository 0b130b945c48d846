import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSourceFixture, type SourceFixture } from './source-fixture.js';

let fixture: SourceFixture;
let number = 0;
/** A code that no other test uses. */
let code: string;
beforeAll(async () => {
  fixture = await openSourceFixture();
});
beforeEach(() => {
  number += 1;
  code = `S${number}`;
});
afterAll(() => fixture.close());

const SOURCE = `source: roll
file: data.csv
subject: { level: college, code: code, name: name, attributes: { category: category, area: area } }
period: { column: year }
knownAt: { constant: 2024-12-31 }
items: { students: { column: n } }
`;

/** Rows `year,name,category,area`. */
const imported = (...rows: string[]) =>
  fixture.run(
    SOURCE,
    `year,name,category,area,code,n\n${rows.map((row, i) => `${row},${code},${i + 1}`).join('\n')}\n`,
  );
const attributes = () => fixture.attributes(code, 'category');
const validity = async () => {
  const subject = await fixture.subject('college', code);
  return `${subject?.validFrom ?? ''}..${subject?.validTo ?? ''}`;
};

describe('validity', () => {
  test('from the first row to the last, gaps included, in whatever order they stand', async () => {
    await imported('2022,x,,', '2019,x,,', '2020,x,,');
    expect(await validity()).toBe('2019-01-01..2022-12-31');
  });

  test('a later file and an earlier one make it longer, one in between does not', async () => {
    await imported('2020,x,,');
    await imported('2022,x,,');
    expect(await validity()).toBe('2020-01-01..2022-12-31');
    await imported('2018,x,,');
    expect(await validity()).toBe('2018-01-01..2022-12-31');
    await imported('2021,x,,');
    expect(await validity()).toBe('2018-01-01..2022-12-31');
  });

  test.each([
    [null, null, '..'],
    ['2015-03-01', null, '2015-03-01..'],
    ['2021-06-01', null, '2020-01-01..'],
    [null, '2018-12-31', '..2020-12-31'],
  ])(
    'a subject that was there from %s to %s stays open where it was',
    async (validFrom, validTo, expected) => {
      const subject = { level: 'college', code, name: 'x', validFrom, validTo };
      await fixture.database.store.read.subjects.upsert([subject]);
      await imported('2020,x,,');
      expect(await validity()).toBe(expected);
    },
  );
});

describe('names', () => {
  const name = async () => (await fixture.subject('college', code))?.name;

  test('the name of the latest period counts, whatever the order of rows and files', async () => {
    await imported('2022,新名,,', '2020,旧名,,');
    expect(await name()).toBe('新名');
    await imported('2018,更旧的名,,');
    expect(await name()).toBe('新名');
    await imported('2023,最新名,,');
    expect(await name()).toBe('最新名');
  });

  test('a source without names, or an empty cell, keeps the name there is', async () => {
    await imported('2022,名,,');
    await imported('2023,,,');
    await fixture.run(SOURCE.replace('name: name, ', ''), `code,year,category,area,n\n${code},2024,,,1\n`);
    expect(await name()).toBe('名');
  });

  test('without any name the code is shown', async () => {
    await imported('2022,,,');
    expect(await name()).toBe(code);
  });
});

describe('attributes', () => {
  test('that change by year hold from year to year; an empty cell says nothing', async () => {
    await imported('2019,x,甲类,1', '2020,x,甲类,2', '2021,x,,3', '2022,x,乙类,3', '2023,x,乙类,');
    expect(await attributes()).toEqual(['2019-01-01..2021-12-31 甲类', '2022-01-01.. 乙类']);
    expect(await fixture.attributes(code, 'area')).toEqual([
      '2019-01-01..2019-12-31 1',
      '2020-01-01..2020-12-31 2',
      '2021-01-01.. 3',
    ]);
  });

  test('a later file with another value closes the run that was open', async () => {
    await imported('2020,x,甲类,');
    await imported('2023,x,乙类,');
    expect(await attributes()).toEqual(['2020-01-01..2022-12-31 甲类', '2023-01-01.. 乙类']);
  });

  test('an earlier file ends where the known begins', async () => {
    await imported('2020,x,甲类,');
    await imported('2017,x,乙类,', '2018,x,乙类,');
    expect(await attributes()).toEqual(['2017-01-01..2019-12-31 乙类', '2020-01-01.. 甲类']);
  });

  test('a year in between is corrected; the years after it stand', async () => {
    await imported('2020,x,甲类,', '2021,x,甲类,', '2022,x,甲类,');
    await imported('2021,x,乙类,');
    expect(await attributes()).toEqual([
      '2020-01-01..2020-12-31 甲类',
      '2021-01-01..2021-12-31 乙类',
      '2022-01-01.. 甲类',
    ]);
  });

  test('what was set without dates ends with the first year of the file', async () => {
    await imported('2020,x,,');
    const subject = { level: 'college', code };
    await fixture.database.store.read.subjects.setAttributes([
      { subject, attribute: 'category', value: '旧' },
    ]);
    await imported('2024,x,新,');
    expect(await attributes()).toEqual(['..2023-12-31 旧', '2024-01-01.. 新']);
  });

  test('the same file again changes nothing', async () => {
    await imported('2019,x,甲类,1', '2022,x,乙类,3');
    const before = await attributes();
    expect(await imported('2019,x,甲类,1', '2022,x,乙类,3')).toMatchObject({ changed: 0 });
    expect(await attributes()).toEqual(before);
    expect(fixture.touched()).toEqual(['calendarYear 2019..2022 1']);
  });

  test('a change counts from its year on, also for periods of other rules', async () => {
    await imported('2022,x,甲类,1');
    expect(fixture.touched()).toEqual(['calendarYear 2022..2026 1']);
  });
});

describe('parents', () => {
  const tree = (...rows: string[]) =>
    fixture.run(
      `source: tree
file: data.csv
subject: { level: college, code: code, parent: { hierarchy: administration, level: region, code: region } }
period: { column: year }
knownAt: { constant: 2024-12-31 }
`,
      `year,region,code\n${rows.map((row) => `${row},${code}`).join('\n')}\n`,
    );
  const parents = () => fixture.parents(code, 'administration');

  beforeAll(async () => {
    await fixture.database.store.read.subjects.upsert(
      ['R1', 'R2', 'R3'].map((region) => ({ level: 'region', code: region, name: region })),
    );
  });

  test('a roster alone: no items, but parents with the years they hold', async () => {
    expect(await tree('2020,R1', '2021,R1', '2022,R2')).toMatchObject({ stored: true, observations: 0 });
    expect(await parents()).toEqual(['2020-01-01..2021-12-31 R1', '2022-01-01.. R2']);
    await tree('2024,R3');
    expect(await parents()).toEqual([
      '2020-01-01..2021-12-31 R1',
      '2022-01-01..2023-12-31 R2',
      '2024-01-01.. R3',
    ]);
  });

  test('a parent that does not exist is a fault of its row', async () => {
    const report = await tree('2020,R1', '2021,R9');
    expect(report).toMatchObject({ rejected: 1, stored: false });
    expect(report.rejectedRows[1]).toContain('上级“R9”不存在');
  });

  test('on its own level a parent may have its row later, but must have one', async () => {
    const own = (rows: string) =>
      fixture.run(
        `source: own
file: data.csv
subject: { level: college, code: code, parent: { hierarchy: groups, level: college, code: up } }
period: { constant: 2024 }
knownAt: { constant: 2024-12-31 }
`,
        `code,up\n${rows}\n`,
      );
    await own(`${code},${code}-top\n${code}-top,`);
    expect(await fixture.parents(code, 'groups')).toEqual([`2024-01-01.. ${code}-top`]);
    await expect(own(`${code},${code}-none`)).rejects.toMatchObject({
      code: 'source.parent',
      detail: { zh: expect.stringContaining(`${code}-none`) as string },
    });
  });
});
