import type { Clock, Store } from '../../ports/index.js';

/** What read models are made from. */
export interface ViewDependencies {
  readonly store: Pick<Store, 'read'>;
  readonly clock: Clock;
}

/** The day of the clock, `YYYY-MM-DD`. */
export function today(clock: Clock): string {
  return clock.now().slice(0, 10);
}
