import { rmSync } from 'node:fs';
import { open, rename, type FileHandle } from 'node:fs/promises';
import { Failure } from '../../ports/index.js';
import { harmless } from './harmless-cell.js';

const BUFFERED_CHARACTERS = 1 << 20;

/**
 * A CSV file for people: UTF-8 with a byte order mark, every cell harmless. It appears under its name when it is
 * complete, in place of the one that was there; until then, and when the process is interrupted, nothing changes.
 */
export class CsvFile {
  #buffered = '\uFEFF';
  readonly #needsQuotes: RegExp;

  private constructor(
    readonly path: string,
    private readonly partial: string,
    private readonly handle: FileHandle,
    private readonly delimiter: string,
  ) {
    this.#needsQuotes = delimiter === '\t' ? /[\t"\r\n]/ : new RegExp(`["\\r\\n\\${delimiter}]`);
  }

  /** @throws Failure `file.notWritable` */
  static async create(path: string, header: readonly string[], delimiter = ','): Promise<CsvFile> {
    const partial = `${path}.${process.pid}.part`;
    const handle = await open(partial, 'w').catch((cause: unknown) => {
      throw notWritable(path, cause);
    });
    const file = new CsvFile(path, partial, handle, delimiter);
    process.once('exit', file.#remove);
    await file.write([header]);
    return file;
  }

  async write(rows: readonly (readonly string[])[]): Promise<void> {
    for (const row of rows) this.#buffered += `${row.map(this.#spell).join(this.delimiter)}\n`;
    if (this.#buffered.length >= BUFFERED_CHARACTERS) await this.#flush();
  }

  /** It stands under its name from now on. */
  async complete(): Promise<void> {
    try {
      await this.#flush();
      await this.handle.close();
      await rename(this.partial, this.path);
    } catch (error) {
      throw error instanceof Failure ? error : notWritable(this.path, error);
    } finally {
      this.#forget();
    }
  }

  /** Leaves no trace of it. */
  async discard(): Promise<void> {
    await this.handle.close();
    this.#forget();
  }

  #forget(): void {
    this.#remove();
    process.off('exit', this.#remove);
  }

  readonly #spell = (text: string): string => {
    const cell = harmless(text);
    return this.#needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  };

  readonly #remove = (): void => rmSync(this.partial, { force: true });

  async #flush(): Promise<void> {
    const text = this.#buffered;
    this.#buffered = '';
    await this.handle.writeFile(text).catch((cause: unknown) => {
      throw notWritable(this.path, cause);
    });
  }
}

function notWritable(path: string, cause: unknown): Failure {
  const { message } = cause as Error;
  return new Failure(
    'file.notWritable',
    {
      zh: `写不了文件 ${path}（${message}）。请检查文件夹、权限和剩余空间，或另选一个文件名。`,
      en: `The file ${path} cannot be written (${message}). Check folder, rights and free space, or name another.`,
    },
    [],
    { cause },
  );
}
