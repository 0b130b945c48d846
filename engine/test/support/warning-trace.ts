import type { NoAnswerAudience } from '../../src/model/index.js';
import type {
  PeriodVerdict,
  WarningAction,
  WarningActionKind,
  WarningLife,
  WarningThresholds,
} from '../../src/warning/index.js';

const FIRST_YEAR = 2001;

/** The periods of a trace are years, counted from 1. */
export const yearOf = (place: number): string => String(FIRST_YEAR + place - 1);
const placeOf = (period: string): string => String(Number(period) - FIRST_YEAR + 1);

/** One period: its verdict, and what people did about it. */
export interface TracedPeriod {
  readonly verdict: PeriodVerdict;
  readonly actions: readonly WarningAction[];
}

/**
 * One word a year. `T` triggered, `c` clear and recovered, `h` clear but not recovered, `?` no data, `!` failed; in
 * brackets what people did once they saw it: `T[acknowledged,improvementStarted]`.
 */
export function readTrace(text: string): TracedPeriod[] {
  const words = text.split(' ').filter((word) => word !== '');
  return words.map((word, i) => {
    const [, letter = '', kinds = ''] = /^([Tch?!])(?:\[([A-Za-z,]+)\])?$/u.exec(word) ?? [];
    if (letter === '') throw new Error(`no word of a trace: ${word}`);
    const period = yearOf(i + 1);
    const actions = kinds.split(',').filter((kind) => kind !== '');
    return {
      verdict: verdictOf(letter, period),
      actions: actions.map((kind, n) => ({
        kind: kind as WarningActionKind,
        at: `2024-01-01T00:${String(i).padStart(2, '0')}:${String(n).padStart(2, '0')}Z`,
        period,
      })),
    };
  });
}

export function verdictOf(letter: string, period: string): PeriodVerdict {
  if (letter === 'T') return { period, verdict: 'triggered', recovered: false };
  if (letter === 'c') return { period, verdict: 'clear', recovered: true };
  if (letter === 'h') return { period, verdict: 'clear', recovered: false };
  return { period, verdict: 'unknown', recovered: null, failed: letter === '!' };
}

/** `opens 2, clears 1, keeps 3, noData 2 dataOwner, error 1 ruleOwner`; what is left out is 1, or absent. */
export function readLifeCycle(text: string): WarningThresholds {
  const parts = new Map(
    text.split(',').map((part) => {
      const [name = '', ...values] = part.trim().split(' ');
      return [name, values] as const;
    }),
  );
  const number = (name: string) => Number(parts.get(name)?.[0] ?? 1);
  const rule = (name: 'noData' | 'error') => {
    const [after, tell] = parts.get(name) ?? [];
    return after === undefined ? {} : { [name]: { after: Number(after), tell: tell as NoAnswerAudience } };
  };
  return {
    opensAfter: number('opens'),
    clearsAfter: number('clears'),
    ...(parts.has('keeps') && { keepsOpenFor: number('keeps') }),
    ...rule('noData'),
    ...rule('error'),
  };
}

/** `open`, and who is told that there has been no answer for long: `open→dataOwner`. */
export function shownState({ state, unknownRun }: WarningLife): string {
  return unknownRun?.tell === undefined ? state : `${state}→${unknownRun.tell}`;
}

/** `1-3 recovery` for an ended warning (opened, resolved), `2(1)-` for one that opened in 2 after a run from 1. */
export function shownEpisodes({ episodes }: WarningLife): string {
  const shown = episodes.map(({ since, openedIn, resolvedIn, endedBy }) => {
    const run = since === openedIn ? '' : `(${placeOf(since)})`;
    return `${placeOf(openedIn)}${run}-${resolvedIn === undefined ? '' : `${placeOf(resolvedIn)} ${endedBy}`}`;
  });
  return shown.join(', ');
}
