import { sql, type Kysely, type Migration } from 'kysely';

/** A migration of plain statements, run one after the other in the migrator's transaction. */
export function statements(...texts: readonly string[]): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const text of texts) await sql.raw(text).execute(db);
    },
  };
}
