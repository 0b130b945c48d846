import { openEmbeddedPostgres } from '../../src/embedded/index.js';

/**
 * A program of its own that holds a lease: prints the URL, then waits. A line `release` on its input
 * gives the lease back; it ends when its input does.
 */
const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('usage: hold-lease DATA_DIR');
const say = (data: object): void => {
  process.stdout.write(`${JSON.stringify(data)}\n`);
};
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

try {
  const opened = await openEmbeddedPostgres({ dataDir, log });
  say({ url: opened.url });
  process.stdin.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('release'))
      void opened.release().then(() => {
        say({ released: true });
      });
  });
} catch (error) {
  say({ error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
