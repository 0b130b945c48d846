import Type from 'typebox';
import type { LocalizedText } from './localized-text.js';

/** Kinds of statistical period, see `time`. */
export const PeriodKindSchema = Type.Union([
  Type.Literal('calendarYear'),
  Type.Literal('academicYear'),
  Type.Literal('semester'),
  Type.Literal('month'),
  Type.Literal('teachingWeek'),
  Type.Literal('week'),
  Type.Literal('day'),
]);
export type PeriodKind = Type.Static<typeof PeriodKindSchema>;

export const PERIOD_KIND_NAMES: Readonly<Record<PeriodKind, LocalizedText>> = {
  calendarYear: { zh: '自然年', en: 'calendar year' },
  academicYear: { zh: '学年', en: 'academic year' },
  semester: { zh: '学期', en: 'semester' },
  month: { zh: '月', en: 'month' },
  teachingWeek: { zh: '教学周', en: 'teaching week' },
  week: { zh: '周', en: 'week' },
  day: { zh: '日', en: 'day' },
};
