import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createChannels, readNotifyConfig } from '../../src/notify/index.js';
import type { Channel, Clock, PersonChannel, SendOutcome } from '../../src/ports/index.js';
import { StillClock } from '../api/api-fixture.js';
import { startLocalServer, type Answer, type LocalServer, type Received } from './local-server.js';
import { PUBLIC_URL } from './notified-college.js';
import { DIGEST, SINGLE } from './sample-message.js';

/** Of a channel whose server does not answer; the others have all the time they need. */
const SHORT_MS = 200;
const LONG_MS = 20_000;
const HOUR_MS = 3_600_000;

let server: LocalServer;
beforeAll(async () => {
  server = await startLocalServer();
});
afterAll(() => server.close());

/** What the platforms have in common, and how each says it. */
interface Platform {
  readonly channel: PersonChannel;
  readonly environment: Readonly<Record<string, string>>;
  readonly tokenPath: string;
  readonly sendPath: string;
  readonly token: (token: string) => unknown;
  readonly tokenOf: (request: Received) => string | null | undefined;
  readonly sent: { readonly json: unknown; readonly reference: string };
  readonly expired: unknown;
  readonly wrongUser: unknown;
  readonly tooMany: unknown;
  readonly wrongSecret: unknown;
}

const PLATFORMS: readonly Platform[] = [
  {
    channel: 'wecom',
    environment: { WECOM_CORP_ID: 'corp', WECOM_AGENT_ID: '1000002', WECOM_SECRET: 'secret' },
    tokenPath: '/cgi-bin/gettoken',
    sendPath: '/cgi-bin/message/send',
    token: (token) => ({ errcode: 0, errmsg: 'ok', access_token: token, expires_in: 7200 }),
    tokenOf: ({ query }) => query.get('access_token'),
    sent: { json: { errcode: 0, errmsg: 'ok', msgid: 'm-1' }, reference: 'm-1' },
    expired: { errcode: 42001, errmsg: 'access_token expired' },
    wrongUser: { errcode: 0, errmsg: 'ok', invaliduser: 'zhangsan' },
    tooMany: { errcode: 45009, errmsg: 'reach max api daily quota limit' },
    wrongSecret: { errcode: 40001, errmsg: 'invalid credential' },
  },
  {
    channel: 'dingtalk',
    environment: { DINGTALK_APP_KEY: 'key', DINGTALK_APP_SECRET: 'secret', DINGTALK_AGENT_ID: '42' },
    tokenPath: '/gettoken',
    sendPath: '/topapi/message/corpconversation/asyncsend_v2',
    token: (token) => ({ errcode: 0, errmsg: 'ok', access_token: token, expires_in: 7200 }),
    tokenOf: ({ query }) => query.get('access_token'),
    sent: { json: { errcode: 0, task_id: 256271667526, request_id: 'r' }, reference: '256271667526' },
    expired: { errcode: 40014, errmsg: '不合法的access_token' },
    wrongUser: { errcode: 33012, errmsg: '无效的USERID' },
    tooMany: { errcode: 90018, errmsg: '您的服务器调用钉钉开放平台所有接口的请求都被暂时禁用了' },
    wrongSecret: { errcode: 40089, errmsg: '不合法的corpid或corpsecret' },
  },
  {
    channel: 'feishu',
    environment: { FEISHU_APP_ID: 'cli_1', FEISHU_APP_SECRET: 'secret' },
    tokenPath: '/open-apis/auth/v3/tenant_access_token/internal',
    sendPath: '/open-apis/im/v1/messages',
    token: (token) => ({ code: 0, msg: 'ok', tenant_access_token: token, expire: 7200 }),
    tokenOf: ({ headers }) => headers.authorization?.replace('Bearer ', ''),
    sent: { json: { code: 0, msg: 'success', data: { message_id: 'om_1' } }, reference: 'om_1' },
    expired: { code: 99991663, msg: 'token expired' },
    wrongUser: { code: 230001, msg: 'invalid receive_id' },
    tooMany: { code: 99991400, msg: 'request trigger frequency limit' },
    wrongSecret: { code: 10014, msg: 'app secret invalid' },
  },
];

function channelOf({ channel: name, environment }: Platform, clock: Clock, timeoutMs = LONG_MS): Channel {
  const config = readNotifyConfig({
    PUBLIC_URL,
    NOTIFY_ALLOWED_HOSTS: '127.0.0.1',
    [`${name.toUpperCase()}_URL`]: server.url,
    ...environment,
  });
  const channel = createChannels(config, clock, timeoutMs).all.get(name);
  if (!channel) throw new Error(`${name} is off`);
  return channel;
}

describe.each(PLATFORMS)('$channel', (platform) => {
  const clock = new StillClock('2026-11-24T02:00:00.000Z');
  let channel: Channel;
  let onSend: (request: Received) => Answer;
  let onToken: (count: number) => Answer;
  const asked = (path: string) => server.received.filter((request) => request.path === path);

  beforeEach(() => {
    const { sendPath, sent, token, tokenPath } = platform;
    channel = channelOf(platform, clock);
    server.received.length = 0;
    onSend = () => ({ json: sent.json });
    onToken = (count) => ({ json: token(`token-${count}`) });
    server.answer = (request) => {
      if (request.path === tokenPath) return onToken(asked(tokenPath).length);
      return request.path === sendPath ? onSend(request) : { status: 404 };
    };
  });

  test('tells one person, and asks for a token once while it is valid', async () => {
    const { reference } = platform.sent;
    expect(await channel.send(SINGLE)).toEqual({ kind: 'sent', reference });
    expect(await channel.send(DIGEST)).toEqual({ kind: 'sent', reference });
    expect(asked(platform.tokenPath)).toHaveLength(1);
    const [single, digest] = asked(platform.sendPath);
    expect(platform.tokenOf(single as Received)).toBe('token-1');
    expect(single?.body).toContain('zhangsan');
    expect(single?.body).toContain(`${PUBLIC_URL}/warnings/17`);
    expect(digest?.body).toContain('红色（50 条）');
    expect(Buffer.byteLength(digest?.body ?? '')).toBeLessThan(30_000);
    clock.advance(2 * HOUR_MS);
    await channel.send(SINGLE);
    expect(asked(platform.tokenPath)).toHaveLength(2);
  });

  test('several at once share a token', async () => {
    await Promise.all([channel.send(SINGLE), channel.send(SINGLE), channel.send(DIGEST)]);
    expect(asked(platform.tokenPath)).toHaveLength(1);
  });

  test('a token given up early is asked for again, once', async () => {
    onSend = (request) => ({
      json: platform.tokenOf(request) === 'token-1' ? platform.expired : platform.sent.json,
    });
    expect((await channel.send(SINGLE)).kind).toBe('sent');
    expect(asked(platform.tokenPath)).toHaveLength(2);
    onSend = () => ({ json: platform.expired });
    expect((await channel.send(SINGLE)).kind).toBe('down');
    expect(asked(platform.tokenPath)).toHaveLength(3);
  });

  test.each<[string, () => Answer, SendOutcome['kind']]>([
    ['a wrong user id is refused', () => ({ json: platform.wrongUser }), 'refused'],
    ['too many messages let the channel rest', () => ({ json: platform.tooMany }), 'down'],
    ['so does an error of the server', () => ({ status: 502, json: {} }), 'down'],
    ['and one that hangs up in the middle', () => 'cut', 'down'],
    ['an answer without a code is no success', () => ({ json: 'fine' }), 'down'],
    ['a redirect is not followed', () => ({ status: 302, headers: { location: server.url } }), 'down'],
  ])('%s', async (_name, answer, kind) => {
    onSend = answer;
    const outcome = await channel.send(SINGLE);
    expect(outcome.kind).toBe(kind);
    if (outcome.kind !== 'sent') {
      expect(outcome.reason.zh).toMatch(/\p{Script=Han}/u);
      expect(outcome.reason.en).toMatch(/[a-z]/);
    }
    expect(asked('/')).toEqual([]);
  });

  test('so does one that does not answer', async () => {
    onSend = () => 'never';
    onToken = () => 'never';
    expect((await channelOf(platform, clock, SHORT_MS).send(SINGLE)).kind).toBe('down');
  });

  test('a wrong secret says so, without it', async () => {
    onToken = () => ({ json: platform.wrongSecret });
    const outcome = await channel.send(SINGLE);
    expect(outcome).toMatchObject({ kind: 'down' });
    expect(JSON.stringify(outcome)).not.toContain('"secret"');
    expect(asked(platform.sendPath)).toEqual([]);
    onToken = (count) => ({ json: platform.token(`token-${count}`) });
    expect((await channel.send(SINGLE)).kind).toBe('sent');
  });
});

describe('what the platforms are given', () => {
  const bodies: Record<string, unknown> = {};
  beforeAll(async () => {
    for (const platform of PLATFORMS) {
      const name = platform.channel;
      server.received.length = 0;
      server.answer = ({ path }) => ({
        json: path === platform.tokenPath ? platform.token('t') : platform.sent.json,
      });
      await channelOf(platform, new StillClock('2026-11-24T02:00:00.000Z')).send(SINGLE);
      bodies[name] = server.received.at(-1)?.json;
    }
  });

  test('WeCom: a card with a button, dropped when it comes twice', () => {
    expect(bodies['wecom']).toEqual({
      touser: 'zhangsan',
      agentid: 1_000_002,
      msgtype: 'textcard',
      enable_duplicate_check: 1,
      duplicate_check_interval: 14_400,
      textcard: {
        title: '新预警：软件技术[2026]出勤率偏低',
        description: '新预警：软件技术[2026]出勤率偏低 &#60;b&#62;81%&#60;/b&#62;',
        url: `${PUBLIC_URL}/warnings/17`,
        btntxt: '打开',
      },
    });
  });

  test('DingTalk: a card whose text is Markdown', () => {
    expect(bodies['dingtalk']).toMatchObject({
      agent_id: 42,
      userid_list: 'zhangsan',
      to_all_user: false,
      msg: {
        msgtype: 'action_card',
        action_card: {
          markdown: expect.stringContaining('软件技术［2026］出勤率偏低 ＜b＞81%＜/b＞') as unknown,
          single_url: `${PUBLIC_URL}/warnings/17`,
        },
      },
    });
  });

  test('Feishu: a post of plain parts and links, with an id that is the same when it is sent again', () => {
    const body = bodies['feishu'] as { receive_id: string; uuid: string; content: string };
    expect(body.receive_id).toBe('zhangsan');
    expect(body.uuid).toMatch(/^[0-9a-f]{40}$/);
    const link = `${PUBLIC_URL}/warnings/17`;
    expect(JSON.parse(body.content)).toEqual({
      zh_cn: {
        title: '新预警：软件技术[2026]出勤率偏低',
        content: [
          [{ tag: 'a', text: '新预警：软件技术[2026]出勤率偏低 <b>81%</b>', href: link }],
          [{ tag: 'a', text: '打开', href: link }],
        ],
      },
    });
  });
});
