import { expect, test } from 'vitest';
import { enrolment, presentation } from './hand-made.js';
import type { Episode } from './replay-presentation.js';
import { scoreWarnings } from './score-warnings.js';

const warned = (code: string, openedOn: number, resolvedOn?: number): Episode => ({
  rule: 'far-behind',
  enrolment: code,
  since: openedOn,
  openedOn,
  ...(resolvedOn === undefined ? {} : { resolvedOn }),
});

test('only those enrolled on the day count, and only warnings that stand at its end', () => {
  const course = presentation([
    enrolment('withdraws', { leftOn: 30 }),
    enrolment('fails'),
    enrolment('fails-unseen'),
    enrolment('passes-warned'),
    enrolment('passes'),
    enrolment('resolved-that-day'),
    enrolment('left-before', { leftOn: 20 }),
    enrolment('registers-later', { registeredOn: 21 }),
  ]);
  const episodes = [
    warned('withdraws', 12),
    warned('withdraws', 15),
    warned('fails', 20),
    warned('fails-unseen', 21),
    warned('passes-warned', 11),
    warned('resolved-that-day', 5, 20),
    warned('left-before', 5),
  ];
  const atRisk = new Set(['withdraws', 'fails', 'fails-unseen', 'left-before', 'registers-later']);
  const outcomes = new Map(course.enrolments.map(({ code }) => [code, atRisk.has(code)]));
  expect(scoreWarnings([{ presentation: course, episodes }], outcomes, 20)).toEqual({
    day: 20,
    n: 6,
    precision: 0.6667,
    recall: 0.6667,
    // 30 − 12 until the withdrawal, 40 − 20 until the end
    leadDays: 19,
  });
});
