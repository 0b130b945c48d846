import pino from 'pino';
import type { Log } from '../ports/index.js';
import type { Config } from './config.js';

/** JSON lines on standard error, so that standard output stays what a command prints. */
export function createLog(config: Pick<Config, 'logLevel'>): Log {
  return pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
}
