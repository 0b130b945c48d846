import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Readable } from 'node:stream';

const BIN = path.resolve(import.meta.dirname, '../../bin/zhengai.mjs');

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ZhengaiOptions {
  /** Besides what the tests themselves run in; what the product reads is taken out of that. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Signals then reach its whole group, as Ctrl-C on a terminal does. */
  readonly ownGroup?: boolean;
  /** As when another program starts it that wants to be left with. */
  readonly channel?: boolean;
}

const READ_BY_THE_PRODUCT =
  /^(DATABASE_URL|REDIS_URL|DATA_DIR|PORT|HOST|LOG_LEVEL|SESSION_SECRET|ZHENGAI_.*|LANG|LC_ALL)$/;

/** The command line as people run it, in a process of its own. */
export class Zhengai {
  stdout = '';
  stderr = '';
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;

  constructor(args: readonly string[], { env = {}, cwd, ownGroup = false, channel = false }: ZhengaiOptions) {
    const inherited = Object.entries(process.env).filter(([name]) => !READ_BY_THE_PRODUCT.test(name));
    this.child = spawn(process.execPath, [BIN, ...args], {
      cwd,
      env: { ...Object.fromEntries(inherited), ...env },
      detached: ownGroup,
      stdio: ['ignore', 'pipe', 'pipe', ...(channel ? (['ipc'] as const) : [])],
    });
    const [stdout, stderr] = [this.child.stdout, this.child.stderr] as [Readable, Readable];
    stdout.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    // not `close`, which does not come when the channel was closed from here
    this.ended = Promise.all([once(this.child, 'exit'), once(stdout, 'close'), once(stderr, 'close')]).then(
      ([[status, signal]]) => ({
        status: status as number | null,
        signal: signal as NodeJS.Signals | null,
        stdout: this.stdout,
        stderr: this.stderr,
      }),
    );
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits until it says something; fails when it ends without. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const found = (): RegExpExecArray | null => pattern.exec(`${this.stdout}\n${this.stderr}`);
    const heard = new Promise<RegExpExecArray>((resolve) => {
      const look = (): void => {
        const match = found();
        if (match) resolve(match);
      };
      this.child.stdout?.on('data', look);
      this.child.stderr?.on('data', look);
      look();
    });
    const match = await Promise.race([heard, this.ended]);
    if ('index' in match) return match;
    throw new Error(
      `it ended (${match.status}) without saying ${pattern}:\n${match.stdout}\n${match.stderr}`,
    );
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** As the terminal does it. */
  killGroup(signal: NodeJS.Signals): void {
    process.kill(-this.pid, signal);
  }
}

const running = new Set<Zhengai>();

export function startZhengai(args: readonly string[], options: ZhengaiOptions = {}): Zhengai {
  const process = new Zhengai(args, options);
  running.add(process);
  void process.ended.then(() => running.delete(process));
  return process;
}

export function zhengai(args: readonly string[], options: ZhengaiOptions = {}): Promise<Ended> {
  return startZhengai(args, options).ended;
}

/** For `afterEach`: what a failed test has left running. */
export async function endWhatIsLeft(): Promise<void> {
  const left = [...running];
  for (const process of left) process.kill('SIGTERM');
  await Promise.all(left.map(({ ended }) => ended));
}
