import type { Config, Connection } from '../main/index.js';
import type { Clock, Log } from '../ports/index.js';
import { listenForStop, type StopRequest } from './stop-request.js';
import { createTerminal, type Terminal } from './terminal.js';

/** Flags that commands share. */
export interface CommonFlags {
  readonly json?: boolean;
}

export interface CommandContext {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly terminal: Terminal;
  readonly stop: StopRequest;
}

export interface ConnectedContext extends CommandContext {
  readonly connection: Connection;
}

/** Runs a command that ends by itself when it is asked to stop; a failure is said and becomes exit code 1. */
export async function runService(
  flags: CommonFlags,
  body: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const terminal = createTerminal(process.env, flags);
  const stop = listenForStop();
  try {
    // Only now: whoever asks for help should not wait for a database's driver to be loaded.
    const { createLog, readConfig, systemClock } = await import('../main/index.js');
    const config = readConfig(process.env);
    await body({ config, log: createLog(config), clock: systemClock, terminal, stop });
  } catch (error) {
    terminal.sayFailure(error);
    process.exitCode = 1;
  }
}

/**
 * Runs a command with the database open. Asked to stop, it is cut off: what it was writing is rolled back, and the
 * embedded server stops if nobody else uses it.
 */
export function runConnected(
  flags: CommonFlags,
  body: (context: ConnectedContext) => Promise<void>,
): Promise<void> {
  return runService(flags, async (context) => {
    const { connect } = await import('../main/index.js');
    const { config, log, stop, terminal } = context;
    const quiet = mutedBy(stop, log);
    const connection = await connect(config, quiet);
    const work = stop.isAsked()
      ? connection.close()
      : body({ ...context, connection, log: quiet, terminal: mutedBy(stop, terminal) }).finally(() =>
          stop.isAsked() ? undefined : connection.close(),
        );
    // once it is cut off nobody waits for it any more
    work.catch(() => undefined);
    await Promise.race([work, stop.asked]);
    if (!stop.isAsked()) return;
    terminal.say({
      zh: '已中断；没有完成的部分不会保存。',
      en: 'Interrupted; what was not complete is not stored.',
    });
    await connection.abandon();
    process.exit(stop.exitCode());
  });
}

/** What still runs after it was cut off has nothing to say: that it fails is no news. */
function mutedBy<T extends object>(stop: StopRequest, voice: T): T {
  return new Proxy(voice, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...said: unknown[]): unknown =>
        stop.isAsked() ? undefined : Reflect.apply(value, target, said);
    },
  });
}
