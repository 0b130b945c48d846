import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How long a child may take to end after it was asked to. */
const PATIENCE_MS = 60_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {NodeJS.Signals | undefined} */
let interruptedBy;
let lastSignalAt = 0;
let listening = false;

/** The signal that asked this script to end, if one did. */
export function interruption() {
  return interruptedBy;
}

/**
 * Runs a program in a process group of its own and waits for it. Ctrl-C then reaches this script alone,
 * which passes it on once, however often the terminal and npm repeat it; asked again later, or when
 * the program does not end, its whole group is killed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void }} [options]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it; 127 when it cannot be started
 */
export function runChild(command, args, options = {}) {
  if (interruptedBy !== undefined) return Promise.resolve(exitCodeOf(interruptedBy));
  listenForSignals();
  const { onLine, ...spawnOptions } = options;
  const child = spawn(command, args, {
    stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
    ...spawnOptions,
  });
  running.add(child);
  if (onLine && child.stdout) readLines(child.stdout, onLine);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      running.delete(child);
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(127);
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve(signal ? exitCodeOf(signal) : (code ?? 1));
    });
  });
}

/** @param {NodeJS.Signals} signal */
export function exitCodeOf(signal) {
  return 128 + (constants.signals[signal] ?? 0);
}

function listenForSignals() {
  if (listening) return;
  listening = true;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => passOn(signal));
  }
  if (process.env.npm_lifecycle_event !== undefined) endWithParent();
}

/** @param {NodeJS.Signals} signal */
function passOn(signal) {
  const now = performance.now();
  const repeated = interruptedBy !== undefined && now - lastSignalAt > 1_000;
  if (interruptedBy !== undefined && !repeated) return;
  lastSignalAt = now;
  interruptedBy = signal;
  for (const child of running) signalGroup(child, repeated ? 'SIGKILL' : signal);
  if (!repeated)
    setTimeout(() => running.forEach((child) => signalGroup(child, 'SIGKILL')), PATIENCE_MS).unref();
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    // A terminal that closes is a polite request to end; programs do not listen for SIGHUP.
    const sent = signal === 'SIGHUP' ? 'SIGTERM' : signal;
    if (process.platform === 'win32') child.kill(sent);
    else if (sent === 'SIGKILL') process.kill(-child.pid, sent);
    // Politely only to the program itself: it knows in which order to end what it started.
    else process.kill(child.pid, sent);
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** npm that is killed must not leave us behind. Its scripts `exec`, so npm itself is the parent, no shell. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) passOn('SIGTERM');
  }, 500).unref();
}

/** @param {import('node:stream').Readable} stream @param {(line: string) => void} onLine */
function readLines(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream.on('end', () => rest !== '' && onLine(rest));
}
