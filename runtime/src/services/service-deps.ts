import type { Clock, Log, Store } from '../ports/index.js';

/** What every use case is given. */
export interface ServiceDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** How far a long action has come; called after each part. */
export type OnProgress = (progress: { readonly done: number; readonly total: number }) => void;
