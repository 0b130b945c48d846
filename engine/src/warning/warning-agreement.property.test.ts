import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verdictOf, yearOf } from '../../test/support/warning-trace.js';
import {
  foldWarning,
  type PeriodVerdict,
  type WarningAction,
  type WarningActionKind,
  type WarningLife,
  type WarningThresholds,
} from './index.js';

const RUNS = process.env['ZHENGAI_SOAK'] === undefined ? 300 : 30_000;
const PERIODS = 8;

/** What arrives at one time: a period's verdict, first or corrected, or a person who does what the state allows. */
type Arrival =
  | { readonly kind: 'data'; readonly place: number; readonly letter: string }
  | { readonly kind: 'person'; readonly choice: number }
  /** The clock of the machine is set forward or back, by seconds. */
  | { readonly kind: 'clock'; readonly by: number };

/** All that is kept of one rule × subject: verdicts in force and the log, in the order of their entry. */
class Kept {
  readonly log: WarningAction[] = [];
  private readonly inForce = new Map<string, string>();
  private clock = 1_000_000;

  constructor(private readonly thresholds: WarningThresholds) {}

  take(arrival: Arrival): void {
    this.clock += arrival.kind === 'clock' ? arrival.by : 1;
    if (arrival.kind === 'data') this.inForce.set(yearOf(arrival.place), arrival.letter);
    if (arrival.kind === 'person') this.act(arrival.choice);
  }

  /** From the first period of validity to the newest known: what has not arrived is unknown. */
  verdicts(): PeriodVerdict[] {
    const last = Math.max(0, ...[...this.inForce.keys()].map(Number));
    const periods = Array.from({ length: PERIODS }, (_, i) => yearOf(i + 1)).filter(
      (period) => Number(period) <= last,
    );
    return periods.map((period) => verdictOf(this.inForce.get(period) ?? '?', period));
  }

  fold(): WarningLife {
    return foldWarning(this.thresholds, this.verdicts(), this.log);
  }

  private act(choice: number): void {
    const life = this.fold();
    const possible = POSSIBLE[life.state]?.filter((kind) => isFitting(kind, life)) ?? [];
    const kind = possible[choice % Math.max(1, possible.length)];
    const period = this.verdicts().at(-1)?.period;
    if (kind === undefined || period === undefined) return;
    this.log.push({
      kind,
      period,
      entry: this.log.length + 1,
      at: new Date(this.clock * 1000).toISOString(),
    });
  }
}

const STANDING: readonly WarningActionKind[] = [
  'acknowledged',
  'confirmed',
  'improvementStarted',
  'improvementCancelled',
  'verifiedEffective',
  'verifiedNotEffective',
  'dismissed',
  'rejected',
  'closed',
];
const POSSIBLE: Partial<Record<WarningLife['state'], readonly WarningActionKind[]>> = {
  open: STANDING,
  recovering: STANDING,
  resolved: ['reopened'],
};
function isFitting(kind: WarningActionKind, { improving }: WarningLife): boolean {
  const ofImprovement = /^(?:verified|improvementCancelled)/u.test(kind);
  return ofImprovement ? improving : kind !== 'improvementStarted' || !improving;
}

const arrival: fc.Arbitrary<Arrival> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('data' as const),
      place: fc.integer({ min: 1, max: PERIODS }),
      letter: fc.constantFrom('T', 'T', 'c', 'c', 'h', '?', '!'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('person' as const), choice: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      by: fc.integer({ min: -100_000, max: 100_000 }),
    }),
  },
);
const thresholds: fc.Arbitrary<WarningThresholds> = fc.record({
  opensAfter: fc.integer({ min: 1, max: 3 }),
  clearsAfter: fc.integer({ min: 1, max: 3 }),
  keepsOpenFor: fc.integer({ min: 1, max: 4 }),
  noData: fc.record({ after: fc.integer({ min: 1, max: 3 }), tell: fc.constant('dataOwner' as const) }),
});

test('folding at each arrival, a sweep at the end and a replay in any order agree', () => {
  const streams = fc.array(arrival, { maxLength: 40 });
  fc.assert(
    fc.property(thresholds, streams, fc.nat(), (given, arrivals, seed) => {
      const live = new Kept(given);
      let incremental = live.fold();
      for (const one of arrivals) {
        live.take(one);
        incremental = live.fold();
      }
      const sweep = foldWarning(given, live.verdicts(), live.log);
      expect(sweep).toEqual(incremental);

      // The same rows, read in another order and each of them twice where that cannot be told apart.
      const turned = <T>(rows: readonly T[]): T[] =>
        rows.map((_, i) => rows[(i + seed) % rows.length] as T).reverse();
      expect(foldWarning(given, turned(live.verdicts()), turned(live.log))).toEqual(incremental);

      // Setting the clock changes instants, and nothing else.
      const undisturbed = new Kept(given);
      for (const one of arrivals) if (one.kind !== 'clock') undisturbed.take(one);
      expect(undisturbed.fold()).toEqual(incremental);

      // What arrived later than it happened gives what it would have given at once.
      const inTime = new Kept(given);
      const last = new Map(arrivals.flatMap((one) => (one.kind === 'data' ? [[one.place, one]] : [])));
      for (const place of [...last.keys()].sort((a, b) => a - b)) inTime.take(last.get(place)!);
      inTime.log.push(...live.log);
      expect(inTime.fold()).toEqual(incremental);
    }),
    { seed: 5, numRuns: RUNS },
  );
});

test('the streams open, end and reopen enough to mean something', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(thresholds, fc.array(arrival, { minLength: 10, maxLength: 40 }), (given, arrivals) => {
      const live = new Kept(given);
      for (const one of arrivals) live.take(one);
      const { state, episodes, unknownRun } = live.fold();
      seen.add(state);
      for (const { endedBy } of episodes) if (endedBy !== undefined) seen.add(endedBy);
      if (unknownRun?.tell !== undefined) seen.add('told');
      for (const { kind } of live.log) seen.add(kind);
    }),
    { seed: 5, numRuns: 300 },
  );
  for (const state of ['normal', 'pending', 'open', 'recovering', 'resolved', 'noData', 'error', 'told'])
    expect(seen).toContain(state);
  for (const end of ['recovery', 'verification', 'dismissal', 'rejection', 'revision', 'reopened'])
    expect(seen).toContain(end);
});
