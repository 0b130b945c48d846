import type { Clock, UnitOfWork } from '../../ports/index.js';

const FRESH_MS = 30_000;

export interface Totals {
  readonly observations: number;
  readonly verdicts: number;
}

const known = new WeakMap<object, { readonly atMs: number; readonly totals: Promise<Totals> }>();

/** How much is stored; counting millions of rows takes a tenth of a second, so it is done twice a minute at most. */
export function totalsOf(unit: UnitOfWork, clock: Clock): Promise<Totals> {
  const nowMs = Date.parse(clock.now());
  const before = known.get(unit);
  if (before !== undefined && Math.abs(nowMs - before.atMs) < FRESH_MS) return before.totals;
  const totals = Promise.all([unit.observations.count(), unit.verdicts.count()]).then(
    ([observations, verdicts]) => ({ observations, verdicts }),
  );
  known.set(unit, { atMs: nowMs, totals });
  totals.catch(() => known.delete(unit));
  return totals;
}
