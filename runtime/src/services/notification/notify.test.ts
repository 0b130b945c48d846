import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { foundCollege, type College } from '../../../test/api/college.js';
import { testClock } from '../../../test/cycle/test-clock.js';
import { plainNotice } from '../../../test/notify/plain-notice.js';
import { silentLog, withTestDatabase, type TestDatabase } from '../../../test/support/index.js';
import type { Audience, Notice, PersonId } from '../../ports/index.js';
import { drainOutbox } from '../../workers/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { notify } from './index.js';

let database: TestDatabase;
let college: College;
let deps: ServiceDeps;
let key = 0;

beforeAll(async () => {
  database = await withTestDatabase();
  college = await foundCollege(database.store);
  deps = { store: database.store, clock: testClock(), log: silentLog };
});
beforeEach(() => {
  key += 1;
});
afterAll(() => database.close());

function notice(audience: readonly Audience[], change: Partial<Notice> = {}): Notice {
  return plainNotice(`test:${key}`, { subjectId: college.subjects.machinery, audience, ...change });
}

async function told(...notices: Notice[]): Promise<PersonId[]> {
  await deps.store.transaction((unit) => notify(unit, deps, notices));
  await drainOutbox(deps);
  const keys = new Set(notices.map((one) => one.key));
  const found: PersonId[] = [];
  for (const id of Object.values(college.people)) {
    const entries = await database.store.read.notifications.inbox(id, { limit: 100 });
    if (entries.some((entry) => keys.has(entry.notice.key))) found.push(id);
  }
  return found.sort((a, b) => a - b);
}

const responsible = (roles: Extract<Audience, { kind: 'responsible' }>['roles']): Audience => ({
  kind: 'responsible',
  roles,
  of: 'indicator',
  code: 'skilled-share',
  subjectId: college.subjects.machinery,
});

test('whoever answers for the indicator of the subject is told', async () => {
  expect(await told(notice([responsible(['responsible'])]))).toEqual([college.people.machines]);
});

test('an office that owns the indicator is told although the subject does not lie below it', async () => {
  const { people, subjects } = college;
  await deps.store.transaction((unit) =>
    unit.people.addResponsibilities([
      {
        kind: 'indicator',
        code: 'skilled-share',
        subjectId: null,
        role: 'department',
        departmentId: subjects.arts,
      },
    ]),
  );
  expect(await told(notice([responsible(['responsible', 'department'])]))).toEqual(
    [people.machines, people.arts].sort((a, b) => a - b),
  );
});

test('a role that nobody holds falls to the quality office', async () => {
  const { office, second } = college.people;
  expect(await told(notice([responsible(['leader'])]))).toEqual([office, second]);
  expect(await told(notice([{ kind: 'qualityOffice' }], { key: 'office' }))).toEqual([office, second]);
});

test('the same key is told once, whatever is said the second time', async () => {
  const people: Audience = { kind: 'people', personIds: [college.people.arts] };
  expect(await told(notice([people]))).toEqual([college.people.arts]);
  const again = notice([{ kind: 'people', personIds: [college.people.machines] }]);
  expect(await told(again)).toEqual([college.people.arts]);
});

test('nothing is told of what did not happen', async () => {
  const never = notice([{ kind: 'people', personIds: [college.people.arts] }]);
  await expect(
    deps.store.transaction(async (unit) => {
      await notify(unit, deps, [never]);
      throw new Error('it did not happen');
    }),
  ).rejects.toThrow('it did not happen');
  expect(await told()).toEqual([]);
});

test('an inbox is read newest first, page by page, and knows what is unread', async () => {
  const { admin } = college.people;
  const { notifications } = database.store.read;
  const many = [1, 2, 3].map((number) =>
    notice([{ kind: 'people', personIds: [admin] }], { key: `page:${number}` }),
  );
  await told(...many);
  const [newest, middle, oldest] = await notifications.inbox(admin, { limit: 10 });
  expect([newest, middle, oldest].map((entry) => entry?.notice.key)).toEqual(['page:3', 'page:2', 'page:1']);
  expect(newest?.notice).toMatchObject({ severity: 'red', severityRank: 2, text: { zh: '双师占比偏低' } });
  const beforeId = newest?.notice.id ?? 0;
  expect(await notifications.inbox(admin, { limit: 1, beforeId })).toEqual([middle]);
  expect(await notifications.unreadCount(admin)).toBe(3);
  expect(await notifications.markRead(admin, [beforeId], deps.clock.now())).toBe(1);
  expect(await notifications.markRead(admin, [beforeId], deps.clock.now())).toBe(0);
  expect(await notifications.inbox(admin, { limit: 10, unread: true })).toEqual([middle, oldest]);
  await notifications.markRead(admin, undefined, deps.clock.now());
  expect(await notifications.unreadCount(admin)).toBe(0);
  await notifications.markRead(admin, [beforeId], null);
  expect(await notifications.unreadCount(admin)).toBe(1);
});
