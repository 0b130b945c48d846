import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  DEFAULT_NOTIFICATION_SETTINGS,
  type NotificationSettings,
  type PersonId,
} from '../../src/ports/index.js';
import { GIVE_UP_AFTER_MS, MOST_ATTEMPTS } from '../../src/services/notification/index.js';
import { startMailServer, type MailServer } from './mail-server.js';
import { MINUTE_MS, notifiedCollege, PUBLIC_URL, type NotifiedCollege } from './notified-college.js';

let mail: MailServer;
let house: NotifiedCollege;
let machines: PersonId;
let arts: PersonId;

/** No quiet hours and a budget that is never used up, so that time alone decides. */
const AT_ONCE: NotificationSettings = {
  ...DEFAULT_NOTIFICATION_SETTINGS,
  quiet: null,
  weeklyBudget: 10_000,
};

beforeAll(async () => {
  mail = await startMailServer();
  house = await notifiedCollege({ SMTP_URL: mail.url, MAIL_FROM: '诊改 <zhengai@example.edu.cn>' });
});
afterAll(async () => {
  await house.close();
  await mail.close();
});
beforeEach(async () => {
  await mail.startAgain();
  await house.startAgain();
  ({ machines, arts } = house.college.people);
  await house.set(machines, { ...AT_ONCE, addresses: { email: 'ding@example.edu.cn' } });
  await house.set(arts, { ...AT_ONCE, addresses: { email: 'wu@example.edu.cn' } });
});

const counts = () => house.database.store.read.deliveries.counts();
const keys = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    key: `n${from + index}`,
    text: { zh: `第 ${from + index} 条`, en: `number ${from + index}` },
    link: `/warnings/${from + index}`,
  }));
/** Numbers in the order in which somebody was told. */
const toldTo = (address: string) =>
  mail.mails
    .filter(({ to }) => to === address)
    .flatMap(({ subject }) => [...subject.matchAll(/第 (\d+) 条/g)].map(([, number]) => Number(number)));

test('a mail has both languages, text and HTML, and a link that opens the very task', async () => {
  const text = { zh: '<b>软件技术</b>：出勤率 81%，低于 85%', en: 'Software & <i>more</i>: 81 %' };
  await house.tell([machines], [{ key: 'one', text, link: '/tasks/7' }]);
  await house.pass(1);
  const [only, ...others] = mail.mails;
  expect(others).toEqual([]);
  expect(only).toMatchObject({ to: 'ding@example.edu.cn' });
  expect(only?.subject).toContain('新预警：<b>软件技术</b>');
  expect(only?.text.indexOf('低于 85%')).toBeLessThan(only?.text.indexOf('81 %') ?? 0);
  expect(only?.text).toContain(`${PUBLIC_URL}/tasks/7`);
  expect(only?.html).toContain(`href="${PUBLIC_URL}/tasks/7"`);
  expect(only?.html).not.toMatch(/<b>|<i>/);
  expect(only?.html).toContain('&#60;b&#62;软件技术');
  expect(only?.messageId).toMatch(/^<[0-9a-f]{40}@example\.edu\.cn>$/);
  expect(await counts()).toEqual({ waiting: 0, sending: 0, sent: 1, dead: 0 });
});

test('the server is down for an hour: nothing is lost, nothing comes twice, the order is kept', async () => {
  await house.tell([machines, arts], keys(1, 3));
  await house.pass(1);
  expect(toldTo('ding@example.edu.cn')).toEqual([1, 2, 3]);
  await mail.goDown();
  for (let part = 0; part < 12; part++) {
    await house.tell([machines, arts], keys(4 + part * 2, 5 + part * 2));
    await house.pass(5);
  }
  expect(mail.mails).toHaveLength(6);
  const [state] = await house.database.store.read.deliveries.states();
  expect(state).toMatchObject({ channel: 'email' });
  expect(state?.failures).toBeGreaterThan(4);
  expect(state?.lastError?.zh).toContain('邮件服务器不可用');
  await mail.comeUp();
  await house.pass(15);
  for (const address of ['ding@example.edu.cn', 'wu@example.edu.cn']) {
    expect(toldTo(address)).toEqual(Array.from({ length: 27 }, (_, index) => index + 1));
  }
  expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(54);
  expect(await counts()).toEqual({ waiting: 0, sending: 0, sent: 54, dead: 0 });
  const [after] = await house.database.store.read.deliveries.states();
  expect(after).toMatchObject({ failures: 0, pausedUntil: null });
  // an hour without a server is nobody's failure
  const { rows } = await house.database.pool.query<{ most: number }>(
    'select max(attempts) as most from delivery',
  );
  expect(rows).toEqual([{ most: 1 }]);
});

test('what nobody could carry for days is given up, and goes out when it is replayed', async () => {
  await mail.goDown();
  await house.tell([machines], keys(1, 1));
  await house.pass(1);
  house.clock.advance(GIVE_UP_AFTER_MS);
  await house.pass(2);
  expect(await counts()).toMatchObject({ waiting: 0, dead: 1 });
  await mail.comeUp();
  const { deliveries } = house.database.store.read;
  const [dead] = await deliveries.dead({ limit: 10 });
  expect(dead).toMatchObject({ channel: 'email', personId: machines, status: 'dead' });
  expect(await deliveries.replay([dead?.id ?? ''], house.clock.now())).toBe(1);
  await house.pass(15);
  expect(toldTo('ding@example.edu.cn')).toEqual([1]);
});

describe('one recipient', () => {
  test('whose address is refused is given up at once, and holds nobody up', async () => {
    mail.answer = (to) => (to.startsWith('ding') ? { code: 550, text: 'no such user' } : undefined);
    await house.tell([machines, arts], keys(1, 2));
    await house.pass(1);
    expect(toldTo('wu@example.edu.cn')).toEqual([1, 2]);
    expect(await counts()).toEqual({ waiting: 0, sending: 0, sent: 2, dead: 2 });
  });

  test('who takes no mail now is tried again, ever more rarely, and gets all in order', async () => {
    let refusals = 3;
    mail.answer = () => (refusals-- > 0 ? { code: 451, text: 'try later' } : undefined);
    await house.tell([machines], keys(1, 2));
    await house.pass(1);
    expect(mail.mails).toEqual([]);
    await house.pass(1 + 2 + 4 - 1);
    expect(mail.mails).toEqual([]);
    await house.pass(1);
    expect(toldTo('ding@example.edu.cn')).toEqual([1, 2]);
  });

  test('who never takes it is given up after the last try, and what is behind goes on', async () => {
    let refusals = MOST_ATTEMPTS;
    mail.answer = () => (refusals-- > 0 ? { code: 451, text: 'try later' } : undefined);
    await house.tell([machines], keys(1, 2));
    await house.pass(120);
    expect(toldTo('ding@example.edu.cn')).toEqual([2]);
    expect(await counts()).toMatchObject({ sent: 1, dead: 1 });
  });

  test('without an address gets nothing but the inbox', async () => {
    const { second } = house.college.people;
    await house.tell([second], keys(1, 1));
    await house.pass(1);
    expect(await counts()).toEqual({ waiting: 0, sending: 0, sent: 0, dead: 0 });
    expect(await house.database.store.read.notifications.unreadCount(second)).toBe(1);
  });

  test('whose address hides a second one is not written to', async () => {
    await house.set(machines, { ...AT_ONCE, addresses: { email: 'a@example.edu.cn,b@example.com' } });
    await house.tell([machines], keys(1, 1));
    await house.pass(1);
    expect(mail.mails).toEqual([]);
    expect(await counts()).toMatchObject({ dead: 1 });
  });
});

test('a worker that dies after sending leaves a mail that is sent again under the same id', async () => {
  await house.tell([machines], keys(1, 1));
  house.clock.advance(MINUTE_MS);
  // the row stays in the dead worker's hands
  const stop = new Error('killed');
  mail.onAccepted = () => {
    mail.onAccepted = () => undefined;
    house.clock.now = () => {
      throw stop;
    };
  };
  const { now } = house.clock;
  await expect(house.look()).rejects.toThrow(stop);
  house.clock.now = now;
  expect(await counts()).toMatchObject({ sending: 1 });
  await house.pass(4);
  expect(mail.mails).toHaveLength(1);
  await house.pass(2);
  expect(mail.mails).toHaveLength(2);
  expect(mail.mails[0]?.messageId).toBe(mail.mails[1]?.messageId);
  expect(await counts()).toMatchObject({ sent: 1, sending: 0 });
});

test('two workers that look at the same time send each mail once, in order', async () => {
  await house.set(machines, { ...AT_ONCE, addresses: { email: 'ding@example.edu.cn' } });
  for (let part = 0; part < 10; part++) {
    await house.tell([machines, arts], keys(part * 3 + 1, part * 3 + 3));
    house.clock.advance(MINUTE_MS);
    await Promise.all([house.look(), house.look()]);
  }
  await house.pass(1);
  for (const address of ['ding@example.edu.cn', 'wu@example.edu.cn']) {
    expect(toldTo(address)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  }
});

test('a flood of five hundred becomes one digest, worst first', async () => {
  const flood = Array.from({ length: 500 }, (_, index) => ({
    key: `flood${index}`,
    severity: index % 10 === 0 ? 'red' : 'yellow',
    effect: index,
    text: { zh: `课程 ${index} 出勤偏低`, en: `course ${index} is low` },
  }));
  await house.tell([machines], flood);
  await house.pass(60);
  const [digest, ...others] = mail.mails;
  expect(others).toEqual([]);
  expect(digest?.subject).toContain('诊改摘要：500 条（红色 50、黄色 450）');
  expect(digest?.text).toContain('红色（50 条）\n· 新预警：课程 490 出勤偏低');
  expect(digest?.text).toContain('另有 470 条，其中双师占比预警 470 条。全部内容请在收件箱查看。');
  expect(await house.database.store.read.notifications.unreadCount(machines)).toBe(500);
});

test('beyond the weekly budget one digest a day; next Monday the budget is new', async () => {
  await house.set(machines, {
    ...AT_ONCE,
    weeklyBudget: 2,
    addresses: { email: 'ding@example.edu.cn' },
  });
  for (let number = 1; number <= 5; number++) {
    await house.tell([machines], keys(number, number));
    await house.pass(2);
  }
  expect(toldTo('ding@example.edu.cn')).toEqual([1, 2]);
  // until eight o'clock the next morning
  house.clock.advance(22 * 60 * MINUTE_MS);
  await house.look();
  expect(mail.mails).toHaveLength(3);
  expect(mail.mails[2]?.subject).toContain('诊改摘要：3 条');
  house.clock.advance(6 * 24 * 60 * MINUTE_MS);
  await house.tell([machines], keys(6, 6));
  await house.pass(2);
  expect(mail.mails[3]?.subject).toContain('第 6 条');
});

test('what was read in the inbox meanwhile is told nowhere else', async () => {
  await house.tell([machines], keys(1, 2));
  const { notifications } = house.database.store.read;
  const [newest] = await notifications.inbox(machines, { limit: 1 });
  await notifications.markRead(machines, [newest?.notice.id ?? 0], house.clock.now());
  await house.pass(1);
  expect(toldTo('ding@example.edu.cn')).toEqual([1]);
});
