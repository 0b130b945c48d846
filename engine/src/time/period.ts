import type { PeriodKind } from '../model/index.js';
import { isCivilDate, isoWeeksIn, twoDigits } from './civil-date.js';
import { PeriodError } from './period-error.js';

/** The numbers a period's text is made of, most significant first. */
export interface PeriodParts {
  readonly kind: PeriodKind;
  /** Calendar year, or the year in which the academic year starts. */
  readonly year: number;
  /** Semester 1–2, month 1–12, ISO week 1–53; 0 for a year. */
  readonly part: number;
  /** Teaching week 1–30, day of month 1–31; else 0. */
  readonly sub: number;
}

export const MAX_TEACHING_WEEK = 30;
export const MIN_YEAR = 1000;
/** An academic year names the following year too. */
export const MAX_YEAR = 9998;

const FORMS: readonly { kind: PeriodKind; form: RegExp }[] = [
  { kind: 'calendarYear', form: /^(\d{4})$/ },
  { kind: 'academicYear', form: /^(\d{4})-(\d{4})$/ },
  { kind: 'semester', form: /^(\d{4})-(\d{4})-([12])$/ },
  { kind: 'month', form: /^(\d{4})-(\d{2})$/ },
  { kind: 'teachingWeek', form: /^(\d{4})-(\d{4})-([12])-W(\d{2})$/ },
  { kind: 'week', form: /^(\d{4})-W(\d{2})$/ },
  { kind: 'day', form: /^(\d{4})-(\d{2})-(\d{2})$/ },
];

/** Kind of a period's text; `undefined` when it is none (2024-13, 2024-2026, 2023-02-29 …). */
export function periodKindOf(period: string): PeriodKind | undefined {
  return findPeriodParts(period)?.kind;
}

export function findPeriodParts(period: string): PeriodParts | undefined {
  for (const { kind, form } of FORMS) {
    const match = form.exec(period);
    if (!match) continue;
    const parts = PARTS[kind](match.slice(1).map(Number));
    return parts && isPossible(parts) ? parts : undefined;
  }
  return undefined;
}

export function periodParts(period: string): PeriodParts {
  const parts = findPeriodParts(period);
  if (parts) return parts;
  throw new PeriodError(
    'period.invalid',
    period,
    `“${period}”不是统计周期（例：2024、2024-2025、2024-2025-1、2024-09、2024-2025-1-W05、2024-W36、2024-09-03）/ ` +
      `“${period}” is no period (examples: 2024, 2024-2025, 2024-2025-1, 2024-09, 2024-2025-1-W05, 2024-W36, 2024-09-03)`,
  );
}

const PARTS: Record<PeriodKind, (numbers: readonly number[]) => PeriodParts | undefined> = {
  calendarYear: ([year = 0]) => ({ kind: 'calendarYear', year, part: 0, sub: 0 }),
  academicYear: ([year = 0, next]) =>
    next === year + 1 ? { kind: 'academicYear', year, part: 0, sub: 0 } : undefined,
  semester: ([year = 0, next, part = 0]) =>
    next === year + 1 ? { kind: 'semester', year, part, sub: 0 } : undefined,
  month: ([year = 0, part = 0]) => ({ kind: 'month', year, part, sub: 0 }),
  teachingWeek: ([year = 0, next, part = 0, sub = 0]) =>
    next === year + 1 ? { kind: 'teachingWeek', year, part, sub } : undefined,
  week: ([year = 0, part = 0]) => ({ kind: 'week', year, part, sub: 0 }),
  day: ([year = 0, part = 0, sub = 0]) => ({ kind: 'day', year, part, sub }),
};

const POSSIBLE: Record<PeriodKind, (parts: PeriodParts) => boolean> = {
  calendarYear: () => true,
  academicYear: () => true,
  semester: ({ part }) => part === 1 || part === 2,
  month: ({ part }) => part >= 1 && part <= 12,
  teachingWeek: ({ part, sub }) => (part === 1 || part === 2) && sub >= 1 && sub <= MAX_TEACHING_WEEK,
  week: ({ year, part }) => part >= 1 && part <= isoWeeksIn(year),
  day: ({ year, part, sub }) => isCivilDate(year, part, sub),
};

export function isPossible(parts: PeriodParts): boolean {
  return parts.year >= MIN_YEAR && parts.year <= MAX_YEAR && POSSIBLE[parts.kind](parts);
}

const TEXT: Record<PeriodKind, (parts: PeriodParts) => string> = {
  calendarYear: ({ year }) => String(year),
  academicYear: ({ year }) => `${year}-${year + 1}`,
  semester: ({ year, part }) => `${year}-${year + 1}-${part}`,
  month: ({ year, part }) => `${year}-${twoDigits(part)}`,
  teachingWeek: ({ year, part, sub }) => `${year}-${year + 1}-${part}-W${twoDigits(sub)}`,
  week: ({ year, part }) => `${year}-W${twoDigits(part)}`,
  day: ({ year, part, sub }) => `${year}-${twoDigits(part)}-${twoDigits(sub)}`,
};

export function periodText(parts: PeriodParts): string {
  return TEXT[parts.kind](parts);
}
