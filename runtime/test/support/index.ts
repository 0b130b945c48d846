export { silentLog } from './silent-log.js';
export { withTestDatabase, type TestDatabase } from './test-database.js';
