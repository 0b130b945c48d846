import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Environment variable that every process started by a run inherits, however far it detaches itself. */
export const RUN_MARK = 'ZHENGAI_RUN_MARK';

const GRACE_MS = 5_000;
const STOP_MS = 15_000;

/**
 * Ends what a run has left behind. Programs that are just ending get a moment to do so by themselves.
 *
 * @param {string} mark  value of `RUN_MARK` that the run was started with
 * @returns {Promise<readonly string[]>} the command lines of those that had to be ended
 */
export async function endLeftovers(mark) {
  if (await areGoneWithin(mark, GRACE_MS)) return [];
  const named = findMarked(mark).map(({ commandLine }) => commandLine);
  // For PostgreSQL this is the gentle one of the signals that do not wait for its clients.
  signalMarked(mark, 'SIGINT');
  if (!(await areGoneWithin(mark, STOP_MS))) {
    signalMarked(mark, 'SIGKILL');
    await areGoneWithin(mark, STOP_MS);
  }
  return named;
}

/** @param {string} mark @param {number} ms */
async function areGoneWithin(mark, ms) {
  for (let waitedMs = 0; ; waitedMs += 100) {
    if (findMarked(mark).length === 0) return true;
    if (waitedMs >= ms) return false;
    await sleep(100);
  }
}

/** @param {string} mark @param {NodeJS.Signals} signal */
function signalMarked(mark, signal) {
  for (const { pid } of findMarked(mark)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Empty where the system does not show the environment of processes. @param {string} mark */
function findMarked(mark) {
  if (process.platform !== 'linux') return [];
  const wanted = `${RUN_MARK}=${mark}\0`;
  const found = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || name === String(process.pid)) continue;
    try {
      if (!readFileSync(`/proc/${name}/environ`, 'latin1').includes(wanted)) continue;
      const commandLine = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      // A process without a command line has ended and waits to be collected.
      if (commandLine !== '') found.push({ pid: Number(name), commandLine });
    } catch {
      // Ended meanwhile, or not ours to look at.
    }
  }
  return found;
}
