import { PERIOD_KIND_NAMES, type LocalizedText, type PeriodKind } from '../model/index.js';

interface PeriodWords {
  /** With a measure word where Chinese asks for one: `两个学年`, `三年`. */
  readonly count: string;
  readonly previous: string;
  readonly one: string;
  readonly many: string;
}

const WORDS: Readonly<Record<PeriodKind, PeriodWords>> = {
  calendarYear: { count: '年', previous: '上一年', one: 'year', many: 'years' },
  academicYear: { count: '个学年', previous: '上一学年', one: 'academic year', many: 'academic years' },
  semester: { count: '个学期', previous: '上学期', one: 'semester', many: 'semesters' },
  month: { count: '个月', previous: '上月', one: 'month', many: 'months' },
  teachingWeek: { count: '个教学周', previous: '上一教学周', one: 'teaching week', many: 'teaching weeks' },
  week: { count: '周', previous: '上周', one: 'week', many: 'weeks' },
  day: { count: '天', previous: '前一天', one: 'day', many: 'days' },
};
const ANY_PERIOD: PeriodWords = { count: '期', previous: '上一期', one: 'period', many: 'periods' };

export function periodKindName(kind: PeriodKind): LocalizedText {
  return PERIOD_KIND_NAMES[kind] ?? { zh: kind, en: kind };
}

const DIGITS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** `两个学年`, `2 academic years`. */
export function countOfPeriods(count: number, kind: PeriodKind | undefined): LocalizedText {
  const words = kind === undefined ? ANY_PERIOD : WORDS[kind];
  return {
    zh: `${DIGITS[count] ?? String(count)}${words.count}`,
    en: `${count} ${count === 1 ? words.one : words.many}`,
  };
}

/** A name with the period it is taken from: `上一学年的报到率`, `enrolment rate of the academic year before`. */
export function atOffset(name: LocalizedText, offset: number, kind: PeriodKind | undefined): LocalizedText {
  if (offset === 0) return name;
  const words = kind === undefined ? ANY_PERIOD : WORDS[kind];
  if (offset === -1) {
    return { zh: `${words.previous}的${name.zh}`, en: `${name.en} of the ${words.one} before` };
  }
  const back = countOfPeriods(-offset, kind);
  return { zh: `${back.zh}前的${name.zh}`, en: `${name.en} ${back.en} earlier` };
}
