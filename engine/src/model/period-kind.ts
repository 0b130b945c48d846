import Type from 'typebox';

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
