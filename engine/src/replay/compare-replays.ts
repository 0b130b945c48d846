import type { Replay, ReplayedWarning } from './replay-result.js';

/** A warning that both versions open for a subject. */
export interface WarningPair {
  readonly a: ReplayedWarning;
  readonly b: ReplayedWarning;
}

/** What two versions of a rule do to the same past. */
export interface ReplayComparison {
  readonly onlyA: readonly ReplayedWarning[];
  readonly onlyB: readonly ReplayedWarning[];
  /** Alike in the days they open and end on and the periods they are of. */
  readonly same: readonly WarningPair[];
  /** The same trouble, seen on other days or in other periods. */
  readonly differing: readonly WarningPair[];
  /** Over the differing ones: by how many days B opens earlier (negative: later), at the median; 0 without any. */
  readonly medianDaysEarlier: number;
}

/**
 * Pairs the warnings of two replays of the same past: of one subject, those that open in the same period, then those
 * that stand at the same time.
 */
export function compareReplays(a: Replay, b: Replay): ReplayComparison {
  const [ofA, ofB] = [bySubject(a.warnings), bySubject(b.warnings)];
  const pairs: WarningPair[] = [];
  const onlyA: ReplayedWarning[] = [];
  const paired = new Set<ReplayedWarning>();
  for (const [subject, own] of ofA) {
    const others = ofB.get(subject) ?? [];
    const rest = own.filter((one) => !pair(one, (other) => other.openedIn === one.openedIn));
    onlyA.push(...rest.filter((one) => !pair(one, (other) => standTogether(one, other))));

    function pair(one: ReplayedWarning, fits: (other: ReplayedWarning) => boolean): boolean {
      const match = others.find((other) => !paired.has(other) && fits(other));
      if (!match) return false;
      paired.add(match);
      pairs.push({ a: one, b: match });
      return true;
    }
  }
  pairs.sort((x, y) => byOpening(x.a, y.a));
  const same = pairs.filter(isSame);
  const differing = pairs.filter((one) => !isSame(one));
  return {
    onlyA: onlyA.sort(byOpening),
    onlyB: b.warnings.filter((one) => !paired.has(one)),
    same,
    differing,
    medianDaysEarlier: median(differing.map((one) => daysFrom(one.b.openedOn, one.a.openedOn))) ?? 0,
  };
}

function bySubject(warnings: readonly ReplayedWarning[]): ReadonlyMap<string, ReplayedWarning[]> {
  const groups = new Map<string, ReplayedWarning[]>();
  for (const warning of warnings) {
    const group = groups.get(warning.subject);
    if (group) group.push(warning);
    else groups.set(warning.subject, [warning]);
  }
  return groups;
}

function standTogether(one: ReplayedWarning, other: ReplayedWarning): boolean {
  return one.openedOn < (other.resolvedOn ?? '9999') && other.openedOn < (one.resolvedOn ?? '9999');
}

function isSame({ a, b }: WarningPair): boolean {
  const parts = ['openedOn', 'openedIn', 'since', 'resolvedOn', 'resolvedIn', 'endedBy'] as const;
  return parts.every((part) => a[part] === b[part]);
}

function byOpening(x: ReplayedWarning, y: ReplayedWarning): number {
  return x.openedOn < y.openedOn ? -1 : x.openedOn > y.openedOn ? 1 : x.subject < y.subject ? -1 : 1;
}

function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** The lower of the middle two of an even number; `undefined` of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
