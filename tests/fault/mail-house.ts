import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailHouse {
  readonly url: string;
  /** Message ids in the order in which they were accepted. */
  readonly accepted: readonly string[];
  close(): Promise<void>;
  open(): Promise<void>;
}

/** A real SMTP server on this machine, not yet open. */
export function mailHouse(port: number): MailHouse {
  const accepted: string[] = [];
  let server: SMTPServer | undefined;
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    async open() {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS', 'AUTH'],
        logger: false,
        closeTimeout: 10,
        onData(stream, _session, callback) {
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            const [, id = ''] = /^message-id: (\S+)/im.exec(Buffer.concat(chunks).toString('latin1')) ?? [];
            accepted.push(id);
            callback();
          });
        },
      });
      server.on('error', () => undefined);
      server.listen(port, '127.0.0.1');
      await once(server.server, 'listening');
      port = (server.server.address() as AddressInfo).port;
    },
    async close() {
      const open = server;
      server = undefined;
      if (open) await new Promise<void>((resolve) => open.close(() => resolve()));
    },
  };
}
