import type { Rule } from '@zhengai/engine';
import type {
  AppliedPlan,
  DefinitionView,
  GridView,
  Inbox,
  LedgerView,
  OwnSettingsView,
  WarningList,
} from '@zhengai/runtime/contract';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchChromium } from '../support/real-parts.js';
import { startHouse, type House } from './support/house.js';
import { lookAt } from './support/look-at.js';
import { openMailbox, type Mailbox } from './support/mailbox.js';
import { visit, type Visitor } from './support/visitor.js';

const RULE = 'course-hours-behind';
const PERIOD = '2026-2027-1';
const FLOOD = 500;
const ADDRESS = 'office@college.example';
const PLANNED = 40;
const TAUGHT = 20;
/** What the demo has planted: behind before anything else comes. */
const BEHIND_BEFORE = 1;

const hasChromium = (await findChromium()) !== undefined;

describe.skipIf(!hasChromium)('a flood of warnings in a browser (needs Chromium)', () => {
  let mailbox: Mailbox;
  let house: House;
  let browser: Browser;
  let office: Visitor;
  let colleague: Visitor;

  beforeAll(async () => {
    mailbox = await openMailbox();
    [house, browser] = await Promise.all([
      startHouse({
        SMTP_URL: mailbox.url,
        MAIL_FROM: 'zhengai@college.example',
        PUBLIC_URL: 'https://zhengai.college.example',
      }),
      launchChromium(),
    ]);
    await house.settled();
    office = await visit(browser, house.address, 'Q001');
    colleague = await visit(browser, house.address, 'Q002');
  }, 600_000);

  afterAll(async () => {
    await colleague?.leave();
    await office?.leave();
    await browser?.close();
    await house?.stop();
    await mailbox?.close();
  }, 60_000);

  const warnings = (query = '') =>
    office.send<WarningList>('GET', `/api/warnings?rule=${RULE}&limit=200&state=open${query}`);
  const rows = (): Locator =>
    office.page.locator('main li').filter({ has: office.page.getByRole('checkbox') });
  const toolbar = (): Locator => office.page.getByRole('toolbar', { name: '对选中的预警' });

  async function openList(query = ''): Promise<void> {
    await office.page.goto(`${house.address}/warnings?rule=${RULE}${query}`);
    await rows().first().waitFor();
  }

  async function tick(count: number): Promise<void> {
    for (let row = 0; row < count; row += 1) await rows().nth(row).getByRole('checkbox').check();
    await toolbar().getByText(`已选 ${count} 条`).waitFor();
  }

  /** The office is asked first, by a version that says so. */
  async function askForConfirmation(): Promise<void> {
    const path = `/api/definitions/rule/${RULE}`;
    const [now] = await office.send<DefinitionView[]>('GET', path);
    const body = { ...(now?.body as Rule), confirmation: true };
    const draft = await office.send<DefinitionView>('PUT', `${path}/draft`, { body }, 0);
    const inReview = await office.send<DefinitionView>(
      'POST',
      `${path}/draft/review`,
      undefined,
      draft.revision,
    );
    await colleague.send('POST', `${path}/draft/approve`, undefined, inReview.revision);
    await house.settled();
  }

  async function flood(): Promise<void> {
    const grid = await office.send<GridView>(
      'GET',
      `/api/grid?level=course&periodKind=semester&items=course-hours-taught&from=${PERIOD}&to=${PERIOD}`,
    );
    const behind = new Set((await warnings()).warnings.map(({ subject }) => subject.code));
    const courses = grid.subjects
      .filter(({ code }, index) => grid.valid[index] === 1 && !behind.has(code))
      .slice(0, FLOOD);
    expect(courses).toHaveLength(FLOOD);
    await office.send('POST', '/api/observations', {
      source: '教务系统',
      observations: courses.flatMap(({ code: subject }) => [
        { item: 'course-hours-planned', level: 'course', subject, period: PERIOD, value: PLANNED },
        { item: 'course-hours-taught', level: 'course', subject, period: PERIOD, value: TAUGHT },
      ]),
    });
  }

  test('500 warnings become a list that can be read and one digest', async () => {
    const { settings } = await office.send<OwnSettingsView>('GET', '/api/inbox/settings');
    await office.send('PUT', '/api/inbox/settings', {
      ...settings,
      addresses: { email: ADDRESS },
      quiet: null,
    });
    await askForConfirmation();
    expect((await warnings()).counts).toMatchObject({ open: BEHIND_BEFORE });
    await flood();
    await house.settled();
    expect((await warnings()).counts).toMatchObject({ open: FLOOD + BEHIND_BEFORE });

    const start = Date.now();
    await openList();
    console.log(`the list of ${FLOOD} warnings stood after ${Date.now() - start} ms`);
    await office.page
      .getByText(String(FLOOD + BEHIND_BEFORE))
      .first()
      .waitFor();
    expect(await rows().count()).toBe(100);
    expect(await lookAt(office.page, 'flood-list')).toEqual([]);

    expect((await office.send<Inbox>('GET', '/api/inbox?limit=1')).unread).toBe(FLOOD);
    await office.page.goto(`${house.address}/inbox`);
    await office.page.getByText(`${FLOOD} 条未读`).waitFor();
    expect(await lookAt(office.page, 'flood-messages')).toEqual([]);

    await expect.poll(() => mailbox.mails.length, { timeout: 150_000, interval: 1_000 }).toBeGreaterThan(0);
    expect(mailbox.mails.map(({ to }) => to)).toEqual([[ADDRESS]]);
    expect(mailbox.mails[0]?.subject).toContain(`Digest: ${FLOOD} notices`);
  }, 400_000);

  test('what is ticked is acknowledged at once', async () => {
    await openList();
    await tick(3);
    expect(await lookAt(office.page, 'ticked')).toEqual([]);
    await toolbar().getByRole('button', { name: '标记已知悉' }).click();
    await office.page.getByText('已处理 3 条').waitFor();
    await office.page.getByText('全选这 100 条').click();
    await toolbar().getByText('已选 100 条').waitFor();
    await toolbar().getByRole('button', { name: '标记已知悉' }).click();
    await office.page.getByText('已处理 100 条').waitFor({ timeout: 30_000 });
    const seen = (await warnings()).warnings.filter(({ acknowledgedBy }) => acknowledgedBy !== null);
    expect(seen).toHaveLength(100);
  }, 180_000);

  test('a silence has a reason and an end', async () => {
    await openList();
    await tick(2);
    await toolbar().getByRole('button', { name: /静默/ }).click();
    const dialog = office.page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^静\s*默$/ }).click();
    await dialog.getByText('请写明理由').waitFor();
    await dialog.getByLabel('理由').fill('教务系统正在补录');
    await dialog.getByLabel('静默多久').fill('7');
    await dialog.getByRole('button', { name: /^静\s*默$/ }).click();
    await office.page.getByText('已处理 2 条').waitFor();
    const silenced = (await warnings('&muted=true')).warnings;
    expect(silenced).toHaveLength(2);
    await office.page.goto(`${house.address}/warnings/${String(silenced[0]?.id)}`);
    await office.page.getByText(/静默到.*教务系统正在补录/).waitFor();
    expect(await lookAt(office.page, 'silenced')).toEqual([]);
  }, 180_000);

  test('a dismissal as a false alarm stands in the ledger of the rule', async () => {
    const [first] = (await warnings()).warnings;
    await office.page.goto(`${house.address}/warnings/${String(first?.id)}`);
    await office.page.getByRole('button', { name: /关闭预警…/ }).click();
    const dialog = office.page.getByRole('dialog');
    await dialog.getByLabel('误报：规则不适用于这个对象').check();
    await dialog.getByRole('button', { name: '关闭预警' }).click();
    await office.page.getByText('预警已关闭').waitFor();
    const { ledger } = await office.send<LedgerView>('GET', `/api/rules/${RULE}/ledger`);
    expect(ledger).toMatchObject({ falseAlarms: 1, dismissedFor: { falseAlarm: 1 } });
    await office.page.goto(`${house.address}/rules/${RULE}/ledger`);
    const reasons = office.page.getByRole('listitem').filter({ hasText: '误报' });
    await reasons.waitFor();
    expect(await reasons.innerText()).toMatch(/误报\s*1/);
    expect(await lookAt(office.page, 'ledger')).toEqual([]);
  }, 180_000);

  test('a moved threshold says what it does to the warnings, does it, and is undone', async () => {
    const open = (await warnings()).counts['open'] ?? 0;
    expect(open).toBe(FLOOD + BEHIND_BEFORE - 1);
    const address = `${house.address}/rules/${RULE}`;
    await office.page.goto(address);
    await office.page.locator('.react-flow__node').filter({ hasText: '80%' }).click();
    const line = office.page.getByLabel('与多少比较');
    await line.fill('40');
    await line.press('Tab');
    await office.page.getByTestId('rule-sentence').filter({ hasText: '40%' }).waitFor();
    await office.page.getByRole('button', { name: '送审' }).click();
    await office.page.getByText('正在等待批准').waitFor();

    const { page } = colleague;
    await page.goto(address);
    await page.getByRole('button', { name: '批准发布' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: `关闭 ${open} 条` }).waitFor({ timeout: 60_000 });
    await dialog.getByText(/看是哪/).click();
    await dialog.getByRole('listitem').first().getByRole('checkbox').check();
    expect(await lookAt(page, 'plan', ['zh'])).toEqual([]);
    await dialog.getByRole('button', { name: '批准发布' }).click();
    await page.getByText(`关闭 ${open - 1} 条，保留 1 条`).waitFor({ timeout: 60_000 });
    await house.settled();
    expect((await warnings()).counts).toMatchObject({ open: 1 });
    expect(await lookAt(page, 'plan-applied')).toEqual([]);

    await page.getByRole('button', { name: '撤销处置' }).click();
    await page.getByText('处置已撤销').waitFor({ timeout: 30_000 });
    await house.settled();
    const [plan] = await office.send<AppliedPlan[]>('GET', `/api/rules/${RULE}/plans`);
    expect(plan?.undoneAt).not.toBeNull();
    expect((await warnings()).counts['open']).toBeGreaterThanOrEqual(open - 1);
  }, 240_000);
});
