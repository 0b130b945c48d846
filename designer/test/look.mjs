/* global document */
// Takes pictures of the built pages on invented data, in both languages, on a desktop and on a phone, and checks each
// with axe. Needs a Chromium (CHROMIUM, default /usr/bin/chromium).
// Usage: npm run look [-- name…]   pictures land in test-results/pages; with violations the exit code is 1.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const wanted = process.argv.slice(2);
const folder = fileURLToPath(new URL('../test-results/pages', import.meta.url));
const configFile = fileURLToPath(new URL('./vite.fixture.config.ts', import.meta.url));
mkdirSync(folder, { recursive: true });

const names = { 1001: '林知远', 2001: '周岚', 9001: '何舟' };
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const pages = [
  { name: 'log-in', path: '/', account: undefined },
  { name: 'one-time-password', path: '/', account: '1001', prepare: oneTimePassword },
  { name: 'today-college', path: '/', account: '1001' },
  { name: 'today-owner', path: '/', account: '2001' },
  { name: 'warnings', path: '/warnings', account: '1001' },
  { name: 'warnings-none', path: '/warnings?state=resolved', account: '1001' },
  { name: 'warning', path: '/warnings/6', account: '1001' },
  {
    name: 'warning-table',
    path: '/warnings/6',
    account: '1001',
    act: (page) => page.getByText(/看表格|As a table/).click(),
  },
  { name: 'warning-evidence', path: '/warnings/6', account: '1001', act: unfoldEvidence },
  { name: 'warning-dismiss', path: '/warnings/6', account: '1001', act: openDismissal },
  { name: 'warning-missing', path: '/warnings/999', account: '1001' },
  { name: 'tasks', path: '/tasks', account: '2001' },
  { name: 'task', path: '/tasks/12', account: '2001' },
  { name: 'task-faults', path: '/tasks/13', account: '2001', act: submitEmpty },
  { name: 'task-conflict', path: '/tasks/12', account: '2001', act: conflict },
  { name: 'verifications', path: '/verifications', account: '1001' },
  { name: 'password', path: '/password', account: '1001' },
  { name: 'arrived', path: '/warnings', account: '1001', act: arrive },
];

async function oneTimePassword(page, base) {
  await page.request.post(`${base}/api/fixture/one-time`);
}
async function openDismissal(page) {
  await page.getByRole('button', { name: /关闭预警|Dismiss/ }).click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(400);
}
async function unfoldEvidence(page) {
  const folded = page.locator('details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  await page.waitForTimeout(700);
}
async function submitEmpty(page) {
  await page.getByRole('button', { name: /提\s*交|Submit/ }).click();
}
async function conflict(page, base) {
  await page.request.post(`${base}/api/fixture/save-elsewhere/12`);
  await page.locator('textarea').first().fill('两名骨干教师调离,新教师没有职业资格。');
  await page.getByText(/在别处被保存过|saved somewhere else/).waitFor();
}
async function arrive(page, base) {
  await page.request.post(`${base}/api/fixture/arrive`);
  await page.getByText(/数控编程与加工|CNC programming/).waitFor();
  await page.waitForTimeout(700);
}

const server = await preview({ configFile, preview: { port: 0, strictPort: false }, logLevel: 'error' });
const base = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
let faults = 0;

try {
  for (const { name, path, account, prepare, act } of pages) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const [size, viewport] of Object.entries(sizes)) {
      for (const language of ['zh', 'en']) {
        await look({ name, path, account, prepare, act, size, viewport, language });
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
process.exit(faults > 0 ? 1 : 0);

async function look({ name, path, account, prepare, act, size, viewport, language }) {
  const context = await browser.newContext({
    viewport,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const label = `${name}-${size}-${language}`;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/Failed to load resource/.test(message.text()))
      console.log(`${label}: ${message.text().slice(0, 300)}`);
  });
  page.on('pageerror', (error) => console.log(`${label}: ${error.message}`));
  await page.request.delete(`${base}/api/session`);
  await prepare?.(page, base);
  await page.goto(base + path);
  if (account) await page.getByRole('button', { name: names[account] }).click();
  await page.locator('h1').waitFor();
  await page.waitForLoadState('load');
  await page.waitForTimeout(700);
  await act?.(page, base);
  await page.waitForTimeout(200);
  const wholeHeight = await page.evaluate(() => document.documentElement.scrollHeight);
  if (!act)
    await page.setViewportSize({ width: viewport.width, height: Math.max(viewport.height, wholeHeight) });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${label}.png` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, nodes } of violations) {
    faults += 1;
    console.log(
      `${label}: axe ${id}: ${nodes
        .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary?.split('\n')[1] ?? ''}`)
        .slice(0, 3)
        .join(' | ')}`,
    );
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) {
    faults += 1;
    console.log(`${label}: ${overflow} px wider than the screen`);
  }
  await context.close();
}
