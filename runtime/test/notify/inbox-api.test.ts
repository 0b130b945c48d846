import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ChannelStatus,
  ChannelTest,
  DeadDelivery,
  DeliveriesReplayed,
  Inbox,
  InboxRead,
  OwnSettingsView,
  Status,
} from '../../src/contract/index.js';
import { createChannels, readNotifyConfig } from '../../src/notify/index.js';
import type { Notice } from '../../src/ports/index.js';
import { deliverDueMessages, notify, planDueMessages } from '../../src/services/index.js';
import { drainOutbox } from '../../src/workers/index.js';
import { problemOf, StillClock, withApi, type ApiFixture, type Visitor } from '../api/api-fixture.js';
import { silentLog } from '../support/index.js';
import { startMailServer, type MailServer } from './mail-server.js';
import { PUBLIC_URL, TIMEOUT_MS } from './notified-college.js';
import { plainNotice } from './plain-notice.js';

let mail: MailServer;
let api: ApiFixture;
let admin: Visitor;
let owner: Visitor;
const clock = new StillClock('2026-11-24T02:00:00.000Z');

beforeAll(async () => {
  mail = await startMailServer();
  const channels = createChannels(
    readNotifyConfig({ PUBLIC_URL, SMTP_URL: mail.url, MAIL_FROM: 'zhengai@example.edu.cn' }),
    clock,
    TIMEOUT_MS,
  );
  api = await withApi({ channels, clock });
  admin = await api.logIn('1001');
  owner = await api.logIn('3001');
});
afterAll(async () => {
  await api.options.channels?.all.get('email')?.close();
  await api.close();
  await mail.close();
});

async function tell(keys: readonly string[], change: Partial<Notice> = {}): Promise<void> {
  const { store } = api.database;
  const { machines } = api.college.people;
  const notices = keys.map((key) =>
    plainNotice(key, {
      subjectId: api.college.subjects.machinery,
      text: { zh: `双师占比偏低 ${key}`, en: `low share ${key}` },
      link: '/warnings/9',
      audience: [{ kind: 'people', personIds: [machines] }],
      ...change,
    }),
  );
  await store.transaction((unit) => notify(unit, { clock }, notices));
  await drainOutbox({ store, clock, log: silentLog });
}

async function work(): Promise<void> {
  const deps = { store: api.database.store, clock, log: silentLog };
  const { channels } = api.options;
  if (!channels) throw new Error('no channels');
  clock.advance(60_000);
  await planDueMessages(deps, channels);
  await deliverDueMessages(deps, channels);
}

describe('the inbox', () => {
  test('shows what somebody was told, newest first, page by page', async () => {
    await tell(['a', 'b', 'c']);
    const inbox = await owner.json<Inbox>('GET', '/api/inbox?limit=2');
    expect(inbox.unread).toBe(3);
    expect(inbox.entries.map(({ text }) => text.en)).toEqual(['low share c', 'low share b']);
    expect(inbox.entries[0]).toMatchObject({
      kind: 'warningOpened',
      kindName: { zh: '新预警' },
      severity: { code: 'red', rank: 2 },
      link: '/warnings/9',
      subject: { name: '机械制造及自动化' },
      readAt: null,
    });
    const rest = await owner.json<Inbox>('GET', `/api/inbox?before=${inbox.entries[1]?.id}`);
    expect(rest.entries.map(({ text }) => text.en)).toEqual(['low share a']);
  });

  test('is one’s own alone', async () => {
    expect(await admin.json<Inbox>('GET', '/api/inbox')).toEqual({ entries: [], unread: 0 });
    const [entry] = (await owner.json<Inbox>('GET', '/api/inbox')).entries;
    const other = { body: { ids: [entry?.id] } };
    expect(await admin.json<InboxRead>('POST', '/api/inbox/read', other)).toMatchObject({ changed: 0 });
    expect((await owner.json<Inbox>('GET', '/api/inbox')).unread).toBe(3);
  });

  test('knows what was read', async () => {
    const { entries } = await owner.json<Inbox>('GET', '/api/inbox');
    const body = { ids: [entries[0]?.id] };
    expect(await owner.json<InboxRead>('POST', '/api/inbox/read', { body })).toEqual({
      changed: 1,
      unread: 2,
    });
    const unread = await owner.json<Inbox>('GET', '/api/inbox?unread=true');
    expect(unread.entries.map(({ id }) => id)).toEqual(entries.slice(1).map(({ id }) => id));
    expect(await owner.json<InboxRead>('POST', '/api/inbox/unread', { body })).toMatchObject({ unread: 3 });
    expect(await owner.json<InboxRead>('POST', '/api/inbox/read', { body: {} })).toMatchObject({
      changed: 3,
    });
  });
});

describe('settings', () => {
  test('have defaults, say which channels there are, and are kept', async () => {
    const first = await owner.json<OwnSettingsView>('GET', '/api/inbox/settings');
    expect(first.settings).toMatchObject({ channels: null, addresses: {}, digestAt: '08:00' });
    expect(first.channels).toContainEqual({ channel: 'email', configured: true, address: null });
    expect(first.channels).toContainEqual({ channel: 'wecom', configured: false, address: null });
    const body = {
      channels: ['email'],
      addresses: { email: 'ding@example.edu.cn' },
      quiet: null,
      weeklyBudget: 5,
      digestAt: '17:30',
    };
    const saved = await owner.json<OwnSettingsView>('PUT', '/api/inbox/settings', { body });
    expect(saved.settings).toEqual(body);
    expect(await owner.json<OwnSettingsView>('GET', '/api/inbox/settings')).toEqual(saved);
    expect(saved.channels[0]).toEqual({ channel: 'email', configured: true, address: 'ding@example.edu.cn' });
  });

  test('that cannot be used are named, each part', async () => {
    const body = {
      channels: null,
      addresses: { email: 'a@b.cn,c@d.cn', wecom: '@all' },
      quiet: { from: '25:00', until: '07:00' },
      weeklyBudget: 5,
      digestAt: 'noon',
    };
    const answer = await owner.request('PUT', '/api/inbox/settings', { body });
    expect(answer.statusCode).toBe(422);
    const { code, errors } = problemOf(answer);
    expect(code).toBe('notification.invalid');
    expect(errors?.map(({ path }) => path)).toEqual([
      '/digestAt',
      '/quiet/from',
      '/addresses/email',
      '/addresses/wecom',
    ]);
  });
});

describe('for the administrator', () => {
  test('messages that were given up are listed with their reason and sent again', async () => {
    mail.answer = () => ({ code: 550, text: 'mailbox unknown' });
    await tell(['d']);
    await work();
    const dead = await admin.json<DeadDelivery[]>('GET', '/api/deliveries/dead');
    expect(dead).toMatchObject([
      { channel: 'email', recipient: { name: '院长丁' }, notices: 1, text: { en: 'low share d' } },
    ]);
    expect(dead[0]?.lastError?.en).toContain('mailbox unknown');
    const status = await admin.json<Status>('GET', '/api/status');
    expect(status.deliveries).toEqual({ waiting: 0, sending: 0, sent: 0, dead: 1 });
    mail.answer = () => undefined;
    const body = { ids: [dead[0]?.id] };
    expect(await admin.json<DeliveriesReplayed>('POST', '/api/deliveries/replay', { body })).toEqual({
      replayed: 1,
    });
    await work();
    expect(mail.mails.map(({ to }) => to)).toEqual(['ding@example.edu.cn']);
    expect(await admin.json('GET', '/api/deliveries/dead')).toEqual([]);
  });

  test('channels say how they do', async () => {
    const channels = await admin.json<ChannelStatus[]>('GET', '/api/channels');
    expect(channels.find(({ channel }) => channel === 'email')).toMatchObject({
      configured: true,
      pausedUntil: null,
      deliveries: { sent: 1, dead: 0 },
    });
    expect(channels.filter(({ configured }) => configured)).toHaveLength(1);
  });

  test('a test message goes to whoever asks for it, and wakes a channel that rests', async () => {
    const refused = await admin.request('POST', '/api/channels/email/test');
    expect([refused.statusCode, problemOf(refused).code]).toEqual([422, 'channel.noAddress']);
    const off = await admin.request('POST', '/api/channels/wecom/test');
    expect([off.statusCode, problemOf(off).code]).toEqual([404, 'channel.unknown']);
    const { settings } = await admin.json<OwnSettingsView>('GET', '/api/inbox/settings');
    const body = { ...settings, addresses: { email: 'admin@example.edu.cn' } };
    await admin.json('PUT', '/api/inbox/settings', { body });
    await mail.goDown();
    const failed = await admin.json<ChannelTest>('POST', '/api/channels/email/test');
    expect(failed).toMatchObject({ outcome: 'down' });
    expect(failed.reason?.zh).toContain('邮件服务器不可用');
    await mail.comeUp();
    expect(await admin.json<ChannelTest>('POST', '/api/channels/email/test')).toEqual({
      outcome: 'sent',
      reason: null,
    });
    expect(mail.mails.at(-1)).toMatchObject({ to: 'admin@example.edu.cn' });
    expect(mail.mails.at(-1)?.subject).toContain('诊改平台测试消息');
  });
});
