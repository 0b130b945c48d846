import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import type { LocalizedText } from '@zhengai/engine';
import { Failure } from '../../ports/index.js';
import { CsvScanner, CsvSyntaxError, type CsvRow } from './csv-scanner.js';

export interface CsvOptions {
  /** A byte order mark in the file wins over it. */
  readonly encoding: 'utf-8' | 'gb18030';
  readonly delimiter: string;
}

const CHUNK_BYTES = 1 << 20;

/**
 * Streams a CSV of any size, some thousand records at a time; the first record of all is the header. Records shorter or
 * longer than the header are given as they are, those with nothing in them are left out.
 *
 * @throws Failure `csv.notFound`, `csv.encoding`, `csv.notText`, `csv.syntax`
 */
export async function* readCsv(file: string, options: CsvOptions): AsyncGenerator<readonly CsvRow[]> {
  const scanner = new CsvScanner(options.delimiter);
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  const scan = (text: string, read: (text: string) => CsvRow[]): CsvRow[] => {
    if (text.includes('\0')) throw new Failure('csv.notText', notText(file));
    const rows = read(isFirst ? text.replace(/^\uFEFF/, '') : text);
    isFirst &&= text === '';
    return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  };
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
      decoder ??= decoderFor(chunk as Buffer, options.encoding, file);
      yield scan(decoder.decode(chunk as Buffer, { stream: true }), (text) => scanner.push(text));
    }
    const rest = decoder?.decode() ?? '';
    yield scan(rest, (text) => [...scanner.push(text), ...scanner.end()]);
  } catch (error) {
    throw asFailure(error, file);
  }
}

function decoderFor(start: Buffer, declared: CsvOptions['encoding'], file: string): TextDecoder {
  const mark = start.subarray(0, 4).toString('hex');
  if (mark.startsWith('504b0304')) throw new Failure('csv.notText', notText(file));
  if (mark.startsWith('fffe') || mark.startsWith('feff')) {
    throw new Failure('csv.encoding', {
      zh: `${file} 是 UTF-16 编码。请另存为“CSV UTF-8”。`,
      en: `${file} is UTF-16. Save it as “CSV UTF-8”.`,
    });
  }
  return new TextDecoder(mark.startsWith('efbbbf') ? 'utf-8' : declared, { fatal: true });
}

const SYNTAX: Readonly<Record<CsvSyntaxError['kind'], LocalizedText>> = {
  quoteInside: {
    zh: '没有用引号括起的单元格里有引号',
    en: 'there is a quotation mark inside a cell that is not quoted',
  },
  textAfterQuote: {
    zh: '引号之后还有文字（单元格里的引号要写两次）',
    en: 'text follows a closing quotation mark (inside a cell it is written twice)',
  },
  quoteOpen: { zh: '引号没有配对，直到文件末尾', en: 'a quotation mark is never closed' },
  recordTooLong: {
    zh: '一行太长，可能有引号没有配对',
    en: 'a row is too long; a quotation mark may be open',
  },
};

function asFailure(error: unknown, file: string): unknown {
  const cause = { cause: error };
  if (error instanceof CsvSyntaxError) {
    const what = SYNTAX[error.kind];
    return new Failure(
      'csv.syntax',
      {
        zh: `${file} 第 ${error.line} 行起不是有效的 CSV:${what.zh}。`,
        en: `${file} is no valid CSV from line ${error.line} on: ${what.en}.`,
      },
      [{ path: `line ${error.line}`, code: `csv.${error.kind}`, message: what }],
      cause,
    );
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code === 'ENOTDIR') {
    const detail = {
      zh: `读不到数据文件 ${file}。请检查路径和权限。`,
      en: `The data file ${file} cannot be read. Check path and rights.`,
    };
    return new Failure('csv.notFound', detail, [], cause);
  }
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    const detail = {
      zh: `${file} 的内容与声明的编码不符。请在 encoding 中改为 utf-8 或 gb18030。`,
      en: `${file} is not in the declared encoding. Set encoding to utf-8 or gb18030.`,
    };
    return new Failure('csv.encoding', detail, [], cause);
  }
  return error;
}

function notText(file: string): LocalizedText {
  return {
    zh: `${file} 不是文本文件。请在电子表格软件中另存为 CSV。`,
    en: `${file} is no text file. Save it as CSV in the spreadsheet program.`,
  };
}
