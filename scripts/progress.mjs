/**
 * What scripts say while they work: Chinese first, then English. It goes to standard error where
 * standard output belongs to a program that reads it.
 *
 * @param {{ toStandardError?: boolean }} [options]
 */
export function createProgress(options = {}) {
  const stream = options.toStandardError ? process.stderr : process.stdout;
  const startedAt = performance.now();
  return {
    /** File descriptor for the output of children. */
    fd: options.toStandardError ? 2 : 1,
    /** @param {string} zh @param {string} en */
    say(zh, en) {
      stream.write(`[${formatSeconds(performance.now() - startedAt)}] ${zh} · ${en}\n`);
    },
    /** @param {string} text */
    plain(text) {
      stream.write(`${text}\n`);
    },
  };
}

/** @param {number} ms */
export function formatSeconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
