import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { Failure } from '../ports/index.js';
import { MIGRATIONS } from './migrations/index.js';

/**
 * Brings the schema up to date; several at once are safe, one does the work.
 *
 * @returns the names of the migrations applied now
 * @throws Failure `store.newerSchema` when the database belongs to a newer release, `store.encoding` when it
 *   cannot hold Chinese text
 */
export async function migrate(database: string | pg.Pool): Promise<string[]> {
  const pool = typeof database === 'string' ? new pg.Pool({ connectionString: database, max: 1 }) : database;
  // An idle connection that the server ends is no concern of a migration that is done.
  if (pool !== database) pool.on('error', () => undefined);
  try {
    await assertEncoding(pool);
    const migrator = new Migrator({
      db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
      provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw asFailure(error);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    if (pool !== database) await pool.end();
  }
}

async function assertEncoding(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ encoding: string }>(
    `select pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`,
  );
  const encoding = rows[0]?.encoding ?? '';
  if (encoding === 'UTF8') return;
  throw new Failure('store.encoding', {
    zh: `数据库的编码是 ${encoding},必须是 UTF8。请用 create database … encoding 'UTF8' template template0 另建一个。`,
    en: `The database is encoded in ${encoding}; it has to be UTF8. Make another one: create database … encoding 'UTF8' template template0.`,
  });
}

function asFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.includes('corrupted migrations')) return error;
  return new Failure(
    'store.newerSchema',
    {
      zh: '数据库由更新版本的程序建立。请升级程序,或换用另一个数据库。',
      en: 'The database was made by a newer release. Upgrade the program, or use another database.',
    },
    [],
    { cause: error },
  );
}
