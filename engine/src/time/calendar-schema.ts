import Type from 'typebox';
import { LocalizedTextSchema } from '../model/index.js';

const Day = Type.String({ pattern: '^[1-9]\\d{3}-\\d{2}-\\d{2}$' });
const MonthDay = Type.String({ pattern: '^\\d{2}-\\d{2}$' });
const Week = Type.Integer({ minimum: 1, maximum: 30 });

/** The form of a `Calendar` that comes from outside; `checkCalendar` asks the rest. */
export const CalendarSchema = Type.Object({
  academicYearStart: MonthDay,
  secondSemesterStart: MonthDay,
  teachingWeeks: Week,
  examinationWeeks: Type.Optional(Type.Integer({ minimum: 0, maximum: 30 })),
  semesters: Type.Optional(
    Type.Record(
      Type.String({ pattern: '^\\d{4}-\\d{4}-[12]$' }),
      Type.Object({
        from: Type.Optional(Day),
        teachingFrom: Type.Optional(Day),
        teachingWeeks: Type.Optional(Week),
        examinationWeeks: Type.Optional(Type.Array(Week, { maxItems: 30 })),
      }),
    ),
  ),
  holidays: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.Optional(LocalizedTextSchema),
        from: Day,
        to: Day,
        makeUpDays: Type.Optional(Type.Array(Day, { maxItems: 20 })),
      }),
      { maxItems: 2000 },
    ),
  ),
  statisticsDay: Type.Optional(MonthDay),
});
