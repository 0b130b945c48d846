import { Check, Errors } from 'typebox/value';
import { filledMessage, type Diagnostic } from '../model/index.js';
import type { Calendar, Holiday } from './calendar.js';
import { CalendarSchema } from './calendar-schema.js';
import { isCivilDate, mondayOf, parseIsoDate } from './civil-date.js';
import { periodKindOf } from './period.js';

/**
 * What is wrong with a calendar that comes from outside. Paths begin with `calendar`: `calendar/holidays/0/to`.
 * Without errors it can be used as a `Calendar`.
 */
export function checkCalendar(calendar: unknown): readonly Diagnostic[] {
  if (!Check(CalendarSchema, calendar)) {
    return Errors(CalendarSchema, calendar).map(({ instancePath, message }) =>
      finding('calendar.shape.invalid', instancePath, [message]),
    );
  }
  const sound = calendar as Calendar;
  const dates = datesIn(sound).filter(({ date }) => !isDate(date));
  if (dates.length > 0) {
    return dates.map(({ at, date }) => finding('calendar.date.invalid', at, [date]));
  }
  return [
    ...weekFindings(sound),
    ...(sound.holidays ?? []).flatMap((holiday, i) => holidayFindings(holiday, `/holidays/${i}`, sound)),
  ];
}

interface PlacedDate {
  readonly at: string;
  readonly date: string;
}

function datesIn(calendar: Calendar): readonly PlacedDate[] {
  const dates: (readonly [at: string, date: string | undefined])[] = [
    ['/academicYearStart', calendar.academicYearStart],
    ['/secondSemesterStart', calendar.secondSemesterStart],
    ['/statisticsDay', calendar.statisticsDay],
    ...Object.entries(calendar.semesters ?? {}).flatMap(([semester, { from, teachingFrom }]) => [
      [`/semesters/${semester}`, semester] as const,
      [`/semesters/${semester}/from`, from] as const,
      [`/semesters/${semester}/teachingFrom`, teachingFrom] as const,
    ]),
    ...(calendar.holidays ?? []).flatMap(({ from, to, makeUpDays = [] }, i) => [
      [`/holidays/${i}/from`, from] as const,
      [`/holidays/${i}/to`, to] as const,
      ...makeUpDays.map((day, n) => [`/holidays/${i}/makeUpDays/${n}`, day] as const),
    ]),
  ];
  return dates.flatMap(([at, date]) => (date === undefined ? [] : [{ at, date }]));
}

/** A day, a day of every year, or the semester a part is for. */
function isDate(text: string): boolean {
  if (text.length === 5) return isCivilDate(2024, Number(text.slice(0, 2)), Number(text.slice(3)));
  return parseIsoDate(text) !== undefined || periodKindOf(text) === 'semester';
}

function weekFindings(calendar: Calendar): readonly Diagnostic[] {
  const found =
    (calendar.examinationWeeks ?? 0) > calendar.teachingWeeks
      ? [
          finding('calendar.weeks.examination', '/examinationWeeks', [
            calendar.examinationWeeks ?? 0,
            calendar.teachingWeeks,
          ]),
        ]
      : [];
  const ofSemesters = Object.entries(calendar.semesters ?? {}).flatMap(([semester, own]) => {
    const weeks = own.teachingWeeks ?? calendar.teachingWeeks;
    return (own.examinationWeeks ?? []).flatMap((week, i) =>
      week <= weeks
        ? []
        : [
            finding('calendar.weeks.examination', `/semesters/${semester}/examinationWeeks/${i}`, [
              week,
              weeks,
            ]),
          ],
    );
  });
  return [...found, ...ofSemesters];
}

function holidayFindings(
  { from, to, makeUpDays = [] }: Holiday,
  at: string,
  { holidays = [] }: Calendar,
): readonly Diagnostic[] {
  const reversed = from > to ? [finding('calendar.holiday.reversed', `${at}/to`, [from, to])] : [];
  const idle = makeUpDays.flatMap((day, i) => {
    const number = parseIsoDate(day) ?? 0;
    const isWeekend = number - mondayOf(number) >= 5;
    const isOff = holidays.some((one) => one.from <= day && day <= one.to);
    return isWeekend && !isOff ? [] : [finding('calendar.makeUp.notFree', `${at}/makeUpDays/${i}`, [day])];
  });
  return [...reversed, ...idle];
}

type Code =
  | 'calendar.shape.invalid'
  | 'calendar.date.invalid'
  | 'calendar.weeks.examination'
  | 'calendar.holiday.reversed'
  | 'calendar.makeUp.notFree';

const MESSAGES: Readonly<Record<Code, readonly [severity: Diagnostic['severity'], zh: string, en: string]>> =
  {
    'calendar.shape.invalid': [
      'error',
      '校历的这一处不合要求：{0}。',
      'This part of the calendar does not have the required form: {0}.',
    ],
    'calendar.date.invalid': [
      'error',
      '没有“{0}”这个日期，请改正。',
      'There is no such date as “{0}”; correct it.',
    ],
    'calendar.weeks.examination': [
      'error',
      '考试周 {0} 超出了 {1} 个教学周，请改正。',
      'Examination week {0} is beyond the {1} teaching weeks; correct it.',
    ],
    'calendar.holiday.reversed': [
      'error',
      '假期从 {0} 到 {1}，首尾颠倒了，请改正。',
      'The holiday from {0} to {1} ends before it begins; correct it.',
    ],
    'calendar.makeUp.notFree': [
      'warning',
      '{0} 不是周末或落在假期之内，调休上班日应是假期之外的周末；请核对。',
      'A make-up day is on a weekend outside the holidays, and {0} is not; check it.',
    ],
  };

function finding(code: Code, at: string, args: readonly (string | number)[]): Diagnostic {
  const [severity, zh, en] = MESSAGES[code];
  return { code, severity, path: `calendar${at}`, message: filledMessage(zh, en, args) };
}
