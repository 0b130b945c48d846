export { createChangeFeed } from './change-feed.js';
export { createPool, type PoolOptions } from './create-pool.js';
export { createSessions, createStore, type StoreOptions } from './create-store.js';
export { migrate } from './migrate.js';
export { StoreMisuse } from './store-misuse.js';
