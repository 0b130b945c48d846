import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTrace, verdictOf, yearOf } from '../../test/support/warning-trace.js';
import { foldWarning, WARNING_ACTION_KINDS } from './index.js';

fc.configureGlobal({ seed: 20_240_901 });

const ONCE = { opensAfter: 1, clearsAfter: 1 };
const TWICE = { opensAfter: 2, clearsAfter: 2 };

const instant = (n: number) => `2024-01-01T00:00:${String(n).padStart(2, '0')}Z`;
const trace = (text: string) => {
  const periods = readTrace(text);
  return {
    verdicts: periods.map(({ verdict }) => verdict),
    actions: periods.flatMap(({ actions }) => actions),
  };
};

describe('what the traces do not show', () => {
  test('a rule without a recovery condition recovers when it is clear', () => {
    const verdicts = [
      { period: '2023-2024', verdict: 'triggered' },
      { period: '2024-2025', verdict: 'clear' },
    ] as const;
    expect(foldWarning(ONCE, verdicts, []).state).toBe('resolved');
  });

  test('a correction that takes the trigger away takes the warning away, whatever was done about it', () => {
    const { verdicts, actions } = trace('T[acknowledged,improvementStarted] c');
    expect(foldWarning(ONCE, verdicts, actions)).toMatchObject({ state: 'recovering', improving: true });
    const corrected = verdicts.map((v) => ({ ...v, verdict: 'clear' as const, recovered: true }));
    expect(foldWarning(ONCE, corrected, actions)).toEqual({
      state: 'normal',
      lastVerdict: 'clear',
      acknowledged: false,
      confirmed: false,
      improving: false,
      episodes: [],
    });
  });

  test('late data for an earlier period joins two runs', () => {
    const late = trace('T ? T').verdicts;
    expect(foldWarning({ opensAfter: 3, clearsAfter: 1 }, late, []).state).toBe('pending');
    const arrived = late.map((v) => ({ ...v, verdict: 'triggered' as const }));
    expect(foldWarning({ opensAfter: 3, clearsAfter: 1 }, arrived, [])).toMatchObject({
      state: 'open',
      since: '2001',
      openedIn: '2003',
    });
  });

  test('the pending run says since when', () => {
    expect(foldWarning(TWICE, trace('T c T').verdicts, [])).toMatchObject({
      state: 'pending',
      since: '2003',
    });
    const life = foldWarning(TWICE, trace('T T c c T').verdicts, []);
    expect(life).toMatchObject({ state: 'pending', since: '2005' });
    expect(life.openedIn).toBeUndefined();
  });

  test('two verdicts for one period are refused', () => {
    const twice = [verdictOf('T', '2020'), verdictOf('c', '2020')];
    expect(() => foldWarning(ONCE, twice, [])).toThrow(
      expect.objectContaining({ code: 'warning.duplicateVerdict' }),
    );
  });
});

describe('laws', () => {
  const letters = fc.array(fc.constantFrom('T', 'c', 'h', '?', '!'), { maxLength: 12 });
  const thresholds = fc.record({
    opensAfter: fc.integer({ min: 1, max: 3 }),
    clearsAfter: fc.integer({ min: 1, max: 3 }),
    keepsOpenFor: fc.integer({ min: 1, max: 4 }),
  });
  const verdictsOf = (given: readonly string[]) => given.map((l, i) => verdictOf(l, yearOf(i + 1)));
  const log = fc.array(
    fc.record({
      kind: fc.constantFrom(...WARNING_ACTION_KINDS),
      period: fc.integer({ min: 0, max: 13 }).map(yearOf),
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

  test('later periods never change what earlier ones opened and ended, unless people reopen it', () => {
    fc.assert(
      fc.property(thresholds, letters, log, (given, text, everything) => {
        const actions = everything.filter(({ kind }) => kind !== 'reopened' && kind !== 'kept');
        const verdicts = verdictsOf(text);
        const whole = foldWarning(given, verdicts, actions).episodes;
        for (let n = 0; n <= verdicts.length; n += 1) {
          const until = (period: string) => period <= yearOf(n);
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
