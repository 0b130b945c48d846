import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/contract/index.js';
import { withApi, type ApiFixture } from './api-fixture.js';

let api: ApiFixture;
beforeAll(async () => {
  api = await withApi();
});
afterAll(() => api.close());

interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId?: string; readonly summary?: string }>>>
  >;
}

const document = async (): Promise<ApiDocument> =>
  (await api.app.inject({ url: '/api/docs/json' })).json<ApiDocument>();

describe('the document of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const found = await document();
    expect(found.openapi).toBe('3.1.0');
    const result = await new Validator().validate(
      JSON.parse(JSON.stringify(found)) as Record<string, unknown>,
    );
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('holds every route of the contract, and no other', async () => {
    const { paths } = await document();
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const contracted = ROUTES.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(documented.sort()).toEqual(contracted.sort());
  });

  it('names each operation once, in both languages', async () => {
    const { paths } = await document();
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ROUTES.length);
    for (const { summary } of operations) expect(summary).toMatch(/\p{Script=Han}.* \/ [A-Z]/u);
  });

  it('can be read in a browser without reaching anywhere else', async () => {
    const page = await api.app.inject({ url: '/api/docs' });
    const target = page.statusCode === 302 ? String(page.headers['location']) : '/api/docs';
    const html = await api.app.inject({ url: new URL(target, 'http://localhost/api/docs').pathname });
    expect(html.statusCode).toBe(200);
    // Swagger UI writes style attributes
    expect(String(html.headers['content-security-policy'])).toContain("style-src 'self' 'unsafe-inline'");
    expect(html.body).not.toMatch(/(src|href)="https?:/);
    const scripts = [...html.body.matchAll(/src="([^"]+\.js)"/g)].map(([, source]) => source ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const source of scripts) {
      const { pathname } = new URL(source, 'http://localhost/api/docs/');
      expect((await api.app.inject({ url: pathname })).statusCode).toBe(200);
    }
  });

  it('says truly who is let in', async () => {
    const owner = await api.logIn('3001');
    const office = await api.logIn('2001');
    for (const { method, path, access } of ROUTES) {
      if (path === '/api/events' || path === '/api/session') continue;
      const url = path.replace(':id', '1').replace(':kind', 'rule').replace(':code', 'none');
      const stranger = await api.app.inject({ method, url });
      expect([path, stranger.statusCode === 401]).toEqual([path, access !== 'everybody']);
      if (access !== 'staff' && access !== 'admin') continue;
      const visitor = access === 'admin' ? office : owner;
      const answer = await visitor.request(method, url, method === 'GET' ? {} : { body: {} });
      expect([path, [400, 403].includes(answer.statusCode)]).toEqual([path, true]);
    }
  });
});
