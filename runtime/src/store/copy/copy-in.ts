import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { RowEncoder } from './row-encoder.js';

/**
 * Writes rows by binary `COPY`.
 *
 * @param target  table and columns: `verdict (rule_id, period)`
 * @param writeRow  writes row `index` in the columns' order
 */
export async function copyIn(
  client: Pick<pg.ClientBase, 'query'>,
  target: string,
  rows: number,
  writeRow: (encoder: RowEncoder, index: number) => void,
): Promise<void> {
  if (rows === 0) return;
  const stream = client.query(copyFrom(`copy ${target} from stdin (format binary)`));
  const finished = once(stream, 'finish');
  // Awaited at the end; an error in between rejects what is awaited there too.
  finished.catch(() => undefined);
  const encoder = new RowEncoder();
  try {
    for (let index = 0; index < rows; index++) {
      writeRow(encoder, index);
      if (encoder.isFull && !stream.write(encoder.takeChunk())) await once(stream, 'drain');
    }
    encoder.end();
    stream.end(encoder.takeChunk());
  } catch (error) {
    stream.destroy();
    throw error;
  }
  await finished;
}
