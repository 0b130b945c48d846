import { connect, createLog, readConfig, systemClock, type Config, type Connection } from '../main/index.js';
import type { Clock, Log } from '../ports/index.js';
import { createTerminal, sayFailure, type Terminal } from './terminal.js';

export interface CommandContext {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly terminal: Terminal;
}

export interface ConnectedContext extends CommandContext {
  readonly connection: Connection;
}

/** Runs a command's body with configuration and terminal; a failure is said and becomes exit code 1. */
export async function runCommand(body: (context: CommandContext) => Promise<void>): Promise<void> {
  const terminal = createTerminal(process.env);
  try {
    const config = readConfig(process.env);
    await body({ config, log: createLog(config), clock: systemClock, terminal });
  } catch (error) {
    sayFailure(terminal, error);
    process.exitCode = 1;
  }
}

/** As `runCommand`, with the database open; it is closed whatever happens, also on Ctrl-C. */
export function runConnected(body: (context: ConnectedContext) => Promise<void>): Promise<void> {
  return runCommand(async (context) => {
    const connection = await connect(context.config, context.log);
    const interrupted = (): void => {
      void connection.close().finally(() => process.exit(130));
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    try {
      await body({ ...context, connection });
    } finally {
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      await connection.close();
    }
  });
}
