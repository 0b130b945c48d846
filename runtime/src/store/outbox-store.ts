import { sql } from 'kysely';
import type { OutboxRow, OutboxStore } from '../ports/index.js';
import { CHANNELS } from './channels.js';
import type { Connection } from './connection.js';
import { assertTransaction } from './store-misuse.js';

export function createOutboxStore(connection: Connection): OutboxStore {
  const { db } = connection;
  return {
    async add(messages) {
      if (messages.length === 0) return;
      await sql`
        insert into outbox (queue, message)
        select queue, message::json from unnest(
          ${messages.map((message) => message.queue)}::text[],
          ${messages.map((message) => JSON.stringify(message))}::text[]
        ) with ordinality as given(queue, message, place)
        order by place`.execute(db);
      await sql`select pg_notify(${CHANNELS.outbox}, '')`.execute(db);
    },

    async take(ids) {
      assertTransaction(connection, 'outbox.take');
      if (ids.length === 0) return [];
      // Rows another consumer holds are its own business; should it fail, the relay hands them over again.
      const { rows } = await sql<OutboxRow>`
        select id::text, message, attempts from outbox
        where id = any(${[...ids]}::bigint[])
        order by outbox.id
        for update skip locked`.execute(db);
      return rows;
    },

    async acknowledge(ids) {
      if (ids.length === 0) return;
      await sql`delete from outbox where id = any(${[...ids]}::bigint[])`.execute(db);
    },
  };
}
