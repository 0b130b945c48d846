import { expect, test } from 'vitest';
import { checkCalendar, DEFAULT_CALENDAR } from './index.js';

const found = (change: object) =>
  checkCalendar({ ...DEFAULT_CALENDAR, ...change }).map(
    ({ code, path, severity }) => `${severity} ${code} ${path}`,
  );

test('a calendar of before is still sound, and so is a full one', () => {
  expect(found({})).toEqual([]);
  expect(
    found({
      examinationWeeks: 2,
      statisticsDay: '09-30',
      semesters: { '2024-2025-1': { from: '2024-09-02', teachingWeeks: 19, examinationWeeks: [18, 19] } },
      holidays: [{ from: '2025-01-28', to: '2025-02-04', makeUpDays: ['2025-01-26', '2025-02-08'] }],
    }),
  ).toEqual([]);
});

test.each<[object, string]>([
  [{ teachingWeeks: 'twenty' }, 'error calendar.shape.invalid calendar/teachingWeeks'],
  [{ statisticsDay: '09-31' }, 'error calendar.date.invalid calendar/statisticsDay'],
  [
    { holidays: [{ from: '2025-02-30', to: '2025-03-01' }] },
    'error calendar.date.invalid calendar/holidays/0/from',
  ],
  [{ semesters: { '2024-2026-1': {} } }, 'error calendar.date.invalid calendar/semesters/2024-2026-1'],
  [{ examinationWeeks: 21 }, 'error calendar.weeks.examination calendar/examinationWeeks'],
  [
    { semesters: { '2024-2025-1': { teachingWeeks: 18, examinationWeeks: [19] } } },
    'error calendar.weeks.examination calendar/semesters/2024-2025-1/examinationWeeks/0',
  ],
  [
    { holidays: [{ from: '2025-02-04', to: '2025-01-28' }] },
    'error calendar.holiday.reversed calendar/holidays/0/to',
  ],
  [
    { holidays: [{ from: '2025-01-28', to: '2025-02-04', makeUpDays: ['2025-02-07'] }] },
    'warning calendar.makeUp.notFree calendar/holidays/0/makeUpDays/0',
  ],
])('%o: %s', (change, expected) => {
  expect(found(change)).toEqual([expected]);
});

test('what is no calendar at all is said, not thrown', () => {
  for (const nothing of [null, [], 'calendar', 7]) expect(checkCalendar(nothing)).not.toEqual([]);
});
