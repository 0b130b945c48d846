import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that takes every message. */
export interface Mailbox {
  readonly url: string;
  /** In the order of arrival. */
  readonly mails: readonly { readonly to: readonly string[]; readonly subject: string }[];
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: { to: string[]; subject: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 10,
    onData(stream, { envelope }, accept) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({
          to: envelope.rcptTo.map(({ address }) => address),
          subject: subjectOf(Buffer.concat(chunks).toString('latin1')),
        });
        accept();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Quoted words of UTF-8, as they stand in headers. */
function subjectOf(raw: string): string {
  const [, coded = ''] = /^Subject: ((?:.*)(?:\r\n[ \t].*)*)/im.exec(raw) ?? [];
  const bytes = coded
    .replace(/\?=\s+=\?UTF-8\?Q\?/gi, '')
    .replace(/=\?UTF-8\?Q\?|\?=/gi, '')
    .replace(/_/g, ' ')
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
