import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** A process that cannot be mistaken for a later one with the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque start mark; `null` where the system does not tell. */
  readonly startedAt: string | null;
}

export function identifyProcess(pid: number): ProcessIdentity {
  const state = readState(pid);
  return { pid, startedAt: state === 'gone' || state === 'unknown' ? null : state.startedAt };
}

export function isAlive(identity: ProcessIdentity): boolean {
  if (!answersSignal(identity.pid)) return false;
  const state = readState(identity.pid);
  if (state === 'gone') return false;
  if (state === 'unknown' || identity.startedAt === null) return true;
  return state.startedAt === identity.startedAt;
}

/** Reads an identity kept as JSON; `undefined` when the file is gone or was never finished. */
export async function readIdentity(file: string): Promise<ProcessIdentity | undefined> {
  try {
    const parsed = JSON.parse(await readFile(file, 'utf8')) as Partial<ProcessIdentity>;
    return typeof parsed.pid === 'number'
      ? { pid: parsed.pid, startedAt: parsed.startedAt ?? null }
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Command line of a process, `null` where it cannot be read. */
export function commandLineOf(pid: number): string | null {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

/** True also for a process of somebody else, which may not be signalled but is there. */
function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

type ProcessState = { readonly startedAt: string } | 'gone' | 'unknown';

function readState(pid: number): ProcessState {
  if (process.platform === 'linux') return readLinuxState(pid);
  if (process.platform === 'win32') return 'unknown';
  try {
    const [state = '', ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s+/);
    return state.startsWith('Z') ? 'gone' : { startedAt: started.join(' ') };
  } catch {
    return 'gone';
  }
}

function readLinuxState(pid: number): ProcessState {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return 'gone';
    return { startedAt: `${bootId()}/${fields[19] ?? ''}` };
  } catch {
    // /proc may hide the processes of others; the signal has already said that it is there.
    return 'unknown';
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
