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
import { VERDICT_OF_CODE, type Rule, type Truth } from '../model/index.js';
import { foldWarning, type PeriodVerdict } from '../warning/index.js';
import { replayRule } from './index.js';

const RUNS = process.env['ZHENGAI_SOAK'] === undefined ? 25 : 5_000;
const SUBJECTS = ['A', 'B', 'C'];

const LIVES: readonly Rule['lifeCycle'][] = [
  { opensAfter: 1, clearsAfter: 1 },
  { opensAfter: 2, clearsAfter: 1, keepsOpenFor: 2 },
  { opensAfter: 1, clearsAfter: 2, recovery: WELL_ABOVE },
];
const RULES = LIVES.flatMap((lifeCycle) => [
  passRule({ lifeCycle }),
  passRule({ lifeCycle, conditions: TWO_LOW }),
]);

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
    for (const subject of SUBJECTS) {
      const { episodes } = foldWarning(rule.lifeCycle, verdictsOf(rule, known, subject), []);
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

function verdictsOf(rule: Rule, known: readonly Report[], subject: string): PeriodVerdict[] {
  const own = known.filter((one) => one.subject === subject);
  const places = own.map(({ period }) => SEMESTERS.indexOf(period));
  if (places.length === 0) return [];
  const inForce = new Map<string, Report>();
  for (const one of [...own].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)))
    inForce.set(one.period, one);
  const grid = {
    level: 'programme',
    periodKind: 'semester' as const,
    subjects: [subject],
    periods: SEMESTERS,
    valid: new Uint8Array(SEMESTERS.length).fill(1),
    items: {
      passed: columnOf(
        'number',
        SEMESTERS.map((period) => inForce.get(period)?.value ?? null),
      ),
    },
    attributes: {},
  };
  const { recovery, ...lifeCycle } = rule.lifeCycle;
  const back: Rule | undefined = recovery && { ...rule, code: 'back', conditions: recovery, lifeCycle };
  const rules = back ? [rule, back] : [rule];
  const plan = planEvaluation(
    { ...PASSING, rules },
    rules.map(({ code }) => code),
  );
  const result: GridResult = evaluateGrid(plan, grid);
  const truth = (place: number): Truth => [false, true, null][result.verdicts('back')[place] ?? 2] ?? null;
  const judged = SEMESTERS.slice(Math.min(...places), Math.max(...places) + 1);
  return judged.map((period) => {
    const place = SEMESTERS.indexOf(period);
    const verdict = VERDICT_OF_CODE[result.verdicts(rule.code)[place] ?? 2] ?? 'unknown';
    return { period, verdict, ...(back && { recovered: truth(place) }) };
  });
}

test('taking in what changed, day by day, ends where judging everything anew every day ends', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RULES),
      fc.array(report, { minLength: 1, maxLength: 30 }),
      (rule, reports) => {
        const found = replayRule({
          dictionary: PASSING,
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
          dictionary: PASSING,
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
          replayRule({ dictionary: PASSING, rule, history: historyOf(reports), from: '2022-09-01', to });
        const to = dayOf(n * 20);
        const openings = ({ warnings }: ReturnType<typeof replayRule>) =>
          warnings.filter(({ openedOn }) => openedOn <= to).map((one) => `${one.subject} ${one.openedOn}`);
        expect(openings(run(to))).toEqual(openings(run('2026-08-31')));
      },
    ),
    { seed: 7, numRuns: RUNS },
  );
});
