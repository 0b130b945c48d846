import pg from 'pg';

/** Advisory lock that every worker process shares while it lives; a crash gives it back. */
const WORKERS = 4_310_001;
/** Advisory lock of the one command that works off the outbox; others wait for it. */
const COMMAND = 4_310_002;

/** Says that a worker lives; waits for a command that does the work of the absent workers. @returns stop saying so */
export async function announceWorker(databaseUrl: string): Promise<() => Promise<void>> {
  const client = await openClient(databaseUrl);
  await client.query('select pg_advisory_lock_shared($1)', [WORKERS]);
  return () => client.end();
}

/**
 * Keeps workers from starting while `work` runs, if none lives now. Another command that is at it is waited for: what it
 * has overlooked is ours.
 *
 * @returns whether `work` ran
 */
export async function withoutWorkers(databaseUrl: string, work: () => Promise<void>): Promise<boolean> {
  const client = await openClient(databaseUrl);
  try {
    await client.query('select pg_advisory_lock($1)', [COMMAND]);
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      WORKERS,
    ]);
    if (!rows[0]?.alone) return false;
    await work();
    return true;
  } finally {
    await client.end();
  }
}

/** How many worker processes live, on this machine and others. */
export async function countWorkers(databaseUrl: string): Promise<number> {
  const client = await openClient(databaseUrl);
  try {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_locks
       where locktype = 'advisory' and objsubid = 1 and classid = 0 and objid = $1 and mode = 'ShareLock' and granted
         and database = (select oid from pg_database where datname = current_database())`,
      [WORKERS],
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

async function openClient(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
