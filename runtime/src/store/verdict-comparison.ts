import type { VerdictBatch } from '../ports/index.js';

/** What of a batch differs from the verdicts in force, which are met in the same order: by period, then by subject. */
export class VerdictComparison {
  readonly #differing: Uint32Array;
  #found = 0;
  #inForce = 0;
  #next = 0;

  constructor(
    private readonly batch: VerdictBatch,
    private readonly order: Uint32Array,
  ) {
    this.#differing = new Uint32Array(order.length);
  }

  meet(period: number, subjectId: number, ruleVersion: number, verdict: number, value: number): void {
    const { batch, order } = this;
    // Pass over what has no verdict yet.
    let row = order[this.#next];
    while (row !== undefined && this.#isBefore(row, period, subjectId)) {
      this.#differing[this.#found++] = row;
      row = order[++this.#next];
    }
    if (row === undefined || batch.period[row] !== period || batch.subjectId[row] !== subjectId) return;
    this.#next++;
    this.#inForce++;
    if (
      ruleVersion !== batch.ruleVersion ||
      verdict !== batch.verdict[row] ||
      !isSame(value, batch.value[row] as number)
    ) {
      this.#differing[this.#found++] = row;
    }
  }

  /** @returns rows of the batch that differ, in their order, and how many of its cells are stored at all */
  end(): { readonly differing: Uint32Array; readonly inForce: number } {
    while (this.#next < this.order.length) {
      this.#differing[this.#found++] = this.order[this.#next++] as number;
    }
    return { differing: this.#differing.subarray(0, this.#found), inForce: this.#inForce };
  }

  #isBefore(row: number, period: number, subjectId: number): boolean {
    const own = this.batch.period[row] as number;
    return own < period || (own === period && (this.batch.subjectId[row] as number) < subjectId);
  }
}

function isSame(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}
