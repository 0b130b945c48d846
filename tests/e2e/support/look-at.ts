import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const LANGUAGES = { zh: '中文', en: 'English' };
const REST_MS = 600;

/**
 * What is wrong with a page as a desktop and a phone show it, in Chinese and in English: what axe finds, and what is
 * wider than the screen. An open dialog covers the choice of language: ask for one language then. With SCREENSHOTS it leaves a picture of each in that folder.
 */
export async function lookAt(
  page: Page,
  name: string,
  languages: readonly (keyof typeof LANGUAGES)[] = ['zh', 'en'],
): Promise<string[]> {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await mkdir(folder, { recursive: true });
  const wrong: string[] = [];
  const before = page.viewportSize();
  for (const language of languages) {
    await page.setViewportSize(SIZES.desktop);
    const other = page.getByRole('button', { name: LANGUAGES[language], exact: true });
    // the button to the language that is shown is not there
    if (languages.length > 1 && (await other.count()) > 0) await other.first().click();
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      await page.waitForTimeout(REST_MS);
      const label = `${name}-${size}-${language}`;
      if (folder) await page.screenshot({ path: path.join(folder, `${label}.png`) });
      const { violations } = await new AxeBuilder({ page }).analyze();
      wrong.push(
        ...violations.map(
          ({ id, nodes }) => `${label}: ${id} ${nodes.map(({ target }) => target).join(' ')}`,
        ),
      );
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) wrong.push(`${label}: ${over} px wider than the screen`);
    }
  }
  await page.setViewportSize(before ?? SIZES.desktop);
  if (languages.length > 1)
    await page.getByRole('button', { name: LANGUAGES.zh, exact: true }).first().click();
  return wrong;
}
