import { gunzipSync } from 'node:zlib';
import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  GridViewSchema,
  ObservationsAcceptedSchema,
  type GridView,
  type ObservationsAccepted,
} from '../../src/contract/index.js';
import { problemOf, withApi, type ApiFixture, type Visitor } from './api-fixture.js';
import { recordYears } from './raised.js';

let api: ApiFixture;
let office: Visitor;
beforeAll(async () => {
  api = await withApi();
  await recordYears(api.database.store, api.college);
  office = await api.logIn('2001');
});
afterAll(() => api.close());

const grid = '/api/grid?level=programme&periodKind=academicYear';
const value = { item: 'teachers', level: 'programme', subject: 'P1', period: '2025-2026', value: 30 };

describe('observations', () => {
  it('are recorded, all or none', async () => {
    const answer = await office.request('POST', '/api/observations', { body: { observations: [value] } });
    expect(answer.statusCode).toBe(201);
    const accepted = answer.json<ObservationsAccepted>();
    expect([...Value.Errors(ObservationsAcceptedSchema, accepted)]).toEqual([]);
    expect(accepted).toMatchObject({ appended: 1, changed: 1 });
    const refused = await office.request('POST', '/api/observations', {
      body: {
        observations: [
          { ...value, value: 31 },
          { ...value, subject: 'P9' },
        ],
      },
    });
    expect(refused.statusCode).toBe(422);
    const { code, errors } = problemOf(refused);
    expect(code).toBe('observations.invalid');
    expect(errors?.[0]?.path).toMatch(/^\/observations\/1\//);
    const { items, periods } = await office.json<GridView>('GET', `${grid}&items=teachers`);
    expect(items['teachers']?.values[periods.indexOf('2025-2026')]).toBe(30);
    const [stored] = await api.database.store.read.observations.history(
      'teachers',
      api.college.subjects.machinery,
      '2025-2026',
    );
    expect(stored).toBeDefined();
  });
});

describe('the grid of a level', () => {
  it('holds what a page needs to evaluate rules by itself', async () => {
    const view = await office.json<GridView>('GET', `${grid}&items=teachers,skilled-teachers`);
    expect([...Value.Errors(GridViewSchema, view)]).toEqual([]);
    expect(view.subjects).toEqual([
      { code: 'P1', name: '机械制造及自动化' },
      { code: 'P2', name: '书画艺术' },
    ]);
    expect(view.periods).toEqual(['2023-2024', '2024-2025', '2025-2026']);
    expect(view.valid).toEqual([1, 1, 1, 1, 1, 1]);
    expect(view.items['skilled-teachers']).toEqual({ kind: 'number', values: [14, 13, 12, 4, 9, 12] });
    expect(view.attributes['category']).toEqual({
      kind: 'text',
      values: ['工科', '工科', '工科', null, null, null],
    });
  });

  it('can be narrowed to periods', async () => {
    const view = await office.json<GridView>('GET', `${grid}&items=teachers&from=2024-2025&to=2024-2025`);
    expect(view.periods).toEqual(['2024-2025']);
    expect(view.items['teachers']?.values).toEqual([20, 20]);
  });

  it.each([
    ['&items=none', 422, 'grid.unknown'],
    ['&from=2024', 422, 'period.otherKind'],
    ['&items=teachers&from=1001-1002&to=9001-9002', 200, undefined],
    ['&periodKind=never', 400, 'request.invalid'],
  ])('answers %s', async (query, status, code) => {
    const answer = await office.request('GET', grid + query);
    expect(answer.statusCode).toBe(status);
    if (code !== undefined) expect(problemOf(answer).code).toBe(code);
  });

  it('refuses more than a browser can hold', async () => {
    await api.database.store.transaction((unit) =>
      unit.subjects.upsert(
        Array.from({ length: 200 }, (_, index) => ({
          level: 'programme',
          code: `X${index}`,
          name: `X${index}`,
        })),
      ),
    );
    const answer = await office.request('GET', `${grid}&items=teachers&from=1001-1002&to=9001-9002`);
    expect(answer.statusCode).toBe(413);
    expect(problemOf(answer).code).toBe('grid.tooLarge');
  });

  it('is sent compressed to those who can read that', async () => {
    const url = `${grid}&items=teachers&from=1900-1901&to=2025-2026`;
    const answer = await office.request('GET', url, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers['content-encoding']).toBe('gzip');
    const plain = await office.request('GET', url);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(gunzipSync(answer.rawPayload).toString()).toBe(plain.body);
    expect(answer.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5);
  });
});
