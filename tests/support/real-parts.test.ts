import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchChromium, startOwnRedis, type RunningRedis } from './real-parts.js';

const chromiumPath = await findChromium();
const redis: RunningRedis | undefined = await startOwnRedis();

afterAll(async () => {
  await redis?.stop();
});

describe.skipIf(redis === undefined)('Redis', () => {
  let client: Redis;
  beforeAll(() => {
    client = new Redis(redis?.url ?? '', { lazyConnect: true, maxRetriesPerRequest: 0 });
  });
  afterAll(() => {
    client.disconnect();
  });

  test('answers with a password, keeps everything and evicts nothing', async () => {
    expect(await client.set('键', '值')).toBe('OK');
    expect(await client.get('键')).toBe('值');
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    expect(await client.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
  });

  test('two of them do not meet', async () => {
    const other = await startOwnRedis();
    const otherClient = new Redis(other?.url ?? '');
    await client.set('only', 'here');
    expect(await otherClient.get('only')).toBeNull();
    otherClient.disconnect();
    await other?.stop();
  });
});

describe.skipIf(chromiumPath === undefined)('Chromium', () => {
  test('draws Chinese with a font of its own, not with boxes', async () => {
    const browser = await launchChromium();
    try {
      const page = await (await browser.newContext()).newPage();
      await page.setContent('<canvas id="c" width="60" height="30"></canvas>');
      const [diagnosis, improvement, absent] = await page.evaluate(() => {
        const context = document.querySelector('canvas')?.getContext('2d', { willReadFrequently: true });
        if (!context) return [];
        return ['诊', '改', '\u{10FFFF}'].map((character) => {
          context.clearRect(0, 0, 60, 30);
          context.font = '24px sans-serif';
          context.fillText(character, 0, 24);
          return context.getImageData(0, 0, 60, 30).data.join();
        });
      });
      expect(diagnosis).not.toBe(improvement);
      expect(diagnosis).not.toBe(absent);
    } finally {
      await browser.close();
    }
  });
});
