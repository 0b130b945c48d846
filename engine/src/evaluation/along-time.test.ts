import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnOf, type Column } from '../column/index.js';
import { compileIndicator } from '../indicator/index.js';
import {
  EMPTY_DICTIONARY,
  factKey,
  type DataItem,
  type Dictionary,
  type FactValue,
  type Indicator,
  type PeriodKind,
} from '../model/index.js';
import {
  DEFAULT_CALENDAR,
  mostPeriodsInYear,
  periodsBetween,
  periodsWithin,
  samePeriodOfYear,
  shiftPeriod,
  type Calendar,
} from '../time/index.js';
import { evaluateGrid } from './evaluate-grid.js';
import { planEvaluation } from './evaluation-plan.js';
import type { Grid } from './grid.js';

/** Enough runs to meet every case; more where somebody asks for a soak. */
const RUNS = process.env['ZHENGAI_SOAK'] ? 2000 : 40;

const FIRST: Record<PeriodKind, string> = {
  calendarYear: '2020',
  academicYear: '2020-2021',
  semester: '2020-2021-1',
  month: '2020-01',
  teachingWeek: '2023-2024-1-W15',
  week: '2020-W40',
  day: '2023-12-20',
};

const CALENDAR: Calendar = { ...DEFAULT_CALENDAR, semesters: { '2023-2024-1': { teachingWeeks: 18 } } };

/** One formula over the items a and b, as a rule needs it. */
function dictionaryOf(formula: string, periodKind: PeriodKind): Dictionary {
  const item = (code: string): DataItem => ({
    code, name: { zh: `数据${code}`, en: code }, level: 'college', valueType: 'number', periodKind, kind: 'stock',
  }); // prettier-ignore
  const indicator: Indicator = {
    code: 'x',
    name: { zh: '指标', en: 'indicator' },
    level: 'college',
    periodKind,
    direction: 'higher',
    decimals: 3,
    bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula }],
  };
  return {
    ...EMPTY_DICTIONARY,
    items: [item('a'), item('b')],
    indicators: [indicator],
    rules: [
      {
        code: 'r',
        name: { zh: '规则', en: 'rule' },
        level: 'college',
        periodKind,
        conditions: {
          all: [{ fact: 'indicator', params: { code: 'x' }, operator: 'greaterThan', value: 0 }],
        },
        event: { type: 'yellow' },
        lifeCycle: { opensAfter: 1, clearsAfter: 1 },
      },
    ],
  };
}

interface Series {
  readonly a: readonly (number | null)[];
  readonly b: readonly (number | null)[];
}
/** What a formula gives at a period; `at` reads a series at a period of any distance. */
type Reference = (series: Series, period: number, at: (i: number) => number) => FactValue;

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -50, max: 50 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

/** Computes a formula over a random grid, by columns and for each cell by itself, and holds both to the reference. */
function holds(formula: string, kind: PeriodKind, reference: Reference, least = 1): void {
  const dictionary = dictionaryOf(formula, kind);
  const indicator = dictionary.indicators[0] as Indicator;
  const compiled = compileIndicator(indicator, dictionary);
  const plan = planEvaluation(dictionary);
  const column = fc.array(value, { minLength: least, maxLength: least + 29 });
  const mostSubjects = least > 1 ? 1 : 3;
  fc.assert(
    fc.property(fc.array(fc.tuple(column, column), { minLength: 1, maxLength: mostSubjects }), (subjects) => {
      const width = Math.max(...subjects.map(([a]) => a.length));
      const pad = (one: (number | null)[]) => Array.from({ length: width }, (_, i) => one[i] ?? null);
      const series = subjects.map(([a, b]): Series => ({ a: pad(a), b: pad(b) }));
      const periods = periodsBetween(FIRST[kind], shiftPeriod(FIRST[kind], width - 1, CALENDAR), CALENDAR);
      const grid: Grid = {
        level: 'college',
        periodKind: kind,
        subjects: series.map((_, i) => `s${i}`),
        periods,
        valid: new Uint8Array(series.length * width).fill(1),
        items: {
          a: columnOf('number', series.flatMap(({ a }) => a)),
          b: columnOf('number', series.flatMap(({ b }) => b)),
        },
        attributes: {},
        calendar: CALENDAR,
      }; // prettier-ignore
      const values = evaluateGrid(plan, grid).indicator('x');
      const yearAgo = (i: number): number => {
        const same = samePeriodOfYear(periods[i] ?? '', -1, CALENDAR);
        return same === undefined ? -1 : periods.indexOf(same);
      };
      series.forEach((one, s) => {
        for (let p = 0; p < width; p++) {
          const expected = reference(one, p, yearAgo);
          const cell = values[s * width + p] as number;
          expect(Number.isNaN(cell) ? null : cell).toEqual(close(expected));
          const facts = compiled.facts.map((ref): [string, FactValue] => {
            const back = p + (ref.offset ?? 0);
            const from = ref.years === undefined ? back : back < 0 ? -1 : yearAgo(back);
            return [factKey(ref), one[ref.code as 'a' | 'b'][from] ?? null];
          });
          const single = compiled.evaluate(Object.fromEntries(facts));
          expect(single.value).toEqual(close(expected));
          expect(single.missing.length > 0).toBe(single.value === null && compiled.facts.length > 0);
        }
      });
    }),
    { numRuns: least > 1 ? Math.ceil(RUNS / 10) : RUNS },
  );
}

const close = (value: FactValue): unknown =>
  typeof value === 'number' ? (expect.closeTo(value, 9) as unknown) : value;

const minus = (x: number | null | undefined, y: number | null | undefined): number | null =>
  typeof x === 'number' && typeof y === 'number' ? x - y : null;

describe('functions along time are what a plain loop gives', () => {
  test('previous(x, n)', () => {
    holds('上期(数据a + 数据b, 3)', 'month', ({ a, b }, p) => minus(a[p - 3], minus(0, b[p - 3])));
  });

  test('change(x)', () => {
    holds('change(数据a)', 'semester', ({ a }, p) => minus(a[p], a[p - 1]));
    holds('变化(变化(数据a))', 'week', ({ a }, p) => minus(minus(a[p], a[p - 1]), minus(a[p - 1], a[p - 2])));
  });

  test.each<[PeriodKind, number]>([
    ['calendarYear', 1],
    ['academicYear', 1],
    ['semester', 2],
    ['month', 12],
  ])('yearOnYear(x) of a %s looks %i back', (kind, back) => {
    holds('同比(数据a)', kind, ({ a }, p) => minus(a[p], a[p - back]));
  });

  test.each<PeriodKind>(['week', 'teachingWeek', 'day'])(
    'yearOnYear(x) of a %s asks the calendar',
    (kind) => {
      holds('yearOnYear(数据a)', kind, ({ a }, p, yearAgo) => minus(a[p], a[yearAgo(p)]));
      holds('上期(上年同期(数据a))', kind, ({ a }, p, yearAgo) =>
        p < 1 ? null : (a[yearAgo(p - 1)] ?? null),
      );
    },
  );

  test.each([1, 3, 50])('streak(condition) up to %i', (most) => {
    const formula = most === 50 ? '连续期数(数据a > 数据b)' : `streak(数据a > 数据b, ${most})`;
    holds(formula, 'teachingWeek', ({ a, b }, p) => {
      for (let back = 0; back < most; back++) {
        const difference = minus(a[p - back], b[p - back]);
        if (difference === null) return null;
        if (difference <= 0) return back;
      }
      return most;
    });
  });

  test('a condition known without all its facts counts', () => {
    holds('streak(数据a > 0 or 数据b > 0, 4)', 'day', ({ a, b }, p) => {
      for (let back = 0; back < 4; back++) {
        const either = [a[p - back] ?? null, b[p - back] ?? null];
        if (either.some((one) => one !== null && one > 0)) continue;
        return either.includes(null) ? null : back;
      }
      return 4;
    });
  });

  test.each([2, 3, 7])('trend(x, %i)', (n) => {
    holds(`趋势(数据a, ${n})`, 'academicYear', ({ a }, p) => {
      const known = Array.from({ length: n }, (_, i) => a[p - n + 1 + i] ?? null);
      if (known.includes(null)) return null;
      const values = known as number[];
      const meanX = (n - 1) / 2;
      const meanY = values.reduce((sum, one) => sum + one, 0) / n;
      const top = values.reduce((sum, one, i) => sum + (i - meanX) * (one - meanY), 0);
      return top / values.reduce((sum, _, i) => sum + (i - meanX) ** 2, 0);
    });
  });

  test('functions inside functions', () => {
    holds('连续期数(变化(数据a) < 0, 3) + 趋势(上期(数据b), 2)', 'month', ({ a, b }, p) => {
      let streak: number | null = 3;
      for (let back = 0; back < 3; back++) {
        const change = minus(a[p - back], a[p - back - 1]);
        if (change === null || change >= 0) {
          streak = change === null ? null : back;
          break;
        }
      }
      const slope = minus(b[p - 1], b[p - 2]);
      return streak === null || slope === null ? null : streak + slope;
    });
  });
});

test('the reach of a plan sees every offset', () => {
  const reach = (formula: string, kind: PeriodKind) =>
    planEvaluation(dictionaryOf(formula, kind)).reach('r').back;
  expect(reach('上期(数据a, 3)', 'month')).toBe(3);
  expect(reach('变化(上期(数据a))', 'month')).toBe(2);
  expect(reach('同比(数据a)', 'semester')).toBe(2);
  expect(reach('同比(数据a)', 'week')).toBe(53);
  expect(reach('同比(上期(数据a))', 'teachingWeek')).toBe(mostPeriodsInYear('teachingWeek') + 1);
  expect(reach('连续期数(数据a > 0)', 'day')).toBe(49);
  expect(reach('趋势(数据a, 6)', 'day')).toBe(5);
});

describe('rolled up from another kind of period', () => {
  const base = dictionaryOf('1', 'semester');
  const absences: DataItem = {
    code: 'absences', name: { zh: '缺勤人次', en: 'absences' }, level: 'college', valueType: 'number', unit: '人次',
    periodKind: 'teachingWeek', kind: 'flow', slices: [{ code: 'f', name: { zh: '女', en: 'female' } }],
  }; // prettier-ignore
  const staff: DataItem = { ...absences, code: 'staff', name: { zh: '教职工数', en: 'staff' }, unit: '人', periodKind: 'academicYear', kind: 'stock' }; // prettier-ignore
  const weekly: Indicator = {
    ...(base.indicators[0] as Indicator),
    code: 'weekly',
    name: { zh: '周缺勤', en: 'weekly absences' },
    periodKind: 'teachingWeek',
    bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula: '缺勤人次 * 2' }],
  };

  function semesterGrid(formula: string, weeks: readonly (number | null)[]) {
    const dictionary: Dictionary = {
      ...base,
      items: [absences, staff],
      indicators: [
        { ...(base.indicators[0] as Indicator), bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula }] },
        weekly,
      ],
    }; // prettier-ignore
    const periods = ['2023-2024-1', '2023-2024-2'];
    const fine = periods.flatMap((period) => periodsWithin(period, 'teachingWeek', CALENDAR));
    const column = (values: readonly (number | null)[]): Column => columnOf('number', values);
    const grid = (kind: PeriodKind, of: readonly string[], items: Grid['items']): Grid => ({
      level: 'college', periodKind: kind, subjects: ['s'], periods: of, valid: new Uint8Array(of.length).fill(1),
      items, attributes: {}, calendar: CALENDAR,
    }); // prettier-ignore
    return {
      fine,
      values: evaluateGrid(planEvaluation(dictionary), {
        ...grid('semester', periods, {}),
        otherKinds: {
          teachingWeek: grid('teachingWeek', fine, {
            absences: column(weeks),
            'absences[f]': column(weeks.map((one) => one && one - 1)),
          }),
          academicYear: grid('academicYear', ['2023-2024'], { staff: column([70]) }),
        },
      }).indicator('x'),
    };
  }
  const weeks = Array.from({ length: 38 }, (_, i) => i + 1);
  const first = weeks.slice(0, 18);
  const second = weeks.slice(18);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

  test.each<[string, number[]]>([
    ['合计(缺勤人次)', [sum(first), sum(second)]],
    ['期内平均(缺勤人次)', [sum(first) / 18, sum(second) / 20]],
    ['期末(周缺勤)', [36, 76]],
    ['期初(缺勤人次)', [1, 19]],
    ['期内最大(缺勤人次) - minimum(缺勤人次)', [17, 19]],
    ['合计(分项(缺勤人次, "女"))', [sum(first) - 18, sum(second) - 20]],
    ['变化(合计(缺勤人次))', [NaN, sum(second) - sum(first)]],
    ['期末(教职工数) + 期初(教职工数)', [140, 140]],
    ['上期(期内最大(周缺勤))', [NaN, 36]],
  ])('%s', (formula, expected) => {
    expect([...semesterGrid(formula, weeks).values]).toEqual(expected);
  });

  test('a hole makes the whole of its semester unknown', () => {
    const holed = weeks.map((one, i) => (i === 4 ? null : one));
    expect([...semesterGrid('合计(缺勤人次)', holed).values]).toEqual([NaN, sum(second)]);
    expect([...semesterGrid('期末(缺勤人次)', holed).values]).toEqual([18, 38]);
  });
});
