import type pg from 'pg';
import type { Log, SessionStore, Store, UnitOfWork } from '../ports/index.js';
import { createChangeStore } from './change-store.js';
import { pooledConnection, type Connection } from './connection.js';
import { createPool } from './create-pool.js';
import { createDataWarningStore } from './data-warning-store.js';
import { createDefinitionStore } from './definition-store.js';
import { NotificationListener } from './notification-listener.js';
import { createDeliveryStore } from './delivery-store.js';
import { createNotificationStore } from './notification-store.js';
import { createMatterStore } from './matter-store.js';
import { createObservationStore } from './observation-store.js';
import { createOutboxRelayStore } from './outbox-relay-store.js';
import { createOutboxStore } from './outbox-store.js';
import { createPeopleStore } from './people-store.js';
import { createProcessStore } from './process-store.js';
import { ReleasedDefinitionsCache } from './released-definitions.js';
import { createSessionStore } from './session-store.js';
import { createRevisionPlanStore } from './revision-plan-store.js';
import { createSavedViewStore } from './saved-view-store.js';
import { createSettingStore } from './setting-store.js';
import { createSilenceStore } from './silence-store.js';
import { createSubjectStore } from './subject-store.js';
import { Transactions } from './transactions.js';
import { createVerdictStore } from './verdict-store.js';
import { createWarningStore } from './warning-store.js';

/** Connections of a process that hands in no pool of its own. */
const DEFAULT_POOL_SIZE = 10;

export type StoreOptions =
  | { readonly databaseUrl: string; readonly log: Log }
  /** Shared with others; the store does not end it. */
  | { readonly pool: pg.Pool; readonly log: Log };

/** A store on a migrated database. */
export async function createStore(options: StoreOptions): Promise<Store> {
  const { log } = options;
  const pool =
    'pool' in options
      ? options.pool
      : createPool({ databaseUrl: options.databaseUrl, size: DEFAULT_POOL_SIZE, log });
  const transactions = new Transactions(pool, log);
  const released = new ReleasedDefinitionsCache();
  const reading = pooledConnection(transactions);
  const listeners = new Set<NotificationListener>();
  const listen = (): NotificationListener => {
    const listener = new NotificationListener(pool.options, log);
    listeners.add(listener);
    return listener;
  };
  return {
    transaction: (work) => transactions.run((connection) => work(unitOfWork(connection, released))),
    read: unitOfWork(reading, released),
    relay: createOutboxRelayStore(reading, listen),
    async close() {
      for (const listener of listeners) await listener.stop();
      if (!('pool' in options)) await pool.end();
    },
  };
}

/** Log-ins are no part of a unit of work: they come and go by themselves. */
export function createSessions(pool: pg.Pool, log: Log): SessionStore {
  return createSessionStore(pooledConnection(new Transactions(pool, log)));
}

function unitOfWork(connection: Connection, released: ReleasedDefinitionsCache): UnitOfWork {
  return {
    subjects: createSubjectStore(connection),
    definitions: createDefinitionStore(connection, released),
    observations: createObservationStore(connection),
    verdicts: createVerdictStore(connection),
    warnings: createWarningStore(connection),
    silences: createSilenceStore(connection),
    matters: createMatterStore(connection),
    savedViews: createSavedViewStore(connection),
    dataWarnings: createDataWarningStore(connection),
    revisionPlans: createRevisionPlanStore(connection),
    processes: createProcessStore(connection),
    people: createPeopleStore(connection),
    notifications: createNotificationStore(connection),
    deliveries: createDeliveryStore(connection),
    settings: createSettingStore(connection),
    outbox: createOutboxStore(connection),
    changes: createChangeStore(connection),
  };
}
