import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  historyOf,
  PASSING,
  passRule,
  SEMESTERS,
  TWO_LOW,
  WELL_ABOVE,
  type Report,
} from '../../test/support/replay-history.js';
import { columnOf } from '../column/index.js';
import { evaluateGrid, planEvaluation, type GridResult } from '../evaluation/index.js';
import { VERDICT_OF_CODE, type Dictionary, type Rule, type Truth } from '../model/index.js';
import { foldWarning, type PeriodVerdict } from '../warning/index.js';
import { replayRule } from './index.js';

const RUNS = process.env['ZHENGAI_SOAK'] === undefined ? 25 : 5_000;
const SUBJECTS = ['A', 'B', 'C'];

const LIVES: readonly Rule['lifeCycle'][] = [
  { opensAfter: 1, clearsAfter: 1 },
  { opensAfter: 2, clearsAfter: 1, keepsOpenFor: 2 },
  { opensAfter: 1, clearsAfter: 2, recovery: WELL_ABOVE },
];
const behind = (offset: number) => ({
  fact: 'indicator',
  params: { code: 'behind', ...(offset === 0 ? {} : { offset }) },
  operator: 'greaterThanInclusive',
  value: 10,
});
const RULES = LIVES.flatMap((lifeCycle) => [
  passRule({ lifeCycle }),
  passRule({ lifeCycle, conditions: TWO_LOW }),
  passRule({ lifeCycle, conditions: { all: [behind(0)] } }),
  passRule({ lifeCycle, conditions: { any: [behind(0), behind(-2)] } }),
]);
const DICTIONARY: Dictionary = {
  ...PASSING,
  indicators: [
    ...PASSING.indicators,
    {
      code: 'behind',
      name: { zh: '落后同类', en: 'behind its peers' },
      level: 'programme',
      periodKind: 'semester',
      direction: 'lower',
      decimals: 1,
      bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula: '同类(及格率).中位数 - 及格率' }],
    },
  ],
};

const report: fc.Arbitrary<Report> = fc.record({
  subject: fc.constantFrom(...SUBJECTS),
  period: fc.constantFrom(...SEMESTERS),
  value: fc.constantFrom(40, 55, 65, 75, 90, null),
  day: fc.integer({ min: 0, max: 60 }).map((n) => dayOf(n * 20)),
});

function dayOf(n: number): string {
  return new Date(Date.UTC(2022, 8, 1) + n * 86_400_000).toISOString().slice(0, 10);
}

/** What the college would have done that judges and folds everything from the start on every single day. */
function dayByDay(rule: Rule, reports: readonly Report[]): string[] {
  const opened = new Map<string, string>();
  const days = [...new Set(reports.map(({ day }) => day))].sort();
  const standing = new Map<string, string>();
  for (const day of days) {
    const known = reports.filter((one) => one.day <= day);
    const verdictsOf = judgedBy(rule, known);
    for (const subject of SUBJECTS) {
      const { episodes } = foldWarning(rule.lifeCycle, verdictsOf(subject), []);
      const living = episodes.find(({ resolvedIn }) => resolvedIn === undefined);
      const before = standing.get(subject);
      const isGone =
        before !== undefined &&
        episodes.find(({ openedIn }) => openedIn === before)?.resolvedIn !== undefined;
      if (before !== undefined && (!living || isGone)) standing.delete(subject);
      if (!living) continue;
      if (!standing.has(subject) && !opened.has(`${subject} ${living.openedIn}`)) {
        opened.set(`${subject} ${living.openedIn}`, day);
      }
      standing.set(subject, living.openedIn);
    }
  }
  return [...standing].map(([subject, openedIn]) => `${subject} ${openedIn}`).sort();
}

/** The verdicts of each subject by what is known. */
function judgedBy(rule: Rule, known: readonly Report[]): (subject: string) => PeriodVerdict[] {
  const placesOf = (one: string) =>
    known.flatMap((report) => (report.subject === one ? [SEMESTERS.indexOf(report.period)] : []));
  const validOf = (one: string, place: number) =>
    place >= Math.min(...placesOf(one)) && place <= Math.max(...placesOf(one));
  const inForce = new Map<string, Report>();
  for (const one of [...known].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)))
    inForce.set(`${one.subject} ${one.period}`, one);
  const grid = {
    level: 'programme',
    periodKind: 'semester' as const,
    subjects: SUBJECTS,
    periods: SEMESTERS,
    valid: Uint8Array.from(
      SUBJECTS.flatMap((one) => SEMESTERS.map((_, place) => (validOf(one, place) ? 1 : 0))),
    ),
    items: {
      passed: columnOf(
        'number',
        SUBJECTS.flatMap((one) => SEMESTERS.map((period) => inForce.get(`${one} ${period}`)?.value ?? null)),
      ),
    },
    attributes: {},
  };
  const { recovery, ...lifeCycle } = rule.lifeCycle;
  const back: Rule | undefined = recovery && { ...rule, code: 'back', conditions: recovery, lifeCycle };
  const rules = back ? [rule, back] : [rule];
  const plan = planEvaluation(
    { ...DICTIONARY, rules },
    rules.map(({ code }) => code),
  );
  const result: GridResult = evaluateGrid(plan, grid);
  const truth = (cell: number): Truth => [false, true, null][result.verdicts('back')[cell] ?? 2] ?? null;
  return (subject) =>
    SEMESTERS.flatMap((period, place) => {
      if (!validOf(subject, place)) return [];
      const cell = SUBJECTS.indexOf(subject) * SEMESTERS.length + place;
      const verdict = VERDICT_OF_CODE[result.verdicts(rule.code)[cell] ?? 2] ?? 'unknown';
      return [{ period, verdict, ...(back && { recovered: truth(cell) }) }];
    });
}

test('taking in what changed, day by day, ends where judging everything anew every day ends', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RULES),
      fc.array(report, { minLength: 1, maxLength: 30 }),
      (rule, reports) => {
        const found = replayRule({
          dictionary: DICTIONARY,
          rule,
          history: historyOf(reports),
          from: '2022-09-01',
          to: '2026-08-31',
          openPeriods: SEMESTERS,
        });
        const standing = found.warnings.filter(({ resolvedOn }) => resolvedOn === undefined);
        expect(standing.map(({ openedIn, subject }) => `${subject} ${openedIn}`).sort()).toEqual(
          dayByDay(rule, reports),
        );
      },
    ),
    { seed: 7, numRuns: RUNS },
  );
});

test('the order in which reports are stored does not matter', () => {
  const stored = fc
    .uniqueArray(report, {
      maxLength: 30,
      selector: ({ day, period, subject }) => `${day}${period}${subject}`,
    })
    .chain((reports) =>
      fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length })),
    );
  fc.assert(
    fc.property(fc.constantFrom(...RULES), stored, (rule, [reports, shuffled]) => {
      const run = (given: readonly Report[]) =>
        replayRule({
          dictionary: DICTIONARY,
          rule,
          history: historyOf(given),
          from: '2022-09-01',
          to: '2026-08-31',
        });
      expect(run(shuffled)).toEqual(run(reports));
    }),
    { seed: 7, numRuns: RUNS },
  );
});

test('a replay that ends earlier says of its days what a longer one says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RULES),
      fc.array(report, { maxLength: 30 }),
      fc.integer({ min: 0, max: 60 }),
      (rule, reports, n) => {
        const run = (to: string) =>
          replayRule({ dictionary: DICTIONARY, rule, history: historyOf(reports), from: '2022-09-01', to });
        const to = dayOf(n * 20);
        const openings = ({ warnings }: ReturnType<typeof replayRule>) =>
          warnings.filter(({ openedOn }) => openedOn <= to).map((one) => `${one.subject} ${one.openedOn}`);
        expect(openings(run(to))).toEqual(openings(run('2026-08-31')));
      },
    ),
    { seed: 7, numRuns: RUNS },
  );
});
