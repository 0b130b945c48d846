import { createReadStream } from 'node:fs';
import { parse, type Parser } from 'csv-parse';
import { Failure } from '../ports/index.js';

export interface CsvRow {
  /** 1-based line in the file where the row ends. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvOptions {
  readonly encoding: 'utf-8' | 'gb18030';
  readonly delimiter: string;
  /** Sees every byte read, before decoding. */
  readonly onChunk?: (chunk: Buffer) => void;
}

const MAX_ROW_CHARACTERS = 1_000_000;

/**
 * Streams a CSV of any size; the first row yielded is the header, its byte order mark removed.
 * Rows shorter or longer than the header are yielded as they are.
 *
 * @throws Failure `csv.notFound`, `csv.encoding`, `csv.syntax`
 */
export async function* readCsv(file: string, options: CsvOptions): AsyncGenerator<CsvRow> {
  const parser: Parser = parse({
    bom: true,
    delimiter: options.delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
  });
  const pumping = pump(file, options, parser);
  pumping.catch((error: unknown) => parser.destroy(error as Error));
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { line: parser.info.lines, cells };
  } catch (error) {
    throw asFailure(error, file);
  }
  await pumping;
}

async function pump(file: string, options: CsvOptions, parser: Parser): Promise<void> {
  const decoder = new TextDecoder(options.encoding, { fatal: true });
  const write = async (text: string): Promise<void> => {
    if (text !== '' && !parser.write(text)) {
      await new Promise<void>((resolve, reject) => {
        const settle = (done: () => void) => () => {
          parser.off('drain', drained).off('close', closed);
          done();
        };
        const drained = settle(resolve);
        const closed = settle(() => reject(new Error('reading was stopped')));
        parser.once('drain', drained).once('close', closed);
      });
    }
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    if (parser.destroyed) return;
    options.onChunk?.(chunk as Buffer);
    await write(decoder.decode(chunk as Buffer, { stream: true }));
  }
  await write(decoder.decode());
  parser.end();
}

function asFailure(error: unknown, file: string): Error {
  if (error instanceof Failure) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const options = { cause: error };
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return new Failure(
      'csv.notFound',
      {
        zh: `读不到数据文件 ${file}。请检查路径和权限。`,
        en: `The data file ${file} cannot be read. Check path and rights.`,
      },
      [],
      options,
    );
  }
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new Failure(
      'csv.encoding',
      {
        zh: `${file} 的内容与声明的编码不符。请在 encoding 中改为 utf-8 或 gb18030。`,
        en: `${file} is not in the declared encoding. Set encoding to utf-8 or gb18030.`,
      },
      [],
      options,
    );
  }
  return new Failure(
    'csv.syntax',
    { zh: `${file} 不是有效的 CSV:${message}`, en: `${file} is no valid CSV: ${message}` },
    [],
    options,
  );
}
