import type { Channel, Clock, Message } from '../ports/index.js';
import { cutToBytes, escapeHtml, escapeMarkdown, markdownText, shortText } from './message-text.js';
import type { WecomConfig } from './notify-config.js';
import { refused } from './outcomes.js';
import { codeOf, fieldOf, textOf } from './platform-code.js';
import { createTokenChannel, downBy, judgeStatus, readToken, requestsTo } from './token-channel.js';
import type { Sending } from './sending.js';

const PLATFORM = { zh: '企业微信', en: 'WeCom' };
const EXPIRED = new Set([40014, 41001, 42001]);
/** Users that do not exist, are not among those the application may see, or have not joined. */
const WRONG_USER = new Set([60111, 81013, 40031, 46004, 60136]);
const TOO_MANY = new Set([45009, 45033]);
const MOST_MARKDOWN_BYTES = 2_048;
const MOST_TITLE_BYTES = 128;
const MOST_DESCRIPTION_BYTES = 512;
/** The same message to the same people is dropped within this time: what is sent again is not shown again. */
const SAME_MESSAGE_SECONDS = 14_400;

/**
 * WeCom application messages (企业微信应用消息).
 *
 * @source developer.work.weixin.qq.com, 获取access_token, 发送应用消息
 */
export function createWecomChannel(config: WecomConfig, sending: Sending, clock: Clock): Channel {
  const ask = requestsTo(config.baseUrl, sending);
  return createTokenChannel(
    {
      name: 'wecom',
      async askToken() {
        const query = { corpid: config.corpId, corpsecret: config.secret };
        const answer = await ask('/cgi-bin/gettoken', query);
        return readToken(answer, PLATFORM, { token: 'access_token', seconds: 'expires_in' });
      },
      send: (token, message) =>
        ask('/cgi-bin/message/send', { access_token: token }, bodyOf(message, config)),
      judge(answer) {
        const bad = judgeStatus(answer);
        if (bad) return bad;
        const { code, text } = codeOf(answer);
        if (EXPIRED.has(code)) return 'expired';
        const unknown = textOf(fieldOf(answer.json, 'invaliduser'));
        if (code === 0 && unknown === null) {
          return { kind: 'sent', reference: textOf(fieldOf(answer.json, 'msgid')) };
        }
        if (code === 0 || WRONG_USER.has(code)) {
          return refused(
            `企业微信里没有这个成员，或应用对其不可见：${unknown ?? text}`,
            `WeCom has no such member, or none the application may see: ${unknown ?? text}`,
          );
        }
        return downBy(PLATFORM, { code, text }, TOO_MANY.has(code));
      },
    },
    clock,
  );
}

function bodyOf(message: Message, { agentId }: WecomConfig): object {
  const common = {
    touser: message.to,
    agentid: Number(agentId),
    enable_duplicate_check: 1,
    duplicate_check_interval: SAME_MESSAGE_SECONDS,
  };
  const [section] = message.sections;
  if (message.sections.length === 1 && section?.lines.length === 1) {
    return {
      ...common,
      msgtype: 'textcard',
      textcard: {
        title: cutToBytes(message.subject.zh, MOST_TITLE_BYTES),
        description: description(message),
        url: message.link,
        btntxt: '打开',
      },
    };
  }
  const heading = `**${escapeMarkdown(cutToBytes(message.subject.zh, MOST_TITLE_BYTES))}**\n`;
  const rest = MOST_MARKDOWN_BYTES - Buffer.byteLength(heading);
  return { ...common, msgtype: 'markdown', markdown: { content: heading + markdownText(message, rest) } };
}

/** Escaping makes a text longer: it is cut before, so that no sign is cut in two. */
function description(message: Message): string {
  for (let most = MOST_DESCRIPTION_BYTES; ; most -= 64) {
    const escaped = escapeHtml(shortText(message, most));
    if (Buffer.byteLength(escaped) <= MOST_DESCRIPTION_BYTES) return escaped;
  }
}
