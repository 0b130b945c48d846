import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { stringify } from 'csv-stringify/sync';
import { harmless } from './harmless-cell.js';

/** Rejected rows as they came, with the reason in a last column: to be corrected and imported again. */
export class Quarantine {
  #stream: WriteStream | undefined;
  count = 0;

  constructor(
    readonly path: string,
    private readonly header: readonly string[],
  ) {}

  async add(cells: readonly string[], reason: string): Promise<void> {
    this.count += 1;
    const padded = this.header.map((_, i) => harmless(cells[i] ?? ''));
    await this.#write([...padded, reason]);
  }

  async close(): Promise<void> {
    if (!this.#stream) return;
    this.#stream.end();
    await once(this.#stream, 'finish');
  }

  async #write(row: readonly string[]): Promise<void> {
    if (!this.#stream) {
      this.#stream = createWriteStream(this.path, { encoding: 'utf8' });
      this.#stream.write('\uFEFF' + stringify([[...this.header, '原因 reason']]));
    }
    if (!this.#stream.write(stringify([row]))) await once(this.#stream, 'drain');
  }
}
