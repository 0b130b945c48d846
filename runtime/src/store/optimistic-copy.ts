import pg from 'pg';
import type { StatementClient } from './connection.js';
import { copyIn, type RowEncoder } from './copy/index.js';

const UNIQUE_VIOLATION = '23505';

/**
 * Writes rows that are probably new by plain `COPY`, in half the time that looking for what they replace takes.
 *
 * @returns whether they were; else nothing was written. Inside a transaction only.
 */
export async function copyIfNew(
  client: StatementClient,
  target: string,
  rows: number,
  writeRow: (encoder: RowEncoder, index: number) => void,
): Promise<boolean> {
  await client.query('savepoint optimistic_copy');
  try {
    await copyIn(client, target, rows, writeRow);
  } catch (error) {
    await client.query('rollback to savepoint optimistic_copy');
    if (error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION) return false;
    throw error;
  }
  await client.query('release savepoint optimistic_copy');
  return true;
}
