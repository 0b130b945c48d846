export { DEFAULT_PORT, readConfig, type Config } from './config.js';
export { connect, type Connection } from './connect.js';
export { createLog } from './create-log.js';
export { fillWithDemo } from './fill-with-demo.js';
export { openChannels } from './open-channels.js';
export { runWorker } from './run-worker.js';
export { startHouse, type HouseIsUp, type StartOptions, type StartStep } from './start-house.js';
export { systemClock } from './system-clock.js';
export { announceWorker, countWorkers, withoutWorkers } from './worker-presence.js';
