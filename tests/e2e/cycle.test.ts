import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchChromium } from '../support/real-parts.js';
import { startHouse, type House } from './support/house.js';
import { visit, type Visitor } from './support/visitor.js';

const PERIOD = '2025-2026';
const PROGRAMME = { code: 'Z08', name: '智能制造装备技术' };
/** Heads that programme. */
const OWNER = 'T0047';
const ADMITTED = 80;

interface TaskRow {
  readonly id: number;
  readonly visit: number;
  readonly warning: { readonly id: number; readonly rule: string };
}

const hasChromium = (await findChromium()) !== undefined;

describe.skipIf(!hasChromium)('the cycle in a browser (needs Chromium)', () => {
  let house: House;
  let browser: Browser;
  let office: Visitor;
  let owner: Visitor;

  beforeAll(async () => {
    [house, browser] = await Promise.all([startHouse(), launchChromium()]);
    await house.settled();
    office = await visit(browser, house.address, 'Q001');
    owner = await visit(browser, house.address, OWNER, { viewport: { width: 390, height: 844 } });
  }, 600_000);

  afterAll(async () => {
    await owner?.leave();
    await office?.leave();
    await browser?.close();
    await house?.stop();
  }, 60_000);

  /** Students registered of those admitted; 85 % is the line. */
  const register = (registered: number): Promise<unknown> =>
    office.send('POST', '/api/observations', {
      source: '招生系统更正',
      observations: [
        {
          item: 'programme-admitted',
          level: 'programme',
          subject: PROGRAMME.code,
          period: PERIOD,
          value: ADMITTED,
        },
        {
          item: 'programme-registered',
          level: 'programme',
          subject: PROGRAMME.code,
          period: PERIOD,
          value: registered,
        },
      ],
    });

  async function tasksOfWarning(): Promise<TaskRow[]> {
    const tasks = await owner.send<TaskRow[]>('GET', '/api/tasks?mine=true&status=open');
    return tasks.filter(({ warning }) => warning.rule === 'programme-registration-low');
  }

  /** Fills in and submits whatever is asked of the owner, step by step, until nothing is left. */
  async function doTasks(expectedVisit: number): Promise<void> {
    for (const step of ['plan', 'report']) {
      await house.settled();
      const [task] = await tasksOfWarning();
      if (!task) throw new Error(`no task at step ${step}`);
      expect(task.visit).toBe(expectedVisit);
      await owner.page.goto(`${house.address}/tasks/${task.id}`);
      await owner.page.getByRole('button', { name: '提交' }).waitFor();
      for (const field of await owner.page.getByRole('textbox').and(owner.page.locator('textarea')).all())
        await field.fill('走访生源校,提前寄送录取通知。');
      const date = owner.page.getByLabel('计划完成日期');
      if ((await date.count()) > 0) {
        await date.fill('2026-12-20');
        await date.press('Enter');
      }
      await owner.page.getByRole('button', { name: '提交' }).click();
      await owner.page.getByText('已提交').first().waitFor();
    }
    await house.settled();
    expect(await tasksOfWarning()).toEqual([]);
  }

  const row = () => office.page.getByText(new RegExp(`${PROGRAMME.name}[:：]报到率`)).first();

  test('a corrected value opens a warning on the page without a reload', async () => {
    await office.page.goto(`${house.address}/warnings`);
    await office.page.getByText('双师型教师占比').first().waitFor();
    expect(await row().count()).toBe(0);
    await office.page.evaluate('window.notReloaded = true');
    await register(60);
    await row().waitFor({ timeout: 60_000 });
    expect(await office.page.evaluate('window.notReloaded')).toBe(true);
    expect(await row().innerText()).toContain('75%');
  }, 180_000);

  test('its task is filled in on a phone; without data in the window the effect cannot be told yet', async () => {
    await doTasks(1);
    await row().click();
    await office.page.getByText('尚无法判定').first().waitFor({ timeout: 60_000 });
  }, 180_000);

  test('a value that is no better is not effective: the warning reopens, the task returns', async () => {
    await office.page.evaluate('window.notReloaded = true');
    await register(62);
    await office.page.getByText('未见成效').first().waitFor({ timeout: 60_000 });
    expect(await office.page.evaluate('window.notReloaded')).toBe(true);
    await house.settled();
    expect((await tasksOfWarning()).map((task) => task.visit)).toEqual([2]);
  }, 180_000);

  test('a better value is effective: the warning resolves', async () => {
    await doTasks(2);
    await office.page.evaluate('window.notReloaded = true');
    await register(74);
    await office.page.getByText('成效已确认').first().waitFor({ timeout: 60_000 });
    expect(await office.page.evaluate('window.notReloaded')).toBe(true);
    await office.page.getByText('已解除').first().waitFor({ timeout: 60_000 });
    await office.page.goto(`${house.address}/warnings`);
    await office.page.getByText('双师型教师占比').first().waitFor();
    expect(await row().count()).toBe(0);
  }, 180_000);
});
