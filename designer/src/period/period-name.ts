import { periodKindOf, type PeriodKind } from '@zhengai/engine';
import type { TFunction } from 'i18next';

type Name = (parts: readonly string[], t: TFunction) => string;

const names: Record<PeriodKind, Name> = {
  calendarYear: ([year], t) => t('period:calendarYear', { year }),
  academicYear: ([from, to], t) => t('period:academicYear', { from, to }),
  semester: ([from, to, part = ''], t) => t(`period:semester.${part}`, { from, to }),
  teachingWeek: ([from, to, part = '', week], t) =>
    t('period:teachingWeek', { semester: t(`period:semester.${part}`, { from, to }), week: numberIn(week) }),
  month: ([year, month], t) => t('period:month', { year, month: numberIn(month) }),
  week: ([year, week], t) => t('period:week', { year, week: numberIn(week) }),
  day: ([year, month, day], t) => t('period:day', { year, month: numberIn(month), day: numberIn(day) }),
};

const shortNames: Record<PeriodKind, Name> = {
  calendarYear: ([year = '']) => year,
  academicYear: ([from, to], t) => t('period:short.academicYear', { from, to: lastTwo(to) }),
  semester: ([from, to, part = ''], t) =>
    t(`period:short.semester.${part}`, { from: lastTwo(from), to: lastTwo(to) }),
  teachingWeek: ([, , , week], t) => t('period:short.teachingWeek', { week: numberIn(week) }),
  month: ([year, month], t) => t('period:short.month', { year, month: numberIn(month) }),
  week: ([, week], t) => t('period:short.week', { week: numberIn(week) }),
  day: ([, month, day], t) => t('period:short.day', { month: numberIn(month), day: numberIn(day) }),
};

/** A period as people say it: `2024-2025-1` → 2024–2025 学年第一学期. Text that is no period stays as it is. */
export function periodName(period: string, t: TFunction): string {
  return named(names, period, t);
}

/** For the axis of a chart: `2024-2025-1` → 24–25上. */
export function shortPeriodName(period: string, t: TFunction): string {
  return named(shortNames, period, t);
}

function named(words: Record<PeriodKind, Name>, period: string, t: TFunction): string {
  const kind = periodKindOf(period);
  return kind === undefined ? period : words[kind](period.split('-'), t);
}

function numberIn(text = ''): number {
  return Number(text.replace('W', ''));
}

function lastTwo(year = ''): string {
  return year.slice(-2);
}
