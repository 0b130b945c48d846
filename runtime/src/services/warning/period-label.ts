import { periodKindOf, type LocalizedText, type PeriodKind } from '@zhengai/engine';

const LABELS: Record<PeriodKind, (period: string) => LocalizedText> = {
  calendarYear: (period) => ({ zh: `${period}年`, en: period }),
  academicYear: (period) => ({ zh: `${period}学年`, en: `academic year ${period}` }),
  semester: (period) => ({
    zh: `${period.slice(0, 9)}学年第${period.endsWith('1') ? '一' : '二'}学期`,
    en: `semester ${period.slice(10)} of ${period.slice(0, 9)}`,
  }),
  month: (period) => ({ zh: `${period.slice(0, 4)}年${Number(period.slice(5))}月`, en: period }),
  teachingWeek: (period) => ({
    zh: `${period.slice(0, 9)}学年第${period[10] === '1' ? '一' : '二'}学期第${Number(period.slice(13))}教学周`,
    en: `teaching week ${Number(period.slice(13))} of semester ${period[10] ?? ''} of ${period.slice(0, 9)}`,
  }),
  week: (period) => ({
    zh: `${period.slice(0, 4)}年第${Number(period.slice(6))}周`,
    en: `week ${Number(period.slice(6))} of ${period.slice(0, 4)}`,
  }),
  day: (period) => ({
    zh: `${period.slice(0, 4)}年${Number(period.slice(5, 7))}月${Number(period.slice(8))}日`,
    en: period,
  }),
};

/** A period as people say it. */
export function periodLabel(period: string): LocalizedText {
  const kind = periodKindOf(period);
  return kind === undefined ? { zh: period, en: period } : LABELS[kind](period);
}
