import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/**
 * A mail server in a thread of its own, so that taking mails costs the sender's thread nothing.
 *
 * @returns {Promise<{ url: string, take(): Promise<{ to: string, raw: string }[]>, close(): Promise<void> }>}
 */
export async function openMailSink() {
  const worker = new Worker(new URL(import.meta.url));
  const [{ port }] = await once(worker, 'message');
  return {
    url: `smtp://127.0.0.1:${port}`,
    async take() {
      worker.postMessage('take');
      const [mails] = await once(worker, 'message');
      return mails;
    },
    async close() {
      await worker.terminate();
    },
  };
}

async function serve() {
  const { SMTPServer } = await import('smtp-server');
  /** @type {{ to: string, raw: string }[]} */
  let mails = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, callback) {
      /** @type {Buffer[]} */
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        mails.push({ to, raw: Buffer.concat(chunks).toString('latin1') });
        callback();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.server.address());
  parentPort?.postMessage({ port: address.port });
  parentPort?.on('message', () => {
    parentPort?.postMessage(mails);
    mails = [];
  });
}

if (!isMainThread) await serve();
