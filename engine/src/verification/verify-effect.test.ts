import { expect, test } from 'vitest';
import { type EffectEvidence, verifyEffect } from './index.js';

const FROZEN = {
  rule: 'low-ratio',
  ruleVersion: 3,
  fromPeriod: '2023-2024',
  toPeriod: '2024-2025',
  acceptedAt: '2024-06-01T08:00:00Z',
};
const AFTER = '2024-09-20T00:00:00Z';
const BEFORE = '2024-05-31T00:00:00Z';
const evidence = (
  period: string,
  verdict: EffectEvidence['verdict'],
  newestKnownAt: string | null = AFTER,
): EffectEvidence => ({ period, verdict, value: 61.5, newestKnownAt });

test.each<[string, EffectEvidence[], string, string | undefined]>([
  ['nothing has arrived', [], 'cannotTellYet', undefined],
  ['new data is clear', [evidence('2024-2025', 'clear')], 'effective', '2024-2025'],
  ['new data still triggers', [evidence('2024-2025', 'triggered')], 'notEffective', '2024-2025'],
  ['data from before the acceptance', [evidence('2023-2024', 'clear', BEFORE)], 'cannotTellYet', undefined],
  [
    'data known at the very acceptance',
    [evidence('2024-2025', 'clear', FROZEN.acceptedAt)],
    'cannotTellYet',
    undefined,
  ],
  ['data without a known time', [evidence('2024-2025', 'clear', null)], 'cannotTellYet', undefined],
  ['new data that is incomplete', [evidence('2024-2025', 'unknown')], 'cannotTellYet', undefined],
  ['a corrected opening period', [evidence('2023-2024', 'clear')], 'effective', '2023-2024'],
  [
    'the newest known period decides',
    [evidence('2024-2025', 'triggered'), evidence('2023-2024', 'clear')],
    'notEffective',
    '2024-2025',
  ],
  [
    'an unknown newest period leaves it to the one before',
    [evidence('2023-2024', 'clear'), evidence('2024-2025', 'unknown')],
    'effective',
    '2023-2024',
  ],
  [
    'periods outside the window',
    [evidence('2022-2023', 'clear'), evidence('2025-2026', 'clear')],
    'cannotTellYet',
    undefined,
  ],
  [
    'instants are compared, not their spelling',
    [evidence('2024-2025', 'clear', '2024-06-01T10:00:00+08:00')],
    'cannotTellYet',
    undefined,
  ],
])('%s', (_, given, outcome, period) => {
  const result = verifyEffect(FROZEN, given);
  expect([result.outcome, result.period]).toEqual([outcome, period]);
  expect(result.reason.zh.length).toBeGreaterThan(5);
});

test('the reason says why nothing can be told', () => {
  expect(verifyEffect(FROZEN, []).reason.zh).toContain('还没有数据');
  expect(verifyEffect(FROZEN, [evidence('2023-2024', 'clear', BEFORE)]).reason.zh).toContain('验收之前');
  expect(verifyEffect(FROZEN, [evidence('2023-2024', 'unknown')]).reason.zh).toContain('不完整');
  expect(verifyEffect(FROZEN, [evidence('2023-2024', 'clear')]).reason.en).toContain('(value 61.5)');
});
