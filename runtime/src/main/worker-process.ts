import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Log } from '../ports/index.js';

const COMMAND = path.resolve(import.meta.dirname, '../../bin/zhengai.mjs');
const RESTART_AFTER_MS = 1000;

/**
 * A worker of its own beside the API, so that pages stay quick during a sweep; started again when it dies. It finds the
 * database as every command does: should this process be killed, it is the last to use the embedded server and stops it.
 */
export function superviseWorker(dataDir: string, log: Log): { stop(): Promise<void> } {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;

  const start = (): void => {
    // The worker leaves when this channel closes, however this process ends.
    child = spawn(process.execPath, [COMMAND, 'worker'], {
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('error', (error) => log.error({ error: error.message }, 'the worker could not be started'));
    child.on('exit', (code, signal) => {
      child = undefined;
      if (stopping) return;
      log.error({ code, signal }, 'the worker ended; starting it again');
      timer = setTimeout(start, RESTART_AFTER_MS);
    });
  };
  start();

  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      if (!child) return;
      const exited = once(child, 'exit');
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
