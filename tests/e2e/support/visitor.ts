import type { Browser, BrowserContext, Page } from 'playwright-core';

export const DEMO_PASSWORD = 'zhengai-demo';

/** Somebody in front of a browser of their own. */
export interface Visitor {
  readonly page: Page;
  /** Calls the API as this person does through the page. */
  send<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, ifMatch?: number): Promise<T>;
  leave(): Promise<void>;
}

export interface VisitOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Opens the door by the log-in page. */
export async function visit(
  browser: Browser,
  address: string,
  staffNumber: string,
  options: VisitOptions = {},
): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: options.viewport ?? { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(address);
  await page.getByLabel('工号').fill(staffNumber);
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.locator('button[type=submit]').click();
  await page
    .getByRole('navigation', { name: '主导航' })
    .or(page.getByRole('navigation', { name: '常用页面' }))
    .first()
    .waitFor();
  return {
    page,
    send: (method, path, body, ifMatch) =>
      page.evaluate(
        async ({ method, path, body, ifMatch }) => {
          const session = (await (await fetch('/api/session')).json()) as { csrfToken: string };
          const response = await fetch(path, {
            method,
            headers: {
              'x-csrf-token': session.csrfToken,
              ...(body ? { 'content-type': 'application/json' } : {}),
              ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
            },
            ...(body ? { body: JSON.stringify(body) } : {}),
          });
          const answer = (await response.json()) as never;
          if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
          return answer;
        },
        { method, path, body, ifMatch },
      ),
    leave: async () => {
      await context.close();
      if (faults.length > 0) throw new Error(`the page threw: ${faults.join('; ')}`);
    },
  };
}
