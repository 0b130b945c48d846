import type { OnProgress, ServiceDeps } from '../services/index.js';

/**
 * Does everything the outbox asks for in this process, without any queue: for commands that run where no worker does.
 *
 * @returns how many messages were done
 */
export async function drainOutbox(
  deps: ServiceDeps,
  options: { readonly onProgress?: OnProgress } = {},
): Promise<number> {
  throw new Error(`not built yet: ${deps.clock.now()} ${options.onProgress ? 1 : 0}`);
}
