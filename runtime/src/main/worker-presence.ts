import pg from 'pg';

/** Advisory lock that every worker process shares while it lives; a crash gives it back. */
const LOCK = 4_310_001;

/** Says that a worker lives. @returns stop saying so */
export async function announceWorker(databaseUrl: string): Promise<() => Promise<void>> {
  const client = await openClient(databaseUrl);
  await client.query('select pg_advisory_lock_shared($1)', [LOCK]);
  return () => client.end();
}

/**
 * Keeps workers from starting while `work` runs, if none lives now.
 *
 * @returns whether `work` ran
 */
export async function withoutWorkers(databaseUrl: string, work: () => Promise<void>): Promise<boolean> {
  const client = await openClient(databaseUrl);
  try {
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      LOCK,
    ]);
    if (!rows[0]?.alone) return false;
    await work();
    return true;
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
