import type { Clock, Store } from '../../ports/index.js';

/** What accounts are kept with. */
export interface AccountDependencies {
  readonly store: Store;
  readonly clock: Clock;
}
