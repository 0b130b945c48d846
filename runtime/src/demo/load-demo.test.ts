import { DEFAULT_CALENDAR } from '@zhengai/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import { loadDemo, type DemoProgress, type DemoSummary } from './load-demo.js';

let database: TestDatabase;
let summary: DemoSummary;
const progress: DemoProgress[] = [];

beforeAll(async () => {
  database = await withTestDatabase();
  summary = await loadDemo(database, (one) => progress.push(one));
}, 180_000);
afterAll(() => database.close());

test('more than a million observations are stored, and every one of them is counted', async () => {
  expect(summary.observations).toBeGreaterThan(1_000_000);
  expect(await database.store.read.observations.count()).toBe(summary.observations);
});

test('progress only rises and ends at its total', () => {
  expect(progress.length).toBeGreaterThan(20);
  for (const [place, { done, total }] of progress.entries()) {
    expect(done).toBeLessThanOrEqual(total);
    expect(done).toBeGreaterThanOrEqual(progress[place - 1]?.done ?? 0);
  }
  expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total);
});

test('the college is called fictional wherever its name is shown', async () => {
  const settings = await database.store.read.settings.get();
  expect(settings.college.fictional).toBe(true);
  expect(settings.college.name.zh).toContain('虚构');
  expect(settings.calendar).toEqual(DEFAULT_CALENDAR);
  expect(settings.openPeriods).toContain('2026-2027-1');
});

test('a student stands below class, programme, faculty and school', async () => {
  const { subjects } = database.store.read;
  const student = await subjects.find({ level: 'student', code: '202401105' });
  const above = await subjects.ancestors(student?.id ?? 0, 'administrative', '2026-11-13');
  expect(above.map(({ level, code }) => `${level} ${code}`)).toEqual([
    'class 2024-Z01-1',
    'programme Z01',
    'faculty X01',
    'school demo-college',
  ]);
});

test.each([
  ['student', '202401105', 'student-failed-credits-total', '辅导员'],
  ['class', '2025-Z14-1', 'class-attendance-rate', '辅导员'],
  ['programme', 'Z08', 'programme-placement-rate', '智能制造装备技术专业带头人'],
  ['teacher', 'T0077', 'teacher-practice', '二级学院院长'],
  ['school', 'demo-college', 'books-per-student', '图书与信息中心负责人'],
  ['school', 'demo-college', 'student-teacher-ratio', '人事处负责人'],
])('somebody answers for %s %s: %s', async (level, code, indicator, post) => {
  const { subjects, people } = database.store.read;
  const subject = await subjects.find({ level, code });
  const id = subject?.id ?? 0;
  const parties = (await people.responsibleFor('indicator', indicator, [id], '2026-11-13')).get(id);
  const [person] = await people.byIds([parties?.responsible?.personId ?? 0]);
  expect(person?.post).toBe(post);
  expect(parties?.department?.departmentId).toEqual(expect.any(Number));
});

test('every demo account belongs to a person', async () => {
  const found = await Promise.all(
    summary.accounts.map((number) => database.store.read.people.findByStaffNumber(number)),
  );
  expect(found.map((person) => person?.roles[0])).toEqual([
    'admin',
    'qualityOffice',
    'qualityOffice',
    'owner',
    'owner',
  ]);
});

test('a corrected value is known in both its states', async () => {
  const { subjects, observations } = database.store.read;
  const programme = await subjects.find({ level: 'programme', code: 'Z19' });
  const history = await observations.history('programme-certificates', programme?.id ?? 0, '2025-2026');
  expect(history.map(({ value }) => value)).toEqual([69, 43]);
});
