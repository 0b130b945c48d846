import { expect, test } from 'vitest';
import { groupSteps, type PlanStep, type Step } from './group-steps.js';

const stepOf = (subject: string, step: Step, why: string): PlanStep => ({
  subject: { code: subject, name: subject },
  step,
  openedIn: '2026-10',
  severity: 'red',
  reason: { zh: why, en: why },
});

test('what is proposed for the same reason stands together; what ends warnings comes first, what keeps them last', () => {
  const groups = groupSteps([
    stepOf('A', 'keep', 'still warns'),
    stepOf('B', 'close', 'no longer'),
    stepOf('C', 'keep', 'still warns'),
    stepOf('D', 'open', 'new'),
    stepOf('E', 'close', 'recovered'),
    stepOf('F', 'close', 'no longer'),
  ]);
  expect(groups.map(({ reason, step, steps }) => `${step} ${reason.en} ${steps.length}`)).toEqual([
    'close no longer 2',
    'close recovered 1',
    'open new 1',
    'keep still warns 2',
  ]);
});
