/** Somebody wants this program to end: Ctrl-C, a request to end, or the end of whoever started it. */
export interface StopRequest {
  /** Resolves once it is asked for. */
  readonly asked: Promise<void>;
  isAsked(): boolean;
  /** For the steps of a long start: throws once it is asked for. */
  throwIfAsked(): void;
  /** What a program that was cut off ends with: 128 and the number of the signal, as in a shell. */
  exitCode(): number;
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Listens from now on, so that a request that comes while everything is still starting is not lost. The
 * signals stay taken: a second Ctrl-C, or the terminal's own to the whole group, must not cut the
 * stopping short.
 */
export function listenForStop(): StopRequest {
  const request = new AbortController();
  const { signal } = request;
  let exitCode = 128 + SIGNALS.SIGTERM;
  const ask = (): void => {
    request.abort();
    process.off('disconnect', ask);
    // An open channel to whoever started this program would keep it from ending.
    if (process.connected) process.disconnect();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (!signal.aborted) exitCode = 128 + SIGNALS[name];
      ask();
    });
  }
  if (process.connected) process.once('disconnect', ask);
  else if (process.send !== undefined) ask();
  return {
    asked: new Promise((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    }),
    isAsked: () => signal.aborted,
    throwIfAsked: () => signal.throwIfAborted(),
    exitCode: () => exitCode,
  };
}
