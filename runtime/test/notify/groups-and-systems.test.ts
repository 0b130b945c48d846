import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createChannels, readNotifyConfig } from '../../src/notify/index.js';
import { verifyWebhook } from '../../src/notify/webhook-signature.js';
import type { Channel, SendOutcome, SharedChannel } from '../../src/ports/index.js';
import { StillClock } from '../api/api-fixture.js';
import { startLocalServer, type Answer, type LocalServer } from './local-server.js';
import { notifiedCollege, PUBLIC_URL, type NotifiedCollege } from './notified-college.js';
import { SINGLE } from './sample-message.js';

const NOW = '2026-11-24T02:00:00.000Z';
const NOW_MS = Date.parse(NOW);
const SECRET = 'a secret of sixteen characters';

let server: LocalServer;
let environment: Record<string, string>;
beforeAll(async () => {
  server = await startLocalServer();
  environment = {
    PUBLIC_URL,
    NOTIFY_ALLOWED_HOSTS: '127.0.0.1',
    WEBHOOK_URL: `${server.url}/hook`,
    WEBHOOK_SECRET: SECRET,
    WECOM_ROBOT_URL: `${server.url}/cgi-bin/webhook/send?key=k`,
    DINGTALK_ROBOT_URL: `${server.url}/robot/send?access_token=t`,
    DINGTALK_ROBOT_SECRET: SECRET,
    FEISHU_ROBOT_URL: `${server.url}/open-apis/bot/v2/hook/h`,
    FEISHU_ROBOT_SECRET: SECRET,
  };
});
afterAll(() => server.close());
beforeEach(() => {
  server.received.length = 0;
  server.answer = () => ({ json: { errcode: 0 } });
});

function channelOf(name: SharedChannel, timeoutMs = 20_000): Channel {
  const channel = createChannels(readNotifyConfig(environment), new StillClock(NOW), timeoutMs).all.get(name);
  if (!channel) throw new Error(`${name} is off`);
  return channel;
}

describe('webhook', () => {
  test('is signed over time and body; a receiver can tell', async () => {
    expect(await channelOf('webhook').send(SINGLE)).toEqual({ kind: 'sent', reference: null });
    const [request] = server.received;
    expect(request?.headers['x-zhengai-delivery']).toBe(SINGLE.key);
    expect(request?.json).toEqual({ delivery: SINGLE.key, notices: SINGLE.facts });
    const received = {
      timestamp: String(request?.headers['x-zhengai-timestamp']),
      signature: String(request?.headers['x-zhengai-signature']),
      body: request?.body ?? '',
    };
    const now = NOW_MS / 1000;
    expect(verifyWebhook(SECRET, received, now)).toBe(true);
    expect(verifyWebhook(SECRET, received, now + 300)).toBe(true);
    expect(verifyWebhook(SECRET, received, now + 301)).toBe(false);
    expect(verifyWebhook(SECRET, received, now - 301)).toBe(false);
    expect(verifyWebhook('another secret, long enough', received, now)).toBe(false);
    expect(verifyWebhook(SECRET, { ...received, body: received.body.replace('17', '18') }, now)).toBe(false);
    expect(verifyWebhook(SECRET, { ...received, timestamp: String(now + 1) }, now)).toBe(false);
    expect(verifyWebhook(SECRET, { ...received, signature: 'v1=00' }, now)).toBe(false);
    const signed = createHmac('sha256', SECRET).update(`${now}.${received.body}`).digest('hex');
    expect(received.signature).toBe(`v1=${signed}`);
  });

  test.each<[Answer, SendOutcome['kind']]>([
    [{ status: 204 }, 'sent'],
    [{ status: 410 }, 'refused'],
    [{ status: 422 }, 'refused'],
    [{ status: 401 }, 'down'],
    [{ status: 500 }, 'down'],
    [{ status: 301, headers: { location: 'http://127.0.0.1:1/' } }, 'down'],
    ['never', 'down'],
    ['cut', 'down'],
  ])('%j: %s', async (answer, kind) => {
    server.answer = () => answer;
    const timeoutMs = answer === 'never' ? 1_000 : 20_000;
    expect((await channelOf('webhook', timeoutMs).send(SINGLE)).kind).toBe(kind);
    expect(server.received).toHaveLength(1);
  });

  test('waits as long as it is told', async () => {
    server.answer = () => ({ status: 429, headers: { 'retry-after': '120' } });
    expect(await channelOf('webhook').send(SINGLE)).toMatchObject({ kind: 'down', retryAfterMs: 120_000 });
  });

  test('an endless answer is cut off', async () => {
    server.answer = () => ({ json: 'x'.repeat(300_000) });
    expect(await channelOf('webhook').send(SINGLE)).toMatchObject({ kind: 'down' });
  });

  test('does not reach inside the college unless the host is named', async () => {
    const config = readNotifyConfig(environment);
    const inside = { ...config, allowedHosts: new Set<string>() };
    for (const url of [
      server.url,
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://localhost/',
      'https://[::ffff:10.0.0.1]/',
      'https://169.254.169.254/latest',
    ]) {
      const webhook = { url, secret: SECRET };
      const channels = createChannels({ ...inside, webhook }, new StillClock(NOW), 20_000);
      const outcome = await channels.all.get('webhook')?.send(SINGLE);
      expect([url, outcome]).toMatchObject([url, { kind: 'down', reason: { zh: '目标地址不在允许之列' } }]);
    }
    expect(server.received).toEqual([]);
  });
});

describe('group robots', () => {
  test('WeCom', async () => {
    expect(await channelOf('wecomRobot').send(SINGLE)).toEqual({ kind: 'sent', reference: null });
    expect(server.received[0]?.json).toMatchObject({
      msgtype: 'markdown',
      markdown: { content: expect.stringContaining(`[打开](${PUBLIC_URL}/warnings/17)`) as unknown },
    });
  });

  test('DingTalk, signed', async () => {
    expect(await channelOf('dingtalkRobot').send(SINGLE)).toEqual({ kind: 'sent', reference: null });
    const { query } = server.received[0] ?? { query: new URLSearchParams() };
    expect(query.get('access_token')).toBe('t');
    expect(query.get('timestamp')).toBe(String(NOW_MS));
    expect(query.get('sign')).toBe(
      createHmac('sha256', SECRET).update(`${NOW_MS}\n${SECRET}`).digest('base64'),
    );
  });

  test('Feishu, signed', async () => {
    server.answer = () => ({ json: { code: 0, msg: 'success' } });
    expect(await channelOf('feishuRobot').send(SINGLE)).toEqual({ kind: 'sent', reference: null });
    const timestamp = String(NOW_MS / 1000);
    expect(server.received[0]?.json).toMatchObject({
      timestamp,
      sign: createHmac('sha256', `${timestamp}\n${SECRET}`).update('').digest('base64'),
      msg_type: 'post',
    });
  });

  test('a wrong signature lets it rest', async () => {
    server.answer = () => ({ json: { errcode: 310000, errmsg: 'sign not match' } });
    expect(await channelOf('dingtalkRobot').send(SINGLE)).toMatchObject({ kind: 'down' });
  });

  test.each(['webhook', 'wecomRobot', 'dingtalkRobot', 'feishuRobot'] as const)(
    '%s gets nothing that names a person’s data',
    async (name) => {
      expect(await channelOf(name).send({ ...SINGLE, personal: true })).toMatchObject({ kind: 'refused' });
      expect(server.received).toEqual([]);
    },
  );
});

describe('what groups and other systems are told', () => {
  let house: NotifiedCollege;
  beforeAll(async () => {
    house = await notifiedCollege(environment);
  });
  afterAll(() => house.close());
  beforeEach(() => house.startAgain());

  const responsible = () => ({
    kind: 'responsible' as const,
    roles: ['responsible' as const],
    of: 'indicator' as const,
    code: 'skilled-share',
    subjectId: house.college.subjects.machinery,
  });
  const told = (path: string) => server.received.filter((request) => request.path === path);

  test('what those responsible are told; not what names a person, nor what was for one of them', async () => {
    await house.tell(
      [],
      [
        { key: 'open', audience: [responsible()] },
        { key: 'student', audience: [responsible()], personal: true },
        { key: 'mine', audience: [{ kind: 'people', personIds: [house.college.people.arts] }] },
        { key: 'office', kind: 'warningToConfirm', audience: [{ kind: 'qualityOffice' }] },
        { key: 'task', kind: 'taskAssigned', audience: [responsible()] },
      ],
    );
    await house.pass(2);
    expect(told('/hook').map(({ json }) => (json['notices'] as { kind: string }[])[0]?.kind)).toEqual([
      'warningOpened',
      'taskAssigned',
    ]);
    expect(told('/cgi-bin/webhook/send')).toHaveLength(1);
    await house.pass(5);
    expect(told('/hook')).toHaveLength(2);
  });

  test('a flood is one digest for a group, and every notice for a system', async () => {
    const flood = Array.from({ length: 40 }, (_, index) => ({ key: `f${index}`, audience: [responsible()] }));
    await house.tell([], flood);
    await house.pass(10);
    expect(told('/robot/send')).toHaveLength(1);
    expect(told('/hook')).toHaveLength(40);
    const ids = told('/hook').map(({ json }) => (json['notices'] as { id: number }[])[0]?.id ?? 0);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });
});
