import type { FactValue } from '@zhengai/engine';
import type { ObservationBatch, RecordInput, UnitOfWork } from '../ports/index.js';
import type { GoodRow } from './check-row.js';
import type { SubjectRegistry } from './subject-registry.js';

export interface WrittenCounts {
  readonly observations: number;
  readonly records: number;
  readonly changed: number;
}

/** Where rows go: into one import of one unit of work. */
export interface WriteTarget {
  readonly unit: UnitOfWork;
  readonly importId: number;
  /** Integer keys of the plan's items. */
  readonly itemIds: readonly number[];
}

const BATCH_VALUES = 200_000;
const BATCH_RECORDS = 20_000;

/** Takes good rows and writes them in batches; without a target it only counts. */
export class RowWriter {
  #rows: GoodRow[] = [];
  #writing: Promise<void> = Promise.resolve();
  #counts = { observations: 0, records: 0, changed: 0 };
  readonly #batchRows: number;

  constructor(
    private readonly target: WriteTarget | undefined,
    private readonly dataSet: string | undefined,
    itemCount: number,
    private readonly subjects: SubjectRegistry,
  ) {
    const rows = Math.ceil(BATCH_VALUES / Math.max(1, itemCount));
    this.#batchRows = dataSet === undefined ? rows : Math.min(rows, BATCH_RECORDS);
  }

  async add(row: GoodRow): Promise<void> {
    this.#rows.push(row);
    if (this.#rows.length >= this.#batchRows) await this.#flush();
  }

  async finish(): Promise<WrittenCounts> {
    await this.#flush();
    await this.#writing;
    return this.#counts;
  }

  /** Waits until nothing is being written any more, whatever became of it. */
  async settle(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  /** Waits for the rows before these only: the next are read while these are written. */
  async #flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    await this.#writing;
    this.#writing = this.#write(rows);
    // Told where it is awaited, at the next flush.
    this.#writing.catch(() => undefined);
  }

  async #write(rows: readonly GoodRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { target } = this;
    if (target) await this.subjects.resolve(target.unit);
    const batch = this.#observations(rows);
    const records = this.#records(rows);
    this.#counts.observations += batch.length;
    this.#counts.records += records.length;
    if (!target) return;
    const { observations } = target.unit;
    if (batch.length > 0) this.#counts.changed += (await observations.append(target.importId, batch)).changed;
    if (records.length > 0) await observations.appendRecords(target.importId, records);
  }

  #observations(rows: readonly GoodRow[]): ObservationBatch {
    const item: number[] = [];
    const subjectId: number[] = [];
    const period: number[] = [];
    const number: number[] = [];
    const text: (string | null)[] = [];
    const knownAt: number[] = [];
    for (const row of rows) {
      const id = this.subjects.idOf(row.code);
      row.values.forEach((value, i) => {
        if (value === null) return;
        item.push(this.target?.itemIds[i] ?? 0);
        subjectId.push(id);
        period.push(row.period);
        number.push(asNumber(value));
        text.push(typeof value === 'string' ? value : null);
        knownAt.push(row.knownAt);
      });
    }
    return { length: item.length, item, subjectId, period, number, text, knownAt };
  }

  #records(rows: readonly GoodRow[]): RecordInput[] {
    const { dataSet } = this;
    if (dataSet === undefined) return [];
    return rows.map((row) => ({
      dataSet,
      subjectId: this.subjects.idOf(row.code),
      occurredAt: new Date(row.occurredAt ?? row.knownAt).toISOString(),
      knownAt: new Date(row.knownAt).toISOString(),
      fields: row.fields,
    }));
  }
}

function asNumber(value: FactValue): number {
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : NaN;
}
