import { periodKindOf, type LocalizedText, type PeriodKind } from '@zhengai/engine';

/** English names of the months. */
const MONTH = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** A period as people say it; a text that is no period stays as it is. */
export function periodLabel(period: string): LocalizedText {
  const kind = periodKindOf(period);
  return kind === undefined ? { zh: period, en: period } : LABEL[kind](period);
}

const LABEL: Readonly<Record<PeriodKind, (period: string) => LocalizedText>> = {
  calendarYear: (year) => ({ zh: `${year} 年`, en: year }),
  academicYear: (period) => ({ zh: `${years(period)} 学年`, en: `the academic year ${years(period)}` }),
  semester: (period) => {
    const second = period.endsWith('-2');
    return {
      zh: `${years(period)} 学年第${second ? '二' : '一'}学期`,
      en: `the ${second ? 'second' : 'first'} semester of ${years(period)}`,
    };
  },
  month: (period) => {
    const [year = '', month = ''] = period.split('-');
    return { zh: `${year} 年 ${Number(month)} 月`, en: `${monthName(month)} ${year}` };
  },
  teachingWeek: (period) => {
    const semester = LABEL.semester(period.slice(0, 11));
    const week = Number(period.slice(-2));
    return { zh: `${semester.zh}第 ${week} 教学周`, en: `teaching week ${week} of ${semester.en}` };
  },
  week: (period) => {
    const [year = '', week = ''] = period.split('-W');
    return { zh: `${year} 年第 ${Number(week)} 周`, en: `week ${Number(week)} of ${year}` };
  },
  day: (period) => {
    const [year = '', month = '', day = ''] = period.split('-').map(String);
    return {
      zh: `${year} 年 ${Number(month)} 月 ${Number(day)} 日`,
      en: `${Number(day)} ${monthName(month)} ${year}`,
    };
  },
};

/** `2024-2025` of any period that begins with an academic year, with an en dash. */
function years(period: string): string {
  return period.slice(0, 9).replace('-', '–');
}

function monthName(month: string): string {
  return MONTH.format(Date.UTC(2000, Number(month) - 1));
}
