import type { ServiceDeps } from '../service-deps.js';

/**
 * Asks the workers to evaluate rules over all their subjects and periods.
 *
 * @returns how many messages were added to the outbox
 */
export async function enqueueSweep(
  deps: ServiceDeps,
  input: { readonly rules?: readonly string[]; readonly pack?: string; readonly warn: boolean },
): Promise<number> {
  throw new Error(`not built yet: ${deps.clock.now()} ${input.warn}`);
}
