import { expect, test } from 'vitest';
import { historyOf, PASSING, passRule, readReports } from '../../test/support/replay-history.js';
import type { Rule } from '../model/index.js';
import {
  compareReplays,
  judgeSubjects,
  planRevision,
  replayRule,
  shadowRun,
  type StoredEpisode,
} from './index.js';

const REPORTS = `
  A 2022-2023-1 50 2023-02-01
  A 2022-2023-2 80 2023-07-01
  B 2022-2023-1 58 2023-02-01
  C 2022-2023-1 65 2023-02-01
  D 2022-2023-1 50 2023-02-01
  D 2022-2023-2 50 2023-07-01
  E 2022-2023-1 90 2023-02-01`;
const input = { dictionary: PASSING, history: historyOf(readReports(REPORTS)), to: '2023-08-31' };
const run = (rule: Rule) => replayRule({ ...input, rule, from: '2022-09-01' });

const RELEASED = passRule();
const TWICE = { opensAfter: 2, clearsAfter: 1 };

test('two versions of a rule: only in one, in both, on other days', () => {
  const wider = compareReplays(run(RELEASED), run(passRule({}, 70)));
  expect(wider.onlyA).toEqual([]);
  expect(wider.onlyB.map(({ subject }) => subject)).toEqual(['C']);
  expect(wider.same.map(({ a }) => a.subject)).toEqual(['A', 'B', 'D']);
  expect(wider.differing).toEqual([]);

  const slower = compareReplays(run(RELEASED), run(passRule({ lifeCycle: TWICE })));
  expect(slower.onlyA.map(({ subject }) => subject)).toEqual(['A', 'B']);
  expect(slower.onlyB).toEqual([]);
  expect(slower.differing.map(({ a, b }) => [a.subject, a.openedOn, b.openedOn])).toEqual([
    ['D', '2023-02-01', '2023-07-01'],
  ]);
  expect(slower.medianDaysEarlier).toBe(-150);
});

test('a version compared with itself is the same', () => {
  const { differing, onlyA, onlyB, same } = compareReplays(run(RELEASED), run(RELEASED));
  expect([differing, onlyA, onlyB]).toEqual([[], [], []]);
  expect(same).toHaveLength(3);
});

test('a shadow run lists where a draft says something else', () => {
  const { both, disagreements, subjects } = shadowRun(
    { ...input, rule: passRule({ lifeCycle: TWICE }, 70) },
    RELEASED,
  );
  expect({ both, subjects }).toEqual({ both: 1, subjects: 5 });
  expect(disagreements.map(({ kind, subject }) => `${subject} ${kind}`)).toEqual([
    'B onlyReleased',
    'C verdict',
  ]);
  expect(shadowRun({ ...input, rule: RELEASED }, RELEASED).disagreements).toEqual([]);
});

test('a changed rule has a step for each open warning, and reopens or announces what it sees', () => {
  const stored: StoredEpisode[] = [
    { subject: 'B', openedIn: '2022-2023-1', severity: 'yellow' },
    { subject: 'D', openedIn: '2022-2023-1', severity: 'yellow' },
    { subject: 'A', openedIn: '2022-2023-1', severity: 'yellow', endedBy: 'recovery' },
    { subject: 'E', openedIn: '2022-2023-1', severity: 'yellow', endedBy: 'dismissal' },
  ];
  const steps = (rule: Rule) =>
    planRevision(
      rule,
      stored,
      judgeSubjects({ ...input, rule }),
      new Set(['2022-2023-1', '2022-2023-2']),
    ).map(({ severity, step, subject }) => `${subject} ${step} ${severity}`);
  expect(steps(RELEASED)).toEqual(['B keep yellow', 'D keep yellow']);
  expect(steps(passRule({ event: { type: 'red' } }))).toEqual(['B regrade red', 'D regrade red']);
  expect(steps(passRule({}, 55))).toEqual(['B close yellow', 'D keep yellow']);
  // A had recovered by the old line, and has not by the new one; C is new; people dismissed E.
  expect(steps(passRule({}, 95))).toEqual([
    'A reopen yellow',
    'B keep yellow',
    'C open yellow',
    'D keep yellow',
  ]);
  expect(steps(passRule({ lifeCycle: TWICE }))).toEqual(['B close yellow', 'D keep yellow']);
});

test('each step gives its reason in both languages', () => {
  const stored = [{ subject: 'A', openedIn: '2022-2023-1', severity: 'yellow' }];
  const [step] = planRevision(RELEASED, stored, judgeSubjects({ ...input, rule: RELEASED }), new Set());
  expect(step).toMatchObject({
    step: 'close',
    reason: {
      zh: '按新版本，已在 2022-2023-2 恢复。',
      en: 'By the new version it recovered in 2022-2023-2.',
    },
  });
});
