/** The one place where tests get the real programs they need beside the product. */
export { findChromium, launchChromium } from './chromium.js';
export { findFreePort } from './free-port.js';
export { findRedis, startOwnRedis, startRedis, type RedisProgram, type RunningRedis } from './redis.js';
export { cacheFolder, projectRoot } from './cache-folder.js';
