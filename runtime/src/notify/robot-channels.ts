import { createHmac } from 'node:crypto';
import type { Channel, Clock, Message, SendOutcome, SharedChannel } from '../ports/index.js';
import { feishuPost } from './feishu-channel.js';
import { cutToBytes, escapeMarkdown, markdownText } from './message-text.js';
import type { RobotConfig } from './notify-config.js';
import { refusedAsPersonal } from './outcomes.js';
import { codeOf } from './platform-code.js';
import { requestJson } from './request-json.js';
import type { Sending } from './sending.js';
import { downBy, judgeStatus, withoutAnswer } from './token-channel.js';

const MOST_MARKDOWN_BYTES = 4_000;
const MOST_TITLE_BYTES = 120;

interface Robot {
  readonly name: Exclude<SharedChannel, 'webhook'>;
  readonly platform: { readonly zh: string; readonly en: string };
  /** Address and body, signed where the robot asks for it. */
  readonly request: (message: Message, config: RobotConfig, nowMs: number) => { url: string; body: object };
}

const WECOM: Robot = {
  name: 'wecomRobot',
  platform: { zh: '企业微信群机器人', en: 'The WeCom group robot' },
  request: (message, { url }) => ({
    url,
    body: { msgtype: 'markdown', markdown: { content: markdown(message) } },
  }),
};

const DINGTALK: Robot = {
  name: 'dingtalkRobot',
  platform: { zh: '钉钉群机器人', en: 'The DingTalk group robot' },
  request: (message, { secret, url }, nowMs) => {
    const signed = new URL(url);
    if (secret !== null) {
      signed.searchParams.set('timestamp', String(nowMs));
      signed.searchParams.set('sign', hmac(secret, `${nowMs}\n${secret}`));
    }
    const title = cutToBytes(message.subject.zh, MOST_TITLE_BYTES);
    return {
      url: signed.href,
      body: { msgtype: 'markdown', markdown: { title, text: markdown(message) } },
    };
  },
};

const FEISHU: Robot = {
  name: 'feishuRobot',
  platform: { zh: '飞书群机器人', en: 'The Feishu group robot' },
  request: (message, { secret, url }, nowMs) => {
    const timestamp = String(Math.floor(nowMs / 1000));
    return {
      url,
      body: {
        // here the text is the key, and what is signed is empty
        ...(secret === null ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') }),
        msg_type: 'post',
        content: { post: { zh_cn: feishuPost(message) } },
      },
    };
  },
};

/** Robots of chat groups: only for what names nobody's data. */
export function createRobotChannels(
  config: { readonly [name in Exclude<SharedChannel, 'webhook'>]?: RobotConfig },
  sending: Sending,
  clock: Clock,
): Channel[] {
  return [WECOM, DINGTALK, FEISHU].flatMap((robot) => {
    const own = config[robot.name];
    return own === undefined ? [] : [createRobot(robot, own, sending, clock)];
  });
}

function createRobot(robot: Robot, config: RobotConfig, sending: Sending, clock: Clock): Channel {
  return {
    name: robot.name,
    async send(message): Promise<SendOutcome> {
      if (message.personal) return refusedAsPersonal();
      try {
        const request = robot.request(message, config, Date.parse(clock.now()));
        const answer = await requestJson({ ...sending, ...request });
        const bad = judgeStatus(answer);
        if (bad) return bad;
        const { code, text } = codeOf(answer);
        if (code === 0) return { kind: 'sent', reference: null };
        // wrong signature, too many messages, robot removed: nothing that another message would change
        return downBy(robot.platform, { code, text }, false);
      } catch (cause) {
        return withoutAnswer(cause);
      }
    },
    close: async () => undefined,
  };
}

function markdown(message: Message): string {
  const heading = `**${escapeMarkdown(cutToBytes(message.subject.zh, MOST_TITLE_BYTES))}**\n\n`;
  return heading + markdownText(message, MOST_MARKDOWN_BYTES - Buffer.byteLength(heading));
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}
