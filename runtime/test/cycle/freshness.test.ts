import { DEFAULT_CALENDAR, type DataItem } from '@zhengai/engine';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DataWarning } from '../../src/ports/index.js';
import { collectionDeadline, periodsUpTo } from '../../src/services/freshness/index.js';
import {
  findWarningDetail,
  silenceWarnings,
  tendWarnings,
  visibilityOf,
  watchFreshness,
} from '../../src/services/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { handledCollege, type HandledCollege } from './handled-college.js';
import { LAST, NOW } from './tiny-college.js';

const DAY_MS = 86_400_000;

let database: TestDatabase;
let college: HandledCollege;
beforeEach(async () => {
  database = await withTestDatabase();
});
afterEach(() => database.close());

const dataWarnings = (open?: boolean): Promise<DataWarning[]> =>
  database.store.read.dataWarnings.list({ limit: 100, ...(open === undefined ? {} : { open }) });
const told = async (kind: string) => {
  const { rows } = await database.pool.query<{ text: { zh: string }; people: number[] }>(
    `select n.text, coalesce(json_agg(i.person_id order by i.person_id) filter (where i.person_id is not null), '[]')
       as people
     from notice n left join notice_recipient i on i.notice_id = n.id where n.kind = $1 group by n.id order by n.id`,
    [kind],
  );
  return rows;
};

describe('the deadline of an item', () => {
  const flow: Pick<DataItem, 'kind' | 'dueDays' | 'referenceDate'> = { kind: 'flow', dueDays: 10 };
  test.each([
    [flow, '2025-2026', '2026-09-10'],
    [{ ...flow, kind: 'stock', referenceDate: '09-01' }, '2025-2026', '2025-09-11'],
    [{ ...flow, kind: 'stock', referenceDate: '12-31' }, '2025', '2026-01-10'],
    [{ ...flow, dueDays: 0 }, '2025-12', '2025-12-31'],
  ] as const)('%j of %s is %s', (item, period, day) => {
    expect(collectionDeadline(item, period, DEFAULT_CALENDAR)).toBe(day);
  });

  test('is none without days', () => {
    expect(collectionDeadline({ kind: 'flow' }, '2025', DEFAULT_CALENDAR)).toBeUndefined();
  });

  test('periods up to a day go back over the break between semesters', () => {
    expect(periodsUpTo('semester', '2026-11-23', DEFAULT_CALENDAR, 2)).toEqual([NOW, LAST]);
    expect(periodsUpTo('teachingWeek', '2026-08-20', DEFAULT_CALENDAR, 1)).toEqual(['2025-2026-2-W20']);
  });
});

describe('an item that has not come by its deadline', () => {
  beforeEach(async () => {
    college = await handledCollege(database.store, ['A', 'B'], {}, { dropouts: { dueDays: 30 } });
  });

  test('raises one data warning, told to whoever owns the data, and no warning of quality', async () => {
    await college.report('A', LAST, 95);
    expect(await watchFreshness(college.deps)).toBe(2);
    expect(await watchFreshness(college.deps)).toBe(0);
    await college.settle();
    const [first] = (await dataWarnings(true)).filter(({ period }) => period === LAST);
    expect(first).toMatchObject({
      kind: 'late',
      item: 'dropouts',
      missing: 2,
      expected: 2,
      dueOn: '2026-09-30',
    });
    expect(await database.store.read.warnings.list({ limit: 9 })).toEqual([]);
    const notices = await told('dataMissing');
    expect(notices[0]?.text.zh).toMatch(/“流失人数”.*还缺 2 个/u);
    expect(notices[0]?.people).toEqual([college.owner]);
  });

  test('is resolved when all of it has come, and counted down before', async () => {
    await watchFreshness(college.deps);
    const missing = async () => (await dataWarnings()).find(({ period }) => period === LAST);
    await college.drop('A', LAST, 1);
    await tendWarnings(college.deps);
    expect(await missing()).toMatchObject({ missing: 1, resolvedAt: null });
    await college.drop('B', LAST, 0);
    await tendWarnings(college.deps);
    expect(await missing()).toMatchObject({ missing: 0, resolvedAt: college.clock.now() });
  });

  test('makes a verdict doubtful that rests on what came late, or changed since', async () => {
    college.clock.advance(DAY_MS);
    await college.drop('A', LAST, 9);
    await college.settle();
    await watchFreshness(college.deps);
    const [warning] = await college.warningsOf('many-dropouts');
    const office = await database.store.read.people.find(college.office);
    const visibility = await visibilityOf(college.deps, office as NonNullable<typeof office>);
    const doubts = async () =>
      (await findWarningDetail(college.deps, visibility, warning?.id ?? 0))?.doubts.map(({ kind }) => kind);
    expect(await doubts()).toEqual(['incomplete', 'late']);
    await college.drop('B', LAST, 0);
    await tendWarnings(college.deps);
    await college.drop('A', LAST, 8);
    await college.settle();
    expect(await doubts()).toEqual(['late', 'superseded']);
  });
});

describe('a rule without an answer', () => {
  beforeEach(async () => {
    college = await handledCollege(database.store, ['A', 'B'], {
      'many-dropouts': {
        lifeCycle: { opensAfter: 1, clearsAfter: 1, noData: { after: 2, tell: 'dataOwner' } },
      },
    });
    await college.drop('A', '2025-2026-1', 1);
    await college.drop('B', '2025-2026-1', 1);
    await college.drop('B', LAST, 1);
    await college.drop('B', NOW, 1);
    await college.settle();
  });

  test('tells the owner of the data after so many periods, once, and is over with the next answer', async () => {
    const about = { kind: 'noData', rule: 'many-dropouts', subjectId: college.classes['A'] };
    expect(await dataWarnings(true)).toMatchObject([{ ...about, period: LAST, missing: 2 }]);
    expect((await told('dataMissing')).map(({ people }) => people)).toEqual([[college.owner]]);
    expect(await college.warningsOf('many-dropouts')).toEqual([]);
    await college.drop('A', NOW, 2);
    await college.settle();
    expect(await dataWarnings(true)).toEqual([]);
    expect(await dataWarnings(false)).toMatchObject([about]);
  });
});

test('a silence that runs out brings the warnings that stand under it to those responsible', async () => {
  college = await handledCollege(database.store, ['A', 'B']);
  await silenceWarnings(college.deps, {
    by: college.office,
    rule: 'low-attendance',
    subjectId: null,
    withBelow: false,
    reason: '考试周',
    days: 2,
    untilDataChanges: false,
  });
  await college.report('A', NOW, 80);
  await college.settle();
  expect(await tendWarnings(college.deps)).toBe(0);
  college.clock.advance(3 * DAY_MS);
  expect(await tendWarnings(college.deps)).toBe(1);
  expect(await tendWarnings(college.deps)).toBe(0);
  expect(await told('warningOpened')).toHaveLength(1);
});
