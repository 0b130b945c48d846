import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchChromium } from '../support/real-parts.js';
import { startHouse, type House } from './support/house.js';
import { visit, type Visitor } from './support/visitor.js';

const CANVAS_REST_MS = 300;

const hasChromium = (await findChromium()) !== undefined;

interface Grid {
  readonly periods: readonly string[];
  readonly subjects: readonly { readonly code: string; readonly name: string }[];
  readonly valid: readonly number[];
  readonly items: Readonly<Record<string, { readonly values: readonly (number | null)[] }>>;
}

describe.skipIf(!hasChromium)('a rule drawn from nothing (needs Chromium)', () => {
  let house: House;
  let browser: Browser;
  let office: Visitor;
  let colleague: Visitor;

  beforeAll(async () => {
    [house, browser] = await Promise.all([startHouse(), launchChromium()]);
    await house.settled();
    office = await visit(browser, house.address, 'Q001');
    colleague = await visit(browser, house.address, 'Q002');
  }, 600_000);

  afterAll(async () => {
    await colleague?.leave();
    await office?.leave();
    await browser?.close();
    await house?.stop();
  }, 60_000);

  /** Programmes whose rate in the newest period is below a line, reckoned here from the items. */
  async function programmesBelow(line: number): Promise<string[]> {
    const grid = await office.send<Grid>(
      'GET',
      '/api/grid?level=programme&periodKind=academicYear&items=programme-certificates,programme-certificate-candidates',
    );
    const last = grid.periods.length - 1;
    return grid.subjects
      .filter((_, subject) => {
        const cell = subject * grid.periods.length + last;
        const passed = grid.items['programme-certificates']?.values[cell] ?? null;
        const taken = grid.items['programme-certificate-candidates']?.values[cell] ?? null;
        return grid.valid[cell] === 1 && passed !== null && taken !== null && (passed / taken) * 100 < line;
      })
      .map(({ name }) => name)
      .sort();
  }

  const previewed = async (page: Page): Promise<string[]> =>
    (await page.locator('[data-testid=preview-count] ~ ul button > span:first-child').allInnerTexts()).sort();

  async function expectPreview(line: number): Promise<void> {
    const expected = await programmesBelow(line);
    await expect.poll(() => previewed(office.page), { timeout: 30_000 }).toEqual(expected);
    expect(await office.page.getByTestId('preview-count').getAttribute('data-count')).toBe(
      String(expected.length),
    );
  }

  const sentence = (page: Page, part: string): Locator =>
    page.getByTestId('rule-sentence').filter({ hasText: part });

  const card = (id: string): Locator => office.page.locator(`.react-flow__node[data-id="${id}"]`);

  /** The canvas moves its parts into view after one is added: a hand waits for that, too. */
  async function placesAtRest(...parts: Locator[]) {
    let before = '';
    for (;;) {
      const places = await Promise.all(parts.map((part) => part.boundingBox()));
      if (JSON.stringify(places) === before) return places;
      before = JSON.stringify(places);
      await office.page.waitForTimeout(CANVAS_REST_MS);
    }
  }

  async function drag(from: Locator, to: Locator): Promise<void> {
    const [a, b] = await placesAtRest(from, to);
    if (!a || !b) throw new Error('nothing to drag between');
    const { mouse } = office.page;
    await mouse.move(a.x + a.width / 2, a.y + a.height / 2);
    await mouse.down();
    await mouse.move(b.x + b.width / 2 - 20, b.y + b.height / 2, { steps: 8 });
    await mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 4 });
    await mouse.up();
  }

  const out = (id: string): Locator => card(id).locator('.react-flow__handle[data-handleid=out]');
  const into = (id: string, port: string): Locator =>
    card(id).locator(`.react-flow__handle[data-handleid=${port}]`);

  test('is drawn on the canvas, and shows at once whom it would warn', async () => {
    const { page } = office;
    await page.goto(`${house.address}/rules`);
    await page.getByRole('button', { name: '新建规则' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('证书通过率过低');
    await dialog.getByLabel('关于哪个指标').click();
    await page.keyboard.type('证书通过率');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '开始画' }).click();
    await page.getByRole('heading', { name: '证书通过率过低' }).waitFor();

    await page.getByRole('button', { name: '+ 比较' }).click();
    await page.getByLabel('与多少比较').fill('52');
    await page.getByRole('button', { name: '+ 事实' }).click();
    await drag(out('fact1'), into('comparison1', 'left'));
    await drag(out('comparison1'), into('all1', 'condition'));
    await sentence(page, '低于52%').waitFor({ timeout: 10_000 });
    await expectPreview(52);
  }, 180_000);

  test('undo and redo lead back and forth', async () => {
    const { page } = office;
    const reads = page.getByTestId('rule-sentence');
    const before = await reads.innerText();
    await page.getByRole('button', { name: '撤销' }).click();
    await reads.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '重做' }).click();
    expect(await reads.innerText()).toBe(before);
  });

  test('changes its threshold in the code view, and the canvas follows', async () => {
    const { page } = office;
    await page.getByText('代码', { exact: true }).click();
    const editor = page.getByTestId('code-json');
    await editor.locator('.view-lines').waitFor();
    await editor.getByText('52').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('80');
    await sentence(page, '低于80%').waitFor({ timeout: 10_000 });
    await page.getByText('画布', { exact: true }).click();
    await card('comparison1').getByText('< 80%').waitFor();
    await expectPreview(80);
  }, 60_000);

  test('explains one of those it would warn', async () => {
    const { page } = office;
    const [name] = await programmesBelow(80);
    await page
      .getByRole('button', { name: name ?? '' })
      .first()
      .click();
    await page.getByRole('dialog').getByText('证书通过率').first().waitFor();
    await page.keyboard.press('Escape');
  });

  test('is approved by a second person, not by the first, and then warns', async () => {
    const { page } = office;
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByText('需由另一位同事批准').waitFor();
    expect(await page.getByRole('button', { name: '批准发布' }).isDisabled()).toBe(true);

    await colleague.page.goto(page.url());
    await colleague.page.getByRole('button', { name: '批准发布' }).click();
    await colleague.page.getByText('已发布').first().waitFor();

    const expected = await programmesBelow(80);
    await page.goto(`${house.address}/warnings`);
    for (const name of expected) {
      await page
        .getByText(new RegExp(`${name}[:：]证书通过率`))
        .first()
        .waitFor({ timeout: 60_000 });
    }
    await house.settled();
    const { warnings } = await office.send<{
      warnings: { ruleName: { zh: string }; subject: { name: string } }[];
    }>('GET', '/api/warnings?state=open&limit=200');
    const raised = warnings
      .filter(({ ruleName }) => ruleName.zh === '证书通过率过低')
      .map(({ subject }) => subject.name);
    expect(raised.sort()).toEqual(expected);
  }, 180_000);
});
