import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Channel, SendOutcome } from '../ports/index.js';
import { htmlText, plainText } from './message-text.js';
import type { EmailConfig } from './notify-config.js';
import { down, later, refused } from './outcomes.js';

/** Connections at a time; each carries many messages. */
const CONNECTIONS = 4;
/** One address, no list: whoever writes an address must not make it several. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;

/** E-mail in text and HTML; the message id is made of the key, so that a mail sent again can be told. */
export function createEmailChannel({ from, smtpUrl }: EmailConfig, timeoutMs: number): Channel {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const [, host = 'zhengai'] = /@([^\s<>@]+)>?\s*$/.exec(from) ?? [];
  return {
    name: 'email',
    async send(message) {
      if (!ADDRESS.test(message.to)) return refused('邮件地址不可用', 'It is no mail address.');
      try {
        const info = await transport.sendMail({
          from,
          to: { name: '', address: message.to },
          subject: `${message.subject.zh} / ${message.subject.en}`,
          text: plainText(message),
          html: htmlText(message),
          messageId: `<${createHash('sha256').update(message.key).digest('hex').slice(0, 40)}@${host}>`,
          headers: { 'auto-submitted': 'auto-generated', 'x-zhengai-delivery': message.key },
        });
        return { kind: 'sent', reference: info.messageId };
      } catch (cause) {
        return outcomeOf(cause as SmtpError);
      }
    },
    close: async () => transport.close(),
  };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** Answers to a recipient or a message are theirs; everything else is the server's. */
function outcomeOf({ code, command = '', message, responseCode }: SmtpError): SendOutcome {
  const concernsThisMail = command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE';
  if (responseCode === undefined || !concernsThisMail || responseCode === 421) {
    return down(`邮件服务器不可用：${message}`, `The mail server cannot be used: ${message}`);
  }
  return responseCode >= 500
    ? refused(`邮件服务器拒收：${message}`, `The mail server refuses it: ${message}`)
    : later(`邮件服务器暂不接收：${message}`, `The mail server does not take it now: ${message}`);
}
