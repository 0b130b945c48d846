import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldWarning,
  type PeriodVerdict,
  WARNING_ACTION_KINDS,
  type WarningAction,
  type WarningLife,
} from './index.js';

fc.configureGlobal({ seed: 20_240_901 });

const FIRST_YEAR = 2018;

/**
 * One letter a year from 2018 on: T triggered, C clear and recovered, H clear but not recovered, ? unknown, ! failed.
 * A word in brackets is what people did after the verdict before it.
 */
function trace(text: string): { verdicts: PeriodVerdict[]; actions: WarningAction[] } {
  const verdicts: PeriodVerdict[] = [];
  const actions: WarningAction[] = [];
  for (const [, letter, word] of text.matchAll(/([TCH?!])|\[([a-z]+)\]/gu)) {
    const period = String(FIRST_YEAR + verdicts.length - (letter === undefined ? 1 : 0));
    if (letter !== undefined) verdicts.push(verdictOf(letter, period));
    else
      actions.push({ kind: KINDS[word ?? ''] as WarningAction['kind'], at: instant(actions.length), period });
  }
  return { verdicts, actions };
}
const KINDS: Record<string, WarningAction['kind']> = {
  ack: 'acknowledged',
  start: 'improvementStarted',
  stop: 'improvementCancelled',
  ineffective: 'verifiedNotEffective',
  effective: 'verifiedEffective',
  dismiss: 'dismissed',
};
const instant = (n: number) => `2024-01-01T00:00:${String(n).padStart(2, '0')}Z`;
function verdictOf(letter: string, period: string): PeriodVerdict {
  if (letter === 'T') return { period, verdict: 'triggered', recovered: false };
  if (letter === 'C') return { period, verdict: 'clear', recovered: true };
  if (letter === 'H') return { period, verdict: 'clear', recovered: false };
  return { period, verdict: 'unknown', recovered: null, failed: letter === '!' };
}

/** `18-20 recovery` for an ended episode (opened, resolved), `since 18: 19-` for one that opened after a longer run. */
function shown({ episodes }: WarningLife): string[] {
  return episodes.map(({ since, openedIn, resolvedIn, endedBy }) => {
    const year = (period: string) => period.slice(2);
    const run = since === openedIn ? '' : `since ${year(since)}: `;
    return `${run}${year(openedIn)}-${resolvedIn === undefined ? '' : `${year(resolvedIn)} ${endedBy}`}`;
  });
}

const ONCE = { opensAfter: 1, clearsAfter: 1 };
const TWICE = { opensAfter: 2, clearsAfter: 2 };

describe('traces', () => {
  test.each([
    // Nothing happens.
    [ONCE, '', 'noData', []],
    [ONCE, 'CC', 'normal', []],
    [ONCE, '?', 'noData', []],
    [ONCE, 'C!', 'error', []],
    [ONCE, 'C!C', 'normal', []],
    // Opening.
    [ONCE, 'CT', 'open', ['19-']],
    [TWICE, 'T', 'pending', []],
    [TWICE, 'TT', 'open', ['since 18: 19-']],
    [TWICE, 'TCT', 'pending', []],
    [TWICE, 'TC', 'normal', []],
    // Unknown breaks a run, opens nothing, ends nothing.
    [TWICE, 'T?T', 'pending', []],
    [TWICE, 'T?', 'noData', []],
    [TWICE, 'T?TT', 'open', ['since 20: 21-']],
    [ONCE, 'T?', 'open', ['18-']],
    [ONCE, 'T!', 'open', ['18-']],
    [TWICE, 'TTC?C', 'recovering', ['since 18: 19-']],
    [TWICE, 'TTC?', 'open', ['since 18: 19-']],
    // Recovery.
    [ONCE, 'TC', 'resolved', ['18-19 recovery']],
    [ONCE, 'TCC', 'resolved', ['18-19 recovery']],
    [ONCE, 'TC?', 'noData', ['18-19 recovery']],
    [ONCE, 'TCT', 'open', ['18-19 recovery', '20-']],
    [TWICE, 'TTC', 'recovering', ['since 18: 19-']],
    [TWICE, 'TTCC', 'resolved', ['since 18: 19-21 recovery']],
    [TWICE, 'TTCT', 'open', ['since 18: 19-']],
    [TWICE, 'TTCTC', 'recovering', ['since 18: 19-']],
    // Hysteresis: clear is not enough.
    [ONCE, 'TH', 'open', ['18-']],
    [ONCE, 'THC', 'resolved', ['18-20 recovery']],
    [TWICE, 'TTCHC', 'recovering', ['since 18: 19-']],
    // With an improvement under way only its proof ends a warning.
    [ONCE, 'T[start]C', 'recovering', ['18-']],
    [ONCE, 'T[start]CCC', 'recovering', ['18-']],
    [ONCE, 'T[start]C[effective]', 'resolved', ['18-19 verification']],
    [ONCE, 'T[start]C[effective]C', 'resolved', ['18-19 verification']],
    [ONCE, 'T[start]C[effective]T', 'open', ['18-19 verification', '20-']],
    [ONCE, 'T[start]T[ineffective]', 'open', ['18-']],
    [ONCE, 'T[start]C[ineffective]', 'open', ['18-']],
    [ONCE, 'T[start]C[ineffective]C', 'recovering', ['18-']],
    [ONCE, 'T[start]T[ineffective]C[effective]', 'resolved', ['18-20 verification']],
    [ONCE, 'T[start]?', 'open', ['18-']],
    [ONCE, 'T[start]C[stop]', 'resolved', ['18-19 recovery']],
    [ONCE, 'T[start][stop]C', 'resolved', ['18-19 recovery']],
    [TWICE, 'TT[start]C[stop]', 'recovering', ['since 18: 19-']],
    // Dismissal ends it; the judged periods open nothing again, new ones may.
    [ONCE, 'T[dismiss]', 'resolved', ['18-18 dismissal']],
    [ONCE, 'T[dismiss]T', 'open', ['18-18 dismissal', '19-']],
    [TWICE, 'TT[dismiss]T', 'pending', ['since 18: 19-19 dismissal']],
    [TWICE, 'TT[dismiss]TT', 'open', ['since 18: 19-19 dismissal', 'since 20: 21-']],
    [ONCE, 'T[start][dismiss]', 'resolved', ['18-18 dismissal']],
    // What comes too late, or for nothing, changes nothing.
    [ONCE, 'TC[dismiss]', 'resolved', ['18-19 recovery']],
    [ONCE, 'C[dismiss][start][effective]', 'normal', []],
    [TWICE, 'T[dismiss]T', 'open', ['since 18: 19-']],
    [ONCE, 'T[ack]', 'open', ['18-']],
  ] as const)('%j %s: %s', (thresholds, text, state, episodes) => {
    const { verdicts, actions } = trace(text);
    const life = foldWarning(thresholds, verdicts, actions);
    expect([life.state, shown(life)]).toEqual([state, episodes]);
  });

  test('a rule without a recovery condition recovers when it is clear', () => {
    const verdicts = [
      { period: '2023-2024', verdict: 'triggered' },
      { period: '2024-2025', verdict: 'clear' },
    ] as const;
    expect(foldWarning(ONCE, verdicts, []).state).toBe('resolved');
  });

  test('a correction that takes the trigger away takes the warning away, whatever was done about it', () => {
    const { verdicts, actions } = trace('T[ack][start]C');
    expect(foldWarning(ONCE, verdicts, actions)).toMatchObject({ state: 'recovering', improving: true });
    const corrected = verdicts.map((v) => ({ ...v, verdict: 'clear' as const, recovered: true }));
    expect(foldWarning(ONCE, corrected, actions)).toEqual({
      state: 'normal',
      lastVerdict: 'clear',
      acknowledged: false,
      improving: false,
      episodes: [],
    });
  });

  test('late data for an earlier period joins two runs', () => {
    const late = trace('T?T').verdicts;
    expect(foldWarning({ opensAfter: 3, clearsAfter: 1 }, late, []).state).toBe('pending');
    const arrived = late.map((v) => ({ ...v, verdict: 'triggered' as const }));
    expect(foldWarning({ opensAfter: 3, clearsAfter: 1 }, arrived, [])).toMatchObject({
      state: 'open',
      since: '2018',
      openedIn: '2020',
    });
  });

  test('the pending run says since when', () => {
    expect(foldWarning(TWICE, trace('TCT').verdicts, [])).toMatchObject({ state: 'pending', since: '2020' });
    const life = foldWarning(TWICE, trace('TTCCT').verdicts, []);
    expect(life).toMatchObject({ state: 'pending', since: '2022' });
    expect(life.openedIn).toBeUndefined();
  });

  test('two verdicts for one period are refused', () => {
    const twice = [verdictOf('T', '2020'), verdictOf('C', '2020')];
    expect(() => foldWarning(ONCE, twice, [])).toThrow(
      expect.objectContaining({ code: 'warning.duplicateVerdict' }),
    );
  });
});

describe('laws', () => {
  const letters = fc.array(fc.constantFrom('T', 'C', 'H', '?', '!'), { maxLength: 12 });
  const thresholds = fc.record({
    opensAfter: fc.integer({ min: 1, max: 3 }),
    clearsAfter: fc.integer({ min: 1, max: 3 }),
  });
  const verdictsOf = (given: readonly string[]) => given.map((l, i) => verdictOf(l, String(FIRST_YEAR + i)));
  const log = fc.array(
    fc.record({
      kind: fc.constantFrom(...WARNING_ACTION_KINDS),
      period: fc.integer({ min: FIRST_YEAR - 1, max: FIRST_YEAR + 12 }).map(String),
      at: fc.integer({ min: 0, max: 59 }).map(instant),
    }),
    { maxLength: 8 },
  );
  const shuffled = <T>(values: readonly T[]) =>
    fc.shuffledSubarray([...values], { minLength: values.length });

  test('the order in which verdicts and actions arrive does not matter', () => {
    const logs = fc.tuple(letters.map(verdictsOf), log);
    const arrivals = logs.chain(([v, a]) =>
      fc.tuple(fc.constant(v), fc.constant(a), shuffled(v), shuffled(a)),
    );
    fc.assert(
      fc.property(thresholds, arrivals, (given, [verdicts, actions, otherVerdicts, otherActions]) => {
        expect(foldWarning(given, otherVerdicts, otherActions)).toEqual(
          foldWarning(given, verdicts, actions),
        );
      }),
    );
  });

  test('later periods never change what earlier ones opened and ended', () => {
    fc.assert(
      fc.property(thresholds, letters, log, (given, text, actions) => {
        const verdicts = verdictsOf(text);
        const whole = foldWarning(given, verdicts, actions).episodes;
        for (let n = 0; n <= verdicts.length; n += 1) {
          const until = (period: string) => Number(period) < FIRST_YEAR + n;
          const early = foldWarning(
            given,
            verdicts.slice(0, n),
            actions.filter(({ period }) => until(period)),
          ).episodes;
          for (const [i, episode] of early.entries()) {
            if (episode.resolvedIn !== undefined) expect(whole[i]).toEqual(episode);
            else expect(whole[i]).toMatchObject({ openedIn: episode.openedIn, since: episode.since });
          }
        }
      }),
    );
  });

  test('at most one episode is open, the last one, and the state says so', () => {
    fc.assert(
      fc.property(thresholds, letters, log, (given, text, actions) => {
        const { episodes, state } = foldWarning(given, verdictsOf(text), actions);
        expect(episodes.slice(0, -1).every(({ resolvedIn }) => resolvedIn !== undefined)).toBe(true);
        const isOpen = episodes.length > 0 && episodes.at(-1)?.resolvedIn === undefined;
        expect(isOpen).toBe(state === 'open' || state === 'recovering');
        for (const { since, openedIn, resolvedIn } of episodes) {
          expect(since <= openedIn && openedIn <= (resolvedIn ?? '9999')).toBe(true);
          expect(Number(openedIn) - Number(since) + 1).toBe(given.opensAfter);
        }
      }),
    );
  });

  test('unknown periods alone never open or end anything', () => {
    fc.assert(
      fc.property(thresholds, letters, fc.nat(6), (given, text, more) => {
        const before = foldWarning(given, verdictsOf(text), []);
        const after = foldWarning(
          given,
          verdictsOf([...text, ...Array.from({ length: more }, () => '?')]),
          [],
        );
        expect(after.episodes).toEqual(before.episodes);
      }),
    );
  });
});
