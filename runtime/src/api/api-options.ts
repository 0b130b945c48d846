import type { ChangeFeed, Channels, Clock, Log, SessionStore, Store } from '../ports/index.js';
import type { DemoAccount } from '../services/index.js';

/** How the house is, as `GET /api/status` tells it. */
export interface StatusReport {
  readonly ready: boolean;
  readonly queueBackend: 'postgres' | 'redis';
}

export interface ApiOptions {
  readonly store: Store;
  readonly feed: ChangeFeed;
  readonly clock: Clock;
  readonly log: Log;
  readonly sessions: SessionStore;
  /** Signs session cookies; at least 32 characters, the same in every API process. */
  readonly sessionSecret: string;
  readonly version: string;
  readonly status: () => StatusReport;
  /** The built pages; without it a page says how to build them. */
  readonly staticDir?: string;
  /** Demo accounts are listed, and their passwords open the door, only where this is given. */
  readonly demo?: { readonly accounts: () => Promise<readonly DemoAccount[]> };
  /** Ways to tell people outside of the pages; all are off when absent. */
  readonly channels?: Channels;
  /** Proxies whose `x-forwarded-…` headers are believed; those on this machine when absent. */
  readonly trustProxy?: boolean | string;
}
