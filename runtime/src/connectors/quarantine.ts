import type { LocalizedText } from '@zhengai/engine';
import { CsvFile, unguarded, type CsvRow } from './csv/index.js';

/** Heading of the last column; a file that has it comes from a quarantine. */
const REASON = '原因 reason';

/** Rejected rows as they came, with the reason in a last column: to be corrected and imported again. */
export class Quarantine {
  #file: CsvFile | undefined;
  #count = 0;

  constructor(
    readonly path: string,
    private readonly header: readonly string[],
    private readonly delimiter: string,
  ) {}

  get count(): number {
    return this.#count;
  }

  async add(cells: readonly string[], problems: readonly LocalizedText[]): Promise<void> {
    this.#count += 1;
    this.#file ??= await CsvFile.create(this.path, [...this.header, REASON], this.delimiter);
    const reason = problems.map(({ zh, en }) => `${zh} / ${en}`).join('；');
    await this.#file.write([[...this.header.map((_, i) => cells[i] ?? ''), reason]]);
  }

  /** The file stands under its name from now on, if there is any row in it. */
  async complete(): Promise<void> {
    await this.#file?.complete();
    this.#file = undefined;
  }

  async discard(): Promise<void> {
    await this.#file?.discard();
    this.#file = undefined;
  }
}

/** How to read the rows of a file with this header: those of a quarantine lose their reason and their guards. */
export function quarantineReader(header: readonly string[]): {
  readonly header: readonly string[];
  readonly read: (row: CsvRow) => CsvRow;
} {
  if (header.at(-1)?.trim() !== REASON) return { header, read: (row) => row };
  const width = header.length - 1;
  const isReason = (_: string, i: number, cells: readonly string[]): boolean =>
    i < width || cells.length !== header.length;
  return {
    header: header.slice(0, width).map(unguarded),
    read: ({ line, cells }) => ({ line, cells: cells.filter(isReason).map(unguarded) }),
  };
}
