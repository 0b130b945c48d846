import type { PeriodKind } from '../model/index.js';
import { periodContaining, periodRange, shiftPeriod, type Calendar } from '../time/index.js';

const DAY_MS = 86_400_000;
/** Teaching weeks pause between semesters: the last one before a day is looked for so far back. */
const LONGEST_BREAK_DAYS = 200;

export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const dayCount = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** In which of a grid's periods warnings may open, day by day. */
export class OpenStretch {
  /** First days of the periods, ascending. */
  readonly starts: readonly number[];
  private readonly ends: readonly number[];
  private readonly named: ReadonlySet<string> | undefined;

  constructor(
    private readonly periods: readonly string[],
    private readonly kind: PeriodKind,
    private readonly calendar: Calendar | undefined,
    openPeriods: readonly string[] | undefined,
  ) {
    const ranges = periods.map((period) => periodRange(period, calendar));
    this.starts = ranges.map(({ from }) => dayCount(from));
    this.ends = ranges.map(({ to }) => dayCount(to));
    this.named = openPeriods && new Set(openPeriods);
  }

  /** Places of the open periods among the grid's, ascending. */
  on(day: number): readonly number[] {
    if (this.named) {
      return this.periods.flatMap((period, place) => (this.named?.has(period) ? [place] : []));
    }
    const last = this.ends.length - 1;
    if (day > (this.ends[last] ?? -1)) return this.#after(day, last);
    let place = last;
    while (place >= 0 && (this.starts[place] as number) > day) place--;
    return [place - 1, place].filter((one) => one >= 0);
  }

  /** On a day after the grid's last period. */
  #after(day: number, last: number): readonly number[] {
    for (let back = 0; back <= LONGEST_BREAK_DAYS; back++) {
      const running = periodContaining(this.kind, dayText(day - back), this.calendar);
      if (running === undefined) continue;
      if (running === this.periods[last]) return [last - 1, last].filter((one) => one >= 0);
      return shiftPeriod(running, -1, this.calendar) === this.periods[last] ? [last] : [];
    }
    return [];
  }
}
