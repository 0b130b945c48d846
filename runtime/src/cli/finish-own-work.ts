import type { ConnectedContext } from './command-context.js';

/** Does what the command left in the outbox, unless a worker is running and does it anyway. */
export async function finishOwnWork({ connection, clock, log, terminal }: ConnectedContext): Promise<void> {
  const { withoutWorkers } = await import('../main/index.js');
  const { drainOutbox } = await import('../workers/index.js');
  const { store, databaseUrl } = connection;
  await withoutWorkers(databaseUrl, async () => {
    await store.relay.releaseAll();
    await drainOutbox(
      { store, clock, log },
      {
        onProgress: ({ done, total }) => {
          if (total === 0) return;
          terminal.progress({ zh: `后续处理 ${done} / ${total}`, en: `follow-up work ${done} of ${total}` });
        },
      },
    );
  });
}
