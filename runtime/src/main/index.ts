export { DEFAULT_PORT, readConfig, type Config } from './config.js';
export { connect, type Connection } from './connect.js';
export { createLog } from './create-log.js';
export { systemClock } from './system-clock.js';
