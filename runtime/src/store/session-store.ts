import { createHash } from 'node:crypto';
import type { SessionStore } from '../ports/index.js';
import type { Connection } from './connection.js';

const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();

export function createSessionStore({ db }: Connection): SessionStore {
  return {
    async find(id, now) {
      const row = await db
        .selectFrom('session')
        .select(['person_id', 'data', 'expires_at'])
        .where('id_hash', '=', hashOf(id))
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row && { id, personId: row.person_id, data: row.data, expiresAt: row.expires_at };
    },

    async save({ id, personId, data, expiresAt }) {
      const row = { person_id: personId, data: JSON.stringify(data), expires_at: expiresAt };
      await db
        .insertInto('session')
        .values({ id_hash: hashOf(id), ...row })
        .onConflict((conflict) => conflict.column('id_hash').doUpdateSet(row))
        .execute();
    },

    async remove(id) {
      await db.deleteFrom('session').where('id_hash', '=', hashOf(id)).execute();
    },

    async removeOf(personId, exceptId) {
      let query = db.deleteFrom('session').where('person_id', '=', personId);
      if (exceptId !== undefined) query = query.where('id_hash', '<>', hashOf(exceptId));
      await query.execute();
    },

    async removeExpired(now) {
      const { numDeletedRows } = await db
        .deleteFrom('session')
        .where('expires_at', '<=', now)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
