import type { WarningAction, WarningEpisode } from '@zhengai/engine';
import { expect, test } from 'vitest';
import { UNHANDLED, type Warning } from '../../ports/index.js';
import { matchEpisodes } from './match-episodes.js';

const episode = (openedIn: string, resolvedIn?: string): WarningEpisode => ({
  openedIn,
  since: openedIn,
  ...(resolvedIn === undefined ? {} : { resolvedIn, endedBy: 'recovery' }),
});
const warning = (id: number, openedIn: string, state: Warning['state'] = 'open'): Warning => ({
  id,
  openedIn,
  state,
  rule: 'r',
  ruleVersion: 1,
  subjectId: 1,
  severity: 'yellow',
  since: openedIn,
  resolvedIn: null,
  endedBy: null,
  value: null,
  message: { zh: '-', en: '-' },
  explanation: null,
  attribution: null,
  acknowledgedBy: null,
  openedAt: '2026-09-01T00:00:00.000Z',
  updatedAt: '2026-09-01T00:00:00.000Z',
  ...UNHANDLED,
});
const action = (
  kind: WarningAction['kind'],
  period: string,
  at = '2026-10-01T00:00:00.000Z',
): WarningAction => ({
  kind,
  period,
  at,
});
const changes = (
  episodes: WarningEpisode[],
  stored: Warning[],
  actions: WarningAction[] = [],
  isOpen = true,
): string[] =>
  matchEpisodes(episodes, stored, actions, isOpen).map((change) => {
    const of = 'warning' in change ? ` ${change.warning.id}` : '';
    const how = change.kind === 'resolve' ? ` ${change.endedBy} ${change.resolvedIn ?? ''}` : '';
    return `${change.kind}${of}${how}`;
  });

test('a living episode opens once, and only where warnings may open', () => {
  expect(changes([episode('2024')], [])).toEqual(['open']);
  expect(changes([episode('2024')], [warning(1, '2024')])).toEqual(['continue 1']);
  expect(changes([episode('2024')], [], [], false)).toEqual([]);
});

test('what is over before anybody was warned stays unmentioned', () => {
  expect(changes([episode('2022', '2023')], [])).toEqual([]);
});

test('late data that move the beginning keep the warning', () => {
  expect(changes([episode('2023')], [warning(1, '2024')])).toEqual(['continue 1']);
});

test('late data that split an episode end the one and open the other', () => {
  expect(changes([episode('2022', '2023'), episode('2024')], [warning(1, '2022')])).toEqual([
    'resolve 1 recovery 2023',
    'open',
  ]);
});

test('a correction withdraws; another one brings the same warning back', () => {
  expect(changes([], [warning(1, '2024')])).toEqual(['resolve 1 correction ']);
  expect(changes([episode('2024')], [warning(1, '2024', 'resolved')])).toEqual(['reopen 1']);
});

test('an improvement under way holds a warning whose episode the data no longer show', () => {
  const started = action('improvementStarted', '2024');
  expect(changes([], [warning(1, '2024')], [started])).toEqual(['hold 1']);
  expect(changes([episode('2024', '2025')], [warning(1, '2024')], [started])).toEqual(['hold 1']);
  expect(changes([], [warning(1, '2024')], [started, action('verifiedNotEffective', '2024')])).toEqual([
    'hold 1',
  ]);
  expect(changes([], [warning(1, '2024')], [started, action('verifiedEffective', '2024')])).toEqual([
    'resolve 1 verification 2024',
  ]);
  expect(changes([], [warning(1, '2024')], [started, action('dismissed', '2024')])).toEqual([
    'resolve 1 dismissal 2024',
  ]);
});

test('the end of an earlier warning says nothing of this one', () => {
  const before = action('verifiedEffective', '2022', '2025-01-01T00:00:00.000Z');
  expect(changes([], [warning(1, '2022', 'resolved'), warning(2, '2024')], [before])).toEqual([
    'resolve 2 correction ',
  ]);
});
