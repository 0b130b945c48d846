import type { ServiceDeps } from '../services/index.js';
import { handleMessages } from './handle-messages.js';
import { isPassing } from './passing-failure.js';

/** A row that fails so often is set aside with its error, for a person to look at. */
export const PARK_AFTER_FAILURES = 5;

/**
 * Does what some outbox rows ask for and acknowledges them, in one transaction; rows done already, or in somebody
 * else's hands, are passed over. Where one of several fails, each is tried alone, so that it does not take the others
 * with it; a failure is counted on its row, which is then handed over again later. A database that is away is nobody's
 * failure.
 *
 * @returns how many rows were done
 */
export async function workOff(deps: ServiceDeps, ids: readonly string[]): Promise<number> {
  try {
    return await deps.store.transaction(async (unit) => {
      const rows = await unit.outbox.take(ids);
      if (rows.length === 0) return 0;
      await handleMessages(
        unit,
        deps,
        rows.map(({ message }) => message),
      );
      await unit.outbox.acknowledge(rows.map(({ id }) => id));
      return rows.length;
    });
  } catch (cause) {
    if (isPassing(cause)) {
      deps.log.warn({ outbox: ids, error: String(cause) }, 'work interrupted; it is handed over again');
      return 0;
    }
    if (ids.length > 1) {
      let done = 0;
      for (const id of ids) done += await workOff(deps, [id]);
      return done;
    }
    await recordFailure(deps, ids, cause);
    return 0;
  }
}

const MAX_ERROR_LENGTH = 4_000;

export async function recordFailure(
  { log, store }: ServiceDeps,
  ids: readonly string[],
  cause: unknown,
): Promise<void> {
  const error = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  log.error({ outbox: ids, error }, 'work failed');
  await store.relay.recordFailure(ids, error.slice(0, MAX_ERROR_LENGTH), PARK_AFTER_FAILURES);
}
