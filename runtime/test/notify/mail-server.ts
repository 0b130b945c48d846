import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailServer {
  readonly url: string;
  /** In the order in which they were accepted. */
  readonly mails: readonly ReceivedMail[];
  /** What a recipient or a message is answered with; nothing: accepted. */
  answer: (to: string) => { readonly code: number; readonly text: string } | undefined;
  /** Called when a mail was accepted, before the sender hears of it. */
  onAccepted: (mail: ReceivedMail) => void;
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
  /** Up, empty, taking everything. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

/** A real SMTP server on this machine. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  let server: SMTPServer | undefined;
  let port = 0;
  const start = async (): Promise<void> => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      closeTimeout: 10,
      onRcptTo({ address }, _session, callback) {
        const refusal = received.answer(address);
        if (refusal === undefined) callback();
        else callback(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
      },
      onData(stream, session, callback) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const mail = readMail(
            Buffer.concat(chunks).toString('latin1'),
            session.envelope.rcptTo[0]?.address,
          );
          mails.push(mail);
          received.onAccepted(mail);
          callback();
        });
      },
    });
    server.on('error', () => undefined);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    port = (server.server.address() as AddressInfo).port;
  };
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      if (server === undefined) resolve();
      else server.close(() => resolve());
      server = undefined;
    });
  const received: MailServer = {
    get url() {
      return `smtp://127.0.0.1:${port}`;
    },
    mails,
    answer: () => undefined,
    onAccepted: () => undefined,
    goDown: stop,
    comeUp: start,
    async startAgain() {
      mails.length = 0;
      received.answer = () => undefined;
      received.onAccepted = () => undefined;
      if (server === undefined) await start();
    },
    close: stop,
  };
  await start();
  return received;
}

function readMail(raw: string, to = ''): ReceivedMail {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const header = (name: string): string =>
    new RegExp(`^${name}: ((?:.*)(?:\r\n[ \t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r\n[ \t]+/g, ' ') ?? '';
  return {
    to,
    messageId: header('message-id'),
    subject: decodeWords(header('subject')),
    text: partOf(raw, 'text/plain'),
    html: partOf(raw, 'text/html'),
  };
}

function decodeWords(text: string): string {
  return text
    .replace(/\?= +=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_all, kind: string, coded: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(coded, 'base64').toString('latin1')
        : unquote(coded.replace(/_/g, ' ')),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

function partOf(raw: string, type: string): string {
  const start = raw.toLowerCase().indexOf(`content-type: ${type}`);
  const [, head = '', body = ''] = /^([^]*?)\r\n\r\n([^]*?)(?:\r\n----|$)/.exec(raw.slice(start)) ?? [];
  const bytes = /base64/i.test(head)
    ? Buffer.from(body, 'base64')
    : Buffer.from(/quoted-printable/i.test(head) ? unquote(body.replace(/=\r\n/g, '')) : body, 'latin1');
  return bytes.toString('utf8').replace(/\r\n/g, '\n');
}

function unquote(text: string): string {
  return text.replace(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
