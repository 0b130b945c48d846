import { createHash } from 'node:crypto';
import type { Channel, Clock, Message } from '../ports/index.js';
import type { FeishuConfig } from './notify-config.js';
import { refused } from './outcomes.js';
import { codeOf, fieldOf, textOf } from './platform-code.js';
import { requestJson } from './request-json.js';
import type { Sending } from './sending.js';
import { createTokenChannel, downBy, judgeStatus, readToken } from './token-channel.js';

const PLATFORM = { zh: '飞书', en: 'Feishu' };
const EXPIRED = new Set([99991661, 99991663, 99991664, 99991668]);
/** No such receiver, or one whom the bot may not write to. */
const WRONG_USER = new Set([230001, 230013, 230027, 230029, 99992351, 99992352, 99992360, 99992361]);
const TOO_MANY = new Set([99991400, 11232, 11233, 11247]);
/** This one receiver has had too many. */
const TOO_MANY_FOR_ONE = new Set([230020]);

/**
 * Messages of a Feishu application's bot (飞书) to one person.
 *
 * @source open.feishu.cn, 自建应用获取 tenant_access_token, 发送消息 (im/v1/messages)
 */
export function createFeishuChannel(config: FeishuConfig, sending: Sending, clock: Clock): Channel {
  return createTokenChannel(
    {
      name: 'feishu',
      async askToken() {
        const answer = await requestJson({
          ...sending,
          url: `${config.baseUrl}/open-apis/auth/v3/tenant_access_token/internal`,
          body: { app_id: config.appId, app_secret: config.appSecret },
        });
        return readToken(answer, PLATFORM, { token: 'tenant_access_token', seconds: 'expire' });
      },
      send: (token, message) =>
        requestJson({
          ...sending,
          url: `${config.baseUrl}/open-apis/im/v1/messages?receive_id_type=${config.idType}`,
          headers: { authorization: `Bearer ${token}` },
          body: {
            receive_id: message.to,
            msg_type: 'post',
            content: JSON.stringify({ zh_cn: feishuPost(message) }),
            // within an hour a message with the same one is not shown again
            uuid: createHash('sha256').update(message.key).digest('hex').slice(0, 40),
          },
        }),
      judge(answer) {
        const { code, text } = codeOf(answer);
        if (code === 0 && answer.status < 300) {
          return { kind: 'sent', reference: textOf(fieldOf(fieldOf(answer.json, 'data'), 'message_id')) };
        }
        // the platform answers 400 with a code of its own
        if (EXPIRED.has(code)) return 'expired';
        if (WRONG_USER.has(code)) {
          return refused(
            `飞书里没有这个用户，或机器人对其不可用：${code} ${text}`,
            `Feishu has no such user, or the bot may not write to them: ${code} ${text}`,
          );
        }
        if (TOO_MANY_FOR_ONE.has(code)) {
          return {
            kind: 'later',
            reason: {
              zh: '飞书限制了对此人的发送频率',
              en: `Feishu limits the rate to this person: ${text}`,
            },
          };
        }
        const isTooMany = TOO_MANY.has(code);
        return (isTooMany ? undefined : judgeStatus(answer)) ?? downBy(PLATFORM, { code, text }, isTooMany);
      },
    },
    clock,
  );
}

/** A rich text of plain parts and links: nothing in it is read as markup. */
export function feishuPost(message: Message): object {
  const text = (content: string): object => ({ tag: 'text', text: content });
  return {
    title: message.subject.zh,
    content: [
      ...message.sections.flatMap(({ heading, lines }) => [
        ...(heading === null ? [] : [[text(heading.zh)]]),
        ...lines.map((line) => [{ tag: 'a', text: line.text.zh, href: line.link }]),
      ]),
      ...(message.more === null ? [] : [[text(message.more.zh)]]),
      [{ tag: 'a', text: '打开', href: message.link }],
    ],
  };
}
