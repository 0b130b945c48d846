import { sql } from 'kysely';
import type { Change, ChangeStore } from '../ports/index.js';
import { CHANNELS } from './channels.js';
import type { Connection } from './connection.js';

/** PostgreSQL takes notifications of fewer than 8000 bytes. */
const MAX_PAYLOAD_BYTES = 7_900;

export function createChangeStore({ db }: Connection): ChangeStore {
  return {
    async publish(changes) {
      const payloads = payloadsOf(changes);
      if (payloads.length === 0) return;
      await sql`select pg_notify(${CHANNELS.change}, payload) from unnest(${payloads}::text[]) as p(payload)`.execute(
        db,
      );
    },
  };
}

/** Changes as JSON arrays, each small enough; a change whose data is too large travels without it. */
export function payloadsOf(changes: readonly Change[]): string[] {
  const payloads: string[] = [];
  let batch: string[] = [];
  let bytes = 2;
  for (const change of changes) {
    const text = textOf(change);
    const size = Buffer.byteLength(text) + 1;
    if (bytes + size > MAX_PAYLOAD_BYTES) {
      payloads.push(`[${batch.join(',')}]`);
      batch = [];
      bytes = 2;
    }
    batch.push(text);
    bytes += size;
  }
  if (batch.length > 0) payloads.push(`[${batch.join(',')}]`);
  return payloads;
}

function textOf(change: Change): string {
  const text = JSON.stringify(change);
  if (Buffer.byteLength(text) + 3 <= MAX_PAYLOAD_BYTES) return text;
  const { kind, id } = change;
  return JSON.stringify({ kind, ...(id !== undefined && { id }) });
}
