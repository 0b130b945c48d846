import type { FactValue } from '@zhengai/engine';
import type { ObservationBatch, RecordInput, UnitOfWork } from '../ports/index.js';
import type { GoodRow } from './check-row.js';
import type { SubjectRegistry } from './subject-registry.js';

export interface WrittenCounts {
  readonly observations: number;
  readonly records: number;
  readonly changed: number;
}

/** Takes good rows and writes them in batches; without a unit of work it only counts. */
export class RowWriter {
  #rows: GoodRow[] = [];
  #writing: Promise<void> = Promise.resolve();
  #counts = { observations: 0, records: 0, changed: 0 };

  constructor(
    private readonly unit: UnitOfWork | undefined,
    private readonly importId: number,
    private readonly itemIds: readonly number[],
    private readonly dataSet: string | undefined,
    private readonly subjects: SubjectRegistry,
  ) {}

  async add(row: GoodRow): Promise<void> {
    this.#rows.push(row);
    if (this.#rows.length * Math.max(1, this.itemIds.length) >= BATCH_VALUES) await this.#flush();
  }

  async finish(): Promise<WrittenCounts> {
    await this.#flush();
    await this.#writing;
    return this.#counts;
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
    if (this.unit) await this.subjects.resolve(this.unit);
    const batch = this.#observations(rows);
    const records = this.#records(rows);
    this.#counts.observations += batch.length;
    this.#counts.records += records.length;
    if (!this.unit) return;
    if (batch.length > 0) {
      this.#counts.changed += (await this.unit.observations.append(this.importId, batch)).changed;
    }
    if (records.length > 0) await this.unit.observations.appendRecords(this.importId, records);
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
      for (let i = 0; i < this.itemIds.length; i++) {
        const value = row.values[i] ?? null;
        if (value === null) continue;
        item.push(this.itemIds[i] ?? 0);
        subjectId.push(id);
        period.push(row.period);
        number.push(asNumber(value));
        text.push(typeof value === 'string' ? value : null);
        knownAt.push(row.knownAt);
      }
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

/** Small enough that writing begins early, large enough that its round trips do not count. */
const BATCH_VALUES = 60_000;

function asNumber(value: FactValue): number {
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : NaN;
}
