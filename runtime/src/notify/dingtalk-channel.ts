import type { Channel, Clock, Message } from '../ports/index.js';
import { cutToBytes, markdownText } from './message-text.js';
import type { DingtalkConfig } from './notify-config.js';
import { refused } from './outcomes.js';
import { codeOf, fieldOf, textOf } from './platform-code.js';
import type { Sending } from './sending.js';
import { createTokenChannel, downBy, judgeStatus, readToken, requestsTo } from './token-channel.js';

const PLATFORM = { zh: '钉钉', en: 'DingTalk' };
const EXPIRED = new Set([40001, 40014, 42001]);
const WRONG_USER = new Set([33012, 400002, 60121, 40031]);
/** Too many calls of this application, of all of them, of this interface; a server that is shut out for a while. */
const TOO_MANY = new Set([90002, 90003, 90004, 90005, 90006, 90018, 400038]);
const MOST_MARKDOWN_BYTES = 1_000;
const MOST_TITLE_BYTES = 120;

/**
 * DingTalk work notices (钉钉工作通知). The platform itself drops a second identical notice to a person on a day.
 *
 * @source open.dingtalk.com, 获取企业内部应用的access_token, 发送工作通知 (asyncsend_v2)
 */
export function createDingtalkChannel(config: DingtalkConfig, sending: Sending, clock: Clock): Channel {
  const ask = requestsTo(config.baseUrl, sending);
  return createTokenChannel(
    {
      name: 'dingtalk',
      async askToken() {
        const query = { appkey: config.appKey, appsecret: config.appSecret };
        const answer = await ask('/gettoken', query);
        return readToken(answer, PLATFORM, { token: 'access_token', seconds: 'expires_in' });
      },
      send: (token, message) =>
        ask(
          '/topapi/message/corpconversation/asyncsend_v2',
          { access_token: token },
          {
            agent_id: Number(config.agentId),
            userid_list: message.to,
            to_all_user: false,
            msg: cardOf(message),
          },
        ),
      judge(answer) {
        const bad = judgeStatus(answer);
        if (bad) return bad;
        const { code, text } = codeOf(answer);
        if (code === 0) return { kind: 'sent', reference: textOf(fieldOf(answer.json, 'task_id')) };
        if (EXPIRED.has(code)) return 'expired';
        if (WRONG_USER.has(code)) {
          return refused(`钉钉里没有这个用户：${code} ${text}`, `DingTalk has no such user: ${code} ${text}`);
        }
        return downBy(PLATFORM, { code, text }, TOO_MANY.has(code));
      },
    },
    clock,
  );
}

function cardOf(message: Message): object {
  return {
    msgtype: 'action_card',
    action_card: {
      title: cutToBytes(message.subject.zh, MOST_TITLE_BYTES),
      markdown: markdownText(message, MOST_MARKDOWN_BYTES),
      single_title: '打开',
      single_url: message.link,
    },
  };
}
