import type { Statement } from './timeline.js';

/** What the rows of one subject say about one thing, period by period, in any order. */
export class StatedValues<V> {
  readonly #periods: number[] = [];
  readonly #values: V[] = [];

  /** @param period  `periodKey`; said twice of one period, the later row counts */
  add(period: number, value: V): void {
    const last = this.#periods.length - 1;
    if (last >= 0 && this.#periods[last] === period) this.#values[last] = value;
    else {
      this.#periods.push(period);
      this.#values.push(value);
    }
  }

  /** @param daysOf  of a `periodKey` */
  statements(daysOf: (period: number) => { readonly from: string; readonly to: string }): Statement<V>[] {
    const byPeriod = new Map(this.#periods.map((period, i) => [period, this.#values[i] as V]));
    return [...byPeriod].sort(([a], [b]) => a - b).map(([period, value]) => ({ ...daysOf(period), value }));
  }

  get lastPeriod(): number {
    return Math.max(...this.#periods);
  }
}
