import { gatherColumn, rollColumn, type Column } from '../column/index.js';
import type { PeriodKind, Roll } from '../model/index.js';
import { mostPeriodsInYear, rolledPeriods, samePeriodOfYear } from '../time/index.js';
import type { Grid } from './grid.js';

/** A column as it was `offset` periods and then `years` years away; null where the grid does not reach. */
export function columnOfYear(column: Column, grid: Grid, offset: number, years: number): Column {
  const at = indexOf(grid.periods);
  const sources = grid.periods.map((_, i) => {
    const from = grid.periods[i + offset];
    const same = from === undefined ? undefined : samePeriodOfYear(from, years, grid.calendar);
    return at(same);
  });
  return gatherColumn(column, grid.periods.length, sources);
}

/** A column of a grid of another kind of period, rolled up to the periods of this one. */
export function columnRolledUp(column: Column, from: Grid, grid: Grid, roll: Roll): Column {
  const at = indexOf(from.periods);
  const groups = grid.periods.map((period) => rolledPeriods(period, roll, grid.calendar).map(at));
  return rollColumn(column, from.periods.length, groups, roll.with);
}

function indexOf(periods: readonly string[]): (period: string | undefined) => number {
  const index = new Map(periods.map((period, i) => [period, i]));
  return (period) => (period === undefined ? -1 : (index.get(period) ?? -1));
}

/** Periods of a kind that a fact lies back at most; 0 for later ones. */
export function periodsBack(
  { offset = 0, years = 0 }: { readonly offset?: number; readonly years?: number },
  kind: PeriodKind,
): number {
  return Math.max(0, -offset) + Math.max(0, -years) * mostPeriodsInYear(kind);
}
