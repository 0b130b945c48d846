import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import type { PeopleStore, PersonId, ResponsibilityInput, SubjectId } from '../ports/index.js';

let database: TestDatabase;
let people: PeopleStore;
let subject: Record<'school' | 'college' | 'programme' | 'other', SubjectId>;
let person: Record<string, PersonId>;

beforeAll(async () => {
  database = await withTestDatabase();
  people = database.store.read.people;
  const { subjects } = database.store.read;
  const codes = ['school', 'college', 'programme', 'other'] as const;
  const ids = await subjects.upsert(codes.map((code) => ({ level: 'unit', code, name: code })));
  subject = Object.fromEntries(codes.map((code, index) => [code, ids[index]])) as typeof subject;
  const edge = (child: string, parent: string) => ({
    hierarchy: 'administrative',
    child: { level: 'unit', code: child },
    parent: { level: 'unit', code: parent },
  });
  await subjects.addEdges([edge('college', 'school'), edge('programme', 'college'), edge('other', 'school')]);
  const names = ['anna', 'bai', 'chen', 'deng', 'er'];
  const personIds = await people.upsert(
    names.map((name) => ({ staffNumber: name, name, roles: ['owner'] as const })),
  );
  person = Object.fromEntries(names.map((name, index) => [name, personIds[index] as PersonId]));
});
afterAll(() => database.close());

test('people are found by staff number, id and role; roles are replaced, what is left out stays', async () => {
  const [id] = (await people.upsert([
    {
      staffNumber: '20010001',
      name: '王敏',
      roles: ['qualityOffice', 'owner'],
      departmentId: subject.college,
      post: '主任',
      passwordHash: 'hash',
    },
  ])) as [PersonId];
  await people.upsert([{ staffNumber: '20010001', name: '王敏', roles: ['admin'], post: null }]);
  expect(await people.findByStaffNumber('20010001')).toEqual({
    id,
    staffNumber: '20010001',
    name: '王敏',
    roles: ['admin'],
    departmentId: subject.college,
    post: null,
    messageAccount: null,
    active: true,
  });
  expect(await people.passwordHash(id)).toBe('hash');
  await people.setPasswordHash(id, 'another');
  expect(await people.passwordHash(id)).toBe('another');
  expect((await people.withRole('admin')).map((found) => found.id)).toEqual([id]);
  expect(await people.withRole('qualityOffice')).toEqual([]);
  expect((await people.byIds([id, 999_999])).map((found) => found.name)).toEqual(['王敏']);
  expect(await people.find(999_999)).toBeUndefined();
  expect(await people.count()).toBe(6);
});

test('the most specific assignment answers, role by role', async () => {
  const row = (
    role: ResponsibilityInput['role'],
    name: string,
    code: string | null,
    subjectId: SubjectId | null,
  ): ResponsibilityInput => ({ kind: 'indicator', code, subjectId, role, personId: person[name] ?? null });
  const rows = [
    row('responsible', 'anna', null, null),
    row('responsible', 'bai', 'ratio', null),
    row('responsible', 'chen', null, subject.programme),
    row('responsible', 'deng', 'ratio', subject.programme),
    row('handler', 'er', null, subject.college),
    row('handler', 'bai', 'ratio', subject.school),
    { ...row('reviewer', 'anna', null, subject.college), kind: 'any' as const },
    row('reviewer', 'bai', null, subject.school),
  ];
  await people.addResponsibilities(rows);
  await people.addResponsibilities(rows);
  const responsible = async (code: string | null, at: SubjectId) =>
    (await people.responsibleFor('indicator', code, [at], '2024-01-01')).get(at);
  expect((await responsible('ratio', subject.programme))?.responsible?.personId).toBe(person['deng']);
  expect((await responsible('area', subject.programme))?.responsible?.personId).toBe(person['chen']);
  expect((await responsible('ratio', subject.other))?.responsible?.personId).toBe(person['bai']);
  expect((await responsible('area', subject.other))?.responsible?.personId).toBe(person['anna']);
  expect((await responsible(null, subject.other))?.responsible?.personId).toBe(person['anna']);
  // Colleges and offices answer downward, the nearest first.
  expect(await responsible('ratio', subject.programme)).toMatchObject({
    handler: { personId: person['er'], departmentId: null },
    reviewer: { personId: person['anna'] },
  });
  expect((await responsible('ratio', subject.other))?.reviewer?.personId).toBe(person['bai']);
  expect((await responsible('ratio', subject.other))?.handler?.personId).toBe(person['bai']);
  expect((await responsible('area', subject.other))?.handler).toBeUndefined();
  const items = await people.responsibleFor(
    'item',
    'ratio',
    [subject.programme, subject.other],
    '2024-01-01',
  );
  expect(items.get(subject.programme)).toEqual({
    reviewer: { personId: person['anna'], departmentId: null },
  });
  expect(items.get(subject.other)).toEqual({});
});

test('assignments hold on their days only', async () => {
  const dated = { kind: 'task', code: 'collect', subjectId: subject.other, role: 'leader' } as const;
  await people.addResponsibilities([
    { ...dated, personId: person['anna'] ?? null, validTo: '2023-12-31' },
    { ...dated, departmentId: subject.college, validFrom: '2024-01-01' },
  ]);
  const leaderOn = async (day: string) =>
    (await people.responsibleFor('task', 'collect', [subject.other], day)).get(subject.other)?.leader;
  expect(await leaderOn('2023-12-31')).toEqual({ personId: person['anna'], departmentId: null });
  expect(await leaderOn('2024-01-01')).toEqual({ personId: null, departmentId: subject.college });
});

test('a person answers for the subjects assigned and for what lies below them', async () => {
  expect(await people.subjectsOf(person['er'] ?? 0, '2024-01-01')).toEqual([
    subject.college,
    subject.programme,
  ]);
  expect(await people.subjectsOf(person['deng'] ?? 0, '2024-01-01')).toEqual([subject.programme]);
  expect(await people.subjectsOf(person['anna'] ?? 0, '2024-06-01')).toEqual([
    subject.college,
    subject.programme,
  ]);
});
