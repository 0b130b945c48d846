import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, withApi, type ApiFixture } from './api-fixture.js';

let folder: string;
let api: ApiFixture;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengai-pages-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>诊改</title>');
  await writeFile(path.join(folder, 'assets', 'app-1a2b3c.js'), 'console.log(1)');
  await writeFile(path.join(folder, '..', `${path.basename(folder)}-secret.txt`), 'secret');
  api = await withApi({ staticDir: folder });
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
  await rm(`${folder}-secret.txt`, { force: true });
});

describe('the built pages', () => {
  it('are served, and asked for anew each time', async () => {
    const answer = await api.app.inject({ url: '/' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.body).toContain('诊改');
  });

  it('are served at every address inside them', async () => {
    for (const url of ['/warnings', '/warnings/12?from=list', '/rules/low-share']) {
      const answer = await api.app.inject({ url });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('诊改');
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  it('keep their named files for ever', async () => {
    const answer = await api.app.inject({ url: '/assets/app-1a2b3c.js' });
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toContain('javascript');
  });

  it('say that a file is missing, rather than to serve the page in its place', async () => {
    const answer = await api.app.inject({ url: '/assets/app-gone.js' });
    expect(answer.statusCode).toBe(404);
    expect(problemOf(answer).code).toBe('request.noSuchAddress');
  });

  it('lead nowhere outside their folder', async () => {
    for (const url of [
      `/../${path.basename(folder)}-secret.txt`,
      `/%2e%2e/${path.basename(folder)}-secret.txt`,
      `/assets/..%2f..%2f${path.basename(folder)}-secret.txt`,
    ]) {
      const answer = await api.app.inject({ url });
      expect(answer.body).not.toBe('secret');
    }
  });

  it('take no other method', async () => {
    const answer = await api.app.inject({ method: 'POST', url: '/warnings' });
    expect(answer.statusCode).toBe(404);
  });
});

it('where the pages are not built, says how to build them', async () => {
  const bare = await withApi();
  try {
    const answer = await bare.app.inject({ url: '/' });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm run build');
    expect(answer.body).toContain('页面还没有构建');
  } finally {
    await bare.close();
  }
});
