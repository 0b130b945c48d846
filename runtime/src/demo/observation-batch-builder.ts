import type { ObservationBatch } from '../ports/index.js';

/** Observations of one source whose items and subjects are still places in lists, not keys of a store. */
export interface DemoBatch extends ObservationBatch {
  readonly level: string;
  readonly source: string;
  /** What `item` counts. */
  readonly items: readonly string[];
  readonly item: Int32Array;
  /** Places in the level's list of subjects. */
  readonly subjectId: Int32Array;
  readonly period: Int32Array;
  readonly number: Float64Array;
  readonly knownAt: Float64Array;
}

/** Collects rows column by column. */
export class ObservationBatchBuilder {
  #length = 0;
  readonly #item: Int32Array;
  readonly #subject: Int32Array;
  readonly #period: Int32Array;
  readonly #number: Float64Array;
  readonly #knownAt: Float64Array;

  constructor(
    private readonly head: Pick<DemoBatch, 'level' | 'source' | 'items'>,
    private readonly capacity: number,
  ) {
    this.#item = new Int32Array(capacity);
    this.#subject = new Int32Array(capacity);
    this.#period = new Int32Array(capacity);
    this.#number = new Float64Array(capacity);
    this.#knownAt = new Float64Array(capacity);
  }

  get isFull(): boolean {
    return this.#length === this.capacity;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(item: number, subject: number, period: number, value: number, knownAt: number): void {
    const row = this.#length++;
    this.#item[row] = item;
    this.#subject[row] = subject;
    this.#period[row] = period;
    this.#number[row] = value;
    this.#knownAt[row] = knownAt;
  }

  /** The rows so far; the builder begins anew. */
  take(): DemoBatch {
    const length = this.#length;
    this.#length = 0;
    return {
      ...this.head,
      length,
      item: this.#item.slice(0, length),
      subjectId: this.#subject.slice(0, length),
      period: this.#period.slice(0, length),
      number: this.#number.slice(0, length),
      knownAt: this.#knownAt.slice(0, length),
    };
  }
}
