import { describe, expect, test } from 'vitest';
import { DEFAULT_NOTIFICATION_SETTINGS } from '../../ports/index.js';
import { quietUntil, weekStart } from './college-time.js';
import { byImportance, planMessages } from './plan-messages.js';

const SETTLE_MS = 60_000;
const notice = (id: number, createdAt: string, severityRank = 1, effect: number | null = null) => ({
  id,
  createdAt,
  severityRank,
  effect,
});

/** Tuesday, by the college's clock. */
const at = (time: string): string => new Date(`2026-11-24T${time}:00+08:00`).toISOString();

function plan(now: string, created: readonly string[], change: { sent?: number; budget?: number } = {}) {
  const result = planMessages({
    now: at(now),
    waiting: created.map((time, index) => notice(index + 1, at(time))),
    settings: { ...DEFAULT_NOTIFICATION_SETTINGS, weeklyBudget: change.budget ?? 20 },
    sentThisWeek: change.sent ?? 0,
    settleMs: SETTLE_MS,
  });
  if (result.kind === 'nothing') return 'nothing';
  if (result.kind === 'wait') return `wait until ${result.until}`;
  return `${result.kind} ${result.notices.map(({ id }) => id).join(' ')}`;
}

describe('how somebody is told', () => {
  test.each([
    ['nothing waits', '10:00', [], {}, 'nothing'],
    ['a single notice after it has settled', '10:01', ['10:00'], {}, 'single 1'],
    ['not before', '10:00', ['10:00'], {}, `wait until ${at('10:01')}`],
    ['a few, one by one', '10:01', ['10:00', '10:00', '10:00'], {}, 'single 1 2 3'],
    ['a flood in one digest', '10:01', ['10:00', '10:00', '10:00', '10:00'], {}, 'digest 1 2 3 4'],
    [
      'nothing in quiet hours',
      '21:30',
      ['21:00'],
      {},
      `wait until ${new Date('2026-11-24T23:00:00Z').toISOString()}`,
    ],
    ['nor before they end', '06:59', ['06:00'], {}, `wait until ${at('07:00')}`],
    ['one that came in quiet hours, when they end', '07:00', ['06:00'], {}, 'single 1'],
    ['what gathered in quiet hours, in a digest', '07:00', ['05:00', '06:00'], {}, 'digest 1 2'],
    [
      'beyond the budget at the time of the digest',
      '10:01',
      ['08:30'],
      { sent: 20 },
      `wait until ${new Date('2026-11-25T00:00:00Z').toISOString()}`,
    ],
    ['which then comes', '08:00', ['07:30'], { sent: 20 }, 'digest 1'],
    ['more than what is left of the budget', '10:01', ['10:00', '10:00'], { sent: 19 }, 'digest 1 2'],
    ['a budget of nothing is one digest a day', '08:00', ['07:30'], { budget: 0 }, 'digest 1'],
  ] as const)('%s', (_name, now, created, change, expected) => {
    expect(plan(now, created, change)).toBe(expected);
  });
});

test('the worst comes first, among equals what has the largest effect, then the oldest', () => {
  const order = byImportance([
    notice(1, at('10:00'), 1, 9),
    notice(2, at('10:00'), 2, null),
    notice(3, at('10:00'), 2, 5),
    notice(4, at('10:00'), 2, 7),
    notice(5, at('10:00'), 2, 5),
  ]);
  expect(order.map(({ id }) => id)).toEqual([4, 3, 5, 2, 1]);
});

test('a week begins on Monday by the college’s clock', () => {
  const monday = '2026-11-22T16:00:00.000Z';
  expect(weekStart(at('00:00'))).toBe(monday);
  expect(weekStart(monday)).toBe(monday);
  expect(weekStart('2026-11-22T15:59:59.999Z')).toBe('2026-11-15T16:00:00.000Z');
});

test('quiet hours may lie within a day', () => {
  const noon = { from: '12:00', until: '14:00' };
  expect(quietUntil(at('11:59'), noon)).toBeNull();
  expect(quietUntil(at('12:00'), noon)).toBe(at('14:00'));
  expect(quietUntil(at('14:00'), noon)).toBeNull();
  expect(quietUntil(at('12:00'), null)).toBeNull();
});
