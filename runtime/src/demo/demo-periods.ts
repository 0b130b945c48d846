import { periodsBetween } from '@zhengai/engine';

/** A period of the demo as the series see it. */
export interface DemoPeriod {
  readonly period: string;
  /** Year in which its academic year begins. */
  readonly startYear: number;
  /** Place in its list, 0 first. */
  readonly index: number;
  /** Not over yet: results are missing, counts are those to date. */
  readonly running: boolean;
  /** When the sources knew the period's values. */
  readonly knownAt: string;
}

/** The demo's "today": every running period is known up to here. */
export const DEMO_NOW = '2026-11-13T10:00:00.000Z';
export const FIRST_COHORT = 2019;
export const LAST_COHORT = 2026;

const RUNNING_SEMESTER = '2026-2027-1';
const TEACHING_MONTHS: ReadonlySet<string> = new Set(['03', '04', '05', '06', '09', '10', '11', '12']);

export const ACADEMIC_YEARS: readonly DemoPeriod[] = periodsBetween('2021-2022', '2025-2026').map(
  (period, index) => {
    const startYear = Number(period.slice(0, 4));
    return { period, startYear, index, running: false, knownAt: `${startYear + 1}-09-10T08:00:00.000Z` };
  },
);

export const SEMESTERS: readonly DemoPeriod[] = periodsBetween('2021-2022-1', RUNNING_SEMESTER).map(
  (period, index) => {
    const startYear = Number(period.slice(0, 4));
    const running = period === RUNNING_SEMESTER;
    const over = period.endsWith('1') ? `${startYear + 1}-01-25` : `${startYear + 1}-07-20`;
    return { period, startYear, index, running, knownAt: running ? DEMO_NOW : `${over}T08:00:00.000Z` };
  },
);

/** Months in which lessons are given. */
export const MONTHS: readonly DemoPeriod[] = periodsBetween('2021-09', '2026-10')
  .filter((period) => TEACHING_MONTHS.has(period.slice(5)))
  .map((period, index) => {
    const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5))];
    const startYear = month >= 9 ? year : year - 1;
    const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
    return { period, startYear, index, running: false, knownAt: `${next}-03T08:00:00.000Z` };
  });

/** Warnings may open in the running periods and in the last complete one of each kind. */
export const OPEN_PERIODS: readonly string[] = [
  '2025-2026',
  '2026-2027',
  '2025-2026-2',
  RUNNING_SEMESTER,
  '2026-10',
  '2026-11',
  '2025',
  '2026',
];
