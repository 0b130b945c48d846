import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  TodaySchema,
  WarningDetailSchema,
  WarningListSchema,
  type Today,
  type WarningDetail,
  type WarningList,
} from '../../src/contract/index.js';
import { problemOf, withApi, type ApiFixture, type Visitor } from './api-fixture.js';
import { raiseWarnings, recordYears, type Raised } from './raised.js';

let api: ApiFixture;
let raised: Raised;
let office: Visitor;
let machines: Visitor;
let arts: Visitor;
beforeAll(async () => {
  api = await withApi();
  await recordYears(api.database.store, api.college);
  raised = await raiseWarnings(api.database.store, api.college);
  [office, machines, arts] = await Promise.all([api.logIn('2001'), api.logIn('3001'), api.logIn('3002')]);
});
afterAll(() => api.close());

const idsOf = ({ warnings }: WarningList): number[] => warnings.map(({ id }) => id);

describe('the list of warnings', () => {
  it('shows the quality office all of them, the newest first, as the contract says', async () => {
    const list = await office.json<WarningList>('GET', '/api/warnings?state=open,recovering');
    expect([...Value.Errors(WarningListSchema, list)]).toEqual([]);
    expect(idsOf(list)).toEqual([raised.painting.id, raised.machinery.id]);
    expect(list.counts).toMatchObject({ open: 2, resolved: 0 });
  });

  it('reads as sentences with names, numbers, line and since when; without identifiers', async () => {
    const { warnings } = await office.json<WarningList>(
      'GET',
      '/api/warnings?level=programme&rule=low-share',
    );
    const row = warnings.find(({ id }) => id === raised.machinery.id);
    expect(row?.sentence).toEqual({
      zh: '机械制造及自动化:双师型教师占比 46.2%,低于《专业预警标准》校标红线 60%(自 2025–2026 学年起)',
      en: '机械制造及自动化: share of skilled teachers is 46.2%, which is below Standard of programmes red line 60% (since the academic year 2025–2026)',
    });
    expect(row).toMatchObject({
      ruleName: { zh: '双师占比预警' },
      subject: { levelName: { zh: '专业' }, name: '机械制造及自动化' },
      severity: { code: 'red', rank: 2, colour: 'red', name: { zh: '红色' } },
      value: 46.2,
      unit: '%',
      responsible: '院长丁',
      department: '机械学院',
      acknowledgedBy: null,
    });
  });

  it('shows owners what they answer for, and nothing else', async () => {
    const own = await machines.json<WarningList>('GET', '/api/warnings');
    expect(idsOf(own)).toEqual([raised.machinery.id]);
    expect(own.counts['open']).toBe(1);
    expect(idsOf(await arts.json<WarningList>('GET', '/api/warnings'))).toEqual([raised.painting.id]);
    expect(idsOf(await office.json<WarningList>('GET', '/api/warnings?mine=true'))).toEqual([]);
    expect(idsOf(await arts.json<WarningList>('GET', '/api/warnings?level=department'))).toEqual([]);
  });

  it('comes in pages', async () => {
    const first = await office.json<WarningList>('GET', '/api/warnings?limit=1');
    expect(idsOf(first)).toEqual([raised.painting.id]);
    const second = await office.json<WarningList>(
      'GET',
      `/api/warnings?limit=1&after=${idsOf(first)[0] ?? 0}`,
    );
    expect(idsOf(second)).toEqual([raised.machinery.id]);
    const most = await office.request('GET', '/api/warnings?limit=100000');
    expect(most.statusCode).toBe(400);
  });

  it('says which states there are', async () => {
    const answer = await office.request('GET', '/api/warnings?state=open,lost');
    expect(answer.statusCode).toBe(400);
    expect(problemOf(answer).errors?.[0]?.message.zh).toContain('lost');
  });
});

describe('one warning', () => {
  it('says why it was raised, with labels and sources, and what became of the number', async () => {
    const detail = await office.json<WarningDetail>('GET', `/api/warnings/${raised.machinery.id}`);
    expect([...Value.Errors(WarningDetailSchema, detail)]).toEqual([]);
    expect(detail.indicator).toMatchObject({
      name: { zh: '双师型教师占比' },
      unit: '%',
      decimals: 1,
      formula: '双师型教师数 / 专任教师数 * 100',
    });
    expect(detail.explanation).toMatchObject({
      kind: 'all',
      truth: true,
      children: [
        {
          kind: 'comparison',
          left: { label: { zh: '双师型教师占比' }, value: 46.2, source: { source: '人事系统' } },
          right: { value: 60 },
        },
      ],
    });
    expect(detail.ruleSentence.zh).toContain('双师型教师占比');
    expect(detail.events.map(({ kind }) => kind)).toEqual(['opened']);
    expect(detail.tasks).toMatchObject([{ id: raised.task.id, assignee: '院长丁', status: 'open' }]);
  });

  it('shows the indicator of every period with the line it was judged against', async () => {
    const { history } = await office.json<WarningDetail>('GET', `/api/warnings/${raised.machinery.id}`);
    expect(history).toEqual([
      { period: '2023-2024', value: 70, verdict: 'clear', line: 60 },
      { period: '2024-2025', value: 65, verdict: 'clear', line: 60 },
      { period: '2025-2026', value: 46.2, verdict: 'triggered', line: 60 },
    ]);
  });

  it('is hidden from those it does not concern', async () => {
    expect((await machines.request('GET', `/api/warnings/${raised.machinery.id}`)).statusCode).toBe(200);
    for (const action of ['', '/acknowledge']) {
      const answer = await arts.request(
        action === '' ? 'GET' : 'POST',
        `/api/warnings/${raised.machinery.id}${action}`,
      );
      expect(answer.statusCode).toBe(404);
    }
  });

  it('is acknowledged by who it concerns, and dismissed with a reason by the quality office', async () => {
    const url = `/api/warnings/${raised.painting.id}`;
    const acknowledged = await arts.json<WarningDetail>('POST', `${url}/acknowledge`);
    expect(acknowledged.warning.acknowledgedBy).toBe('院长戊');
    expect(acknowledged.events.at(-1)).toMatchObject({ kind: 'acknowledged', by: '院长戊' });
    const dismissed = await office.json<WarningDetail>('POST', `${url}/dismiss`, {
      body: { reason: 'dataError', note: '已核对' },
    });
    expect(dismissed.warning.state).toBe('resolved');
    const again = await office.request('POST', `${url}/dismiss`, { body: { reason: 'other' } });
    expect(again.statusCode).toBe(409);
    expect(problemOf(again).code).toBe('warning.resolved');
  });
});

describe('the first page', () => {
  it('counts what its reader may see', async () => {
    const today = await machines.json<Today>('GET', '/api/today');
    expect([...Value.Errors(TodaySchema, today)]).toEqual([]);
    expect(today.myTasks.map(({ id }) => id)).toEqual([raised.task.id]);
    expect(today.newest.map(({ id }) => id)).toEqual([raised.machinery.id]);
    expect(today.openBySeverity).toEqual([
      { code: 'red', name: { zh: '红色', en: 'Red' }, colour: 'red', rank: 2, count: 1 },
    ]);
    expect(today.openByLevel).toEqual([
      { level: 'programme', name: { zh: '专业', en: 'Programme' }, count: 1 },
    ]);
    expect(today.stages).toEqual({ monitor: 0, warn: 0, diagnose: 0, improve: 1, verify: 0 });
    expect(today.observations).toBe(12);
    expect(today.verdicts).toBe(6);
    const elsewhere = await arts.json<Today>('GET', '/api/today');
    expect(elsewhere.myTasks).toEqual([]);
    expect(elsewhere.openBySeverity).toEqual([]);
  });
});
