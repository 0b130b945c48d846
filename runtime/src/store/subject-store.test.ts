import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import type { SubjectInput, SubjectStore } from '../ports/index.js';

let database: TestDatabase;
let subjects: SubjectStore;

beforeAll(async () => {
  database = await withTestDatabase();
  subjects = database.store.read.subjects;
});
afterAll(() => database.close());

const ref = (level: string, code: string) => ({ level, code });

test('subjects get ids in the order of the input, and keep them when renamed', async () => {
  const ids = await subjects.upsert([
    { level: 'programme', code: 'b', name: '软件技术' },
    { level: 'school', code: 'b', name: '示例学院' },
    { level: 'programme', code: 'a', name: '会计' },
  ]);
  expect(new Set(ids).size).toBe(3);
  const again = await subjects.upsert([
    { level: 'programme', code: 'a', name: '大数据与会计' },
    { level: 'programme', code: 'b', name: '软件技术' },
  ]);
  expect(again).toEqual([ids[2], ids[0]]);
  expect(await subjects.find(ref('programme', 'a'))).toEqual({
    id: ids[2],
    level: 'programme',
    code: 'a',
    name: '大数据与会计',
    validFrom: null,
    validTo: null,
  });
  expect((await subjects.ofLevel('programme')).map(({ code }) => code)).toEqual(['a', 'b']);
  expect(await subjects.find(ref('programme', 'c'))).toBeUndefined();
  expect((await subjects.byIds([ids[1] as number, 9_999_999])).map(({ name }) => name)).toEqual(['示例学院']);
});

test('validity given replaces, validity left out keeps', async () => {
  const given: SubjectInput = {
    level: 'class',
    code: '2401',
    name: '一班',
    validFrom: '2024-09-01',
    validTo: '2027-06-30',
  };
  await subjects.upsert([given]);
  await subjects.upsert([{ level: 'class', code: '2401', name: '软件一班', validTo: null }]);
  expect(await subjects.find(ref('class', '2401'))).toMatchObject({
    name: '软件一班',
    validFrom: '2024-09-01',
    validTo: null,
  });
});

test('a name is found by a part of it, in the order of pinyin; wildcards are letters', async () => {
  const names = ['张三', '李四', '安然', '重庆 100%', '北京'];
  await subjects.upsert(names.map((name, index) => ({ level: 'teacher', code: `t${index}`, name })));
  expect((await subjects.search('teacher', '', 10)).map(({ name }) => name)).toEqual([
    '安然', '北京', '重庆 100%', '李四', '张三',
  ]); // prettier-ignore
  expect((await subjects.search('teacher', '%', 10)).map(({ name }) => name)).toEqual(['重庆 100%']);
  expect((await subjects.search('teacher', 'T3', 10)).map(({ name }) => name)).toEqual(['重庆 100%']);
  expect(await subjects.search('teacher', '', 2)).toHaveLength(2);
});

test('codes become ids; unknown ones are left out', async () => {
  const found = await subjects.idsOf('programme', ['b', 'nowhere']);
  expect([...found.keys()]).toEqual(['b']);
});

test('a hierarchy is asked as of a day; an edge of the same beginning replaces the parent', async () => {
  await subjects.upsert(
    ['school', 'old', 'new', 'office', 'child'].map((code) => ({ level: 'unit', code, name: code })),
  );
  const edge = (child: string, parent: string, validFrom?: string, validTo?: string) => ({
    hierarchy: 'administrative',
    child: ref('unit', child),
    parent: ref('unit', parent),
    ...(validFrom !== undefined && { validFrom }),
    ...(validTo !== undefined && { validTo }),
  });
  await subjects.addEdges([
    edge('old', 'school'),
    edge('new', 'school'),
    edge('office', 'old'),
    edge('child', 'old', '2020-09-01', '2023-08-31'),
    edge('child', 'new', '2023-09-01'),
  ]);
  const id = (await subjects.find(ref('unit', 'child')))?.id as number;
  const codesAsOf = async (day: string, hierarchy = 'administrative') =>
    (await subjects.ancestors(id, hierarchy, day)).map(({ code }) => code);
  expect(await codesAsOf('2023-08-31')).toEqual(['old', 'school']);
  expect(await codesAsOf('2023-09-01')).toEqual(['new', 'school']);
  expect(await codesAsOf('2019-01-01')).toEqual([]);
  expect(await codesAsOf('2023-09-01', 'other')).toEqual([]);
  await subjects.addEdges([edge('child', 'office', '2023-09-01')]);
  expect(await codesAsOf('2024-01-01')).toEqual(['office', 'old', 'school']);
});

test('a hierarchy that runs in a circle ends', async () => {
  await subjects.upsert(['x', 'y'].map((code) => ({ level: 'unit', code, name: code })));
  await subjects.addEdges([
    { hierarchy: 'loop', child: ref('unit', 'x'), parent: ref('unit', 'y') },
    { hierarchy: 'loop', child: ref('unit', 'y'), parent: ref('unit', 'x') },
  ]);
  const id = (await subjects.find(ref('unit', 'x')))?.id as number;
  expect((await subjects.ancestors(id, 'loop', '2024-01-01')).map(({ code }) => code)).toEqual(['y']);
});

test('attributes keep their type and their dates', async () => {
  const [a] = (await subjects.upsert([{ level: 'college', code: 'a', name: '甲' }])) as [number];
  const [b] = (await subjects.upsert([{ level: 'college', code: 'b', name: '乙' }])) as [number];
  await subjects.setAttributes([
    { subject: ref('college', 'a'), attribute: 'category', value: '工科' },
    { subject: ref('college', 'a'), attribute: 'area', value: 120.5 },
    { subject: ref('college', 'a'), attribute: 'isPublic', value: true },
    { subject: ref('college', 'b'), attribute: 'category', value: '综合', validTo: '2023-12-31' },
    { subject: ref('college', 'b'), attribute: 'category', value: '工科', validFrom: '2024-01-01' },
  ]);
  await subjects.setAttributes([{ subject: ref('college', 'a'), attribute: 'category', value: '师范' }]);
  expect(
    (await subjects.attributesOf('college', [a])).map(({ attribute, value }) => [attribute, value]),
  ).toEqual([
    ['area', 120.5],
    ['category', '师范'],
    ['isPublic', true],
  ]);
  expect(await subjects.attributesOf('college', [b])).toEqual([
    { subjectId: b, attribute: 'category', value: '综合', validFrom: null, validTo: '2023-12-31' },
    { subjectId: b, attribute: 'category', value: '工科', validFrom: '2024-01-01', validTo: null },
  ]);
  expect(await subjects.attributesOf('college')).toHaveLength(5);
});

test('a relation to a subject that is not there names it and stores nothing', async () => {
  const adding = subjects.addMemberships([
    { kind: 'taught-in', member: ref('programme', 'a'), of: ref('programme', 'b'), weight: 1 },
    { kind: 'taught-in', member: ref('programme', 'a'), of: ref('programme', 'lost'), weight: 1 },
  ]);
  await expect(adding).rejects.toThrow(/^subject.unknown: .*programme\/lost/);
  const { rows } = await database.pool.query('select from membership');
  expect(rows).toHaveLength(0);
});

test('ten thousand subjects are a matter of one statement', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    level: 'student',
    code: `s${index}`,
    name: `学生${index}`,
    validFrom: '2024-09-01',
  }));
  const ids = await subjects.upsert(many);
  expect(ids).toHaveLength(10_000);
  expect(await subjects.ofLevel('student')).toHaveLength(10_000);
});
