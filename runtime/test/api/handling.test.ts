import Type from 'typebox';
import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AppliedPlanSchema,
  DataWarningDetailSchema,
  DeedResultsSchema,
  LedgerSchema,
  MatterDetailSchema,
  OverturnedSchema,
  SilenceSchema,
  WarningListSchema,
  type AppliedPlan,
  type DataWarningDetail,
  type DataWarningView,
  type DeedResults,
  type DefinitionView,
  type LedgerView,
  type MatterDetail,
  type MatterView,
  type Overturned,
  type SavedViewBody,
  type SilenceView,
  type WarningDetail,
  type WarningList,
} from '../../src/contract/index.js';
import { recordObservations } from '../../src/services/index.js';
import { drainOutbox } from '../../src/workers/index.js';
import { problemOf, withApi, type ApiFixture, type Visitor } from './api-fixture.js';
import { lowShare } from './college.js';
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

const act = (visitor: Visitor, ids: readonly number[], deed: object) =>
  visitor.request('POST', '/api/warnings/deeds', { body: { ids, deed } });
const idsOf = ({ warnings }: WarningList): number[] => warnings.map(({ id }) => id);
const listed = async (visitor: Visitor, query: string): Promise<number[]> =>
  idsOf(await visitor.json<WarningList>('GET', `/api/warnings?${query}`));

describe('what is done about warnings', () => {
  it('answers for each of them', async () => {
    const { machinery, painting } = raised;
    const answer = await act(arts, [machinery.id, painting.id], { kind: 'acknowledge' });
    const results = answer.json<DeedResults>();
    expect([...Value.Errors(DeedResultsSchema, results)]).toEqual([]);
    expect(results).toMatchObject({
      done: 1,
      results: [
        { id: machinery.id, ok: false, code: 'warning.notFound' },
        { id: painting.id, ok: true },
      ],
    });
  });

  it('takes five hundred at most, and only what is known', async () => {
    const many = Array.from({ length: 501 }, (_, index) => index + 1);
    expect((await act(office, many, { kind: 'acknowledge' })).statusCode).toBe(400);
    expect((await act(office, [1], { kind: 'forget' })).statusCode).toBe(400);
    expect((await act(office, [1], { kind: 'silence', reason: '', days: 3 })).statusCode).toBe(400);
  });

  it('leaves dismissals, silences and confirmations to the quality office', async () => {
    for (const deed of [
      { kind: 'dismiss', reason: 'other' },
      { kind: 'silence', reason: '-', days: 3 },
      { kind: 'answer', answer: 'confirmed' },
    ]) {
      expect((await act(arts, [raised.painting.id], deed)).statusCode).toBe(403);
    }
  });

  it('assigns to a person, who finds it then, though of another department', async () => {
    const { machinery } = raised;
    expect(await listed(arts, 'assigned=true')).toEqual([]);
    await act(office, [machinery.id], { kind: 'assign', to: api.college.people.arts });
    expect(await listed(arts, 'assigned=true')).toEqual([machinery.id]);
    const detail = await arts.json<WarningDetail>('GET', `/api/warnings/${machinery.id}`);
    expect(detail.warning.handling.assignedTo).toEqual({ id: api.college.people.arts, name: '院长戊' });
    await act(arts, [machinery.id], { kind: 'comment', text: '已联系人事处' });
    const { events } = await machines.json<WarningDetail>('GET', `/api/warnings/${machinery.id}`);
    expect(events.at(-1)).toMatchObject({
      kind: 'commented',
      by: '院长戊',
      data: { text: '已联系人事处' },
      ruleVersion: 1,
    });
  });

  it('hides an appeal from nobody who knows it already, and asks the quality office', async () => {
    await act(machines, [raised.machinery.id], { kind: 'appeal', text: '名单有误' });
    expect(await listed(office, 'toConfirm=true')).toEqual([raised.machinery.id]);
    expect(await listed(machines, 'state=open')).toEqual([raised.machinery.id]);
    await act(office, [raised.machinery.id], { kind: 'answer', answer: 'confirmed', note: '维持' });
    expect(await listed(office, 'toConfirm=true')).toEqual([]);
  });
});

describe('lists', () => {
  it('are narrowed by severity, department and muting in the database', async () => {
    const { machinery, painting } = raised;
    expect(await listed(office, 'severity=yellow')).toEqual([]);
    expect(await listed(office, 'severity=red,yellow')).toEqual([painting.id, machinery.id]);
    expect(await listed(office, `department=${api.college.subjects.machines}`)).toEqual([machinery.id]);
    await act(office, [painting.id], { kind: 'silence', reason: '数据核对中', days: 7 });
    expect(await listed(office, 'muted=true')).toEqual([painting.id]);
    expect(await listed(office, 'muted=false')).toEqual([machinery.id]);
    const list = await office.json<WarningList>('GET', '/api/warnings?muted=true');
    expect([...Value.Errors(WarningListSchema, list)]).toEqual([]);
    expect(list.warnings[0]?.handling.muted).toMatchObject({
      kind: 'silence',
      reason: '数据核对中',
      by: '质量办乙',
    });
    expect(list.counts).toMatchObject({ open: 1 });
  });

  it('are kept by name for the person who saved them', async () => {
    const body = { name: '我的红色预警', filter: { severity: 'red', mine: true } };
    const saved = await machines.json<SavedViewBody>('PUT', '/api/saved-views', { body });
    await machines.json('PUT', '/api/saved-views', { body: { ...body, filter: { severity: 'yellow' } } });
    expect(await machines.json<SavedViewBody[]>('GET', '/api/saved-views')).toEqual([
      { id: saved.id, name: body.name, filter: { severity: 'yellow' } },
    ]);
    expect(await arts.json('GET', '/api/saved-views')).toEqual([]);
    expect((await arts.request('DELETE', `/api/saved-views/${saved.id}`)).statusCode).toBe(404);
    expect((await machines.request('DELETE', `/api/saved-views/${saved.id}`)).statusCode).toBe(204);
  });

  it('gather warnings of one rule and department into a matter with rows', async () => {
    const matters = await office.json<MatterView[]>('GET', '/api/matters?state=open');
    const machinesMatter = matters.find(({ department }) => department?.name === '机械学院');
    expect(machinesMatter).toMatchObject({ rows: 1, open: 1, severity: { code: 'red' } });
    const url = `/api/matters/${machinesMatter?.id ?? 0}`;
    const detail = await office.json<MatterDetail>('GET', url);
    expect([...Value.Errors(MatterDetailSchema, detail)]).toEqual([]);
    expect(idsOf(detail)).toEqual([raised.machinery.id]);
    expect((await arts.request('GET', '/api/matters/9999')).statusCode).toBe(404);
    expect(await machines.json<MatterView[]>('GET', '/api/matters')).toMatchObject([
      { id: machinesMatter?.id },
    ]);
  });
});

describe('silences', () => {
  it('say who, why and until when, and can be ended', async () => {
    const body = { subject: api.college.subjects.arts, withBelow: true, reason: '学院合并', days: 30 };
    const silence = await office.json<SilenceView>('POST', '/api/silences', { body });
    expect([...Value.Errors(SilenceSchema, silence)]).toEqual([]);
    expect(silence).toMatchObject({ by: '质量办乙', subject: { name: '艺术学院' }, running: true });
    const running = await office.json<SilenceView[]>('GET', '/api/silences?running=true');
    expect(running.map(({ id }) => id)).toContain(silence.id);
    const ended = await office.json<SilenceView>('POST', `/api/silences/${silence.id}/end`);
    expect(ended).toMatchObject({ running: false, endedBy: '质量办乙' });
    const nothing = await office.request('POST', '/api/silences', { body: { reason: '-', days: 1 } });
    expect(problemOf(nothing).code).toBe('silence.tooWide');
  });
});

describe('data', () => {
  it('that has not come is listed apart, with the subjects that the reader answers for', async () => {
    const { store } = api.database;
    const warning = await store.transaction((unit) =>
      unit.dataWarnings.insert({
        kind: 'late',
        item: 'teachers',
        rule: null,
        subjectId: null,
        period: '2026-2027',
        dueOn: '2026-09-30',
        missing: 2,
        expected: 2,
        openedAt: api.clock.now(),
        updatedAt: api.clock.now(),
      }),
    );
    const list = await arts.json<DataWarningView[]>('GET', '/api/data-warnings?open=true&kind=late');
    expect(list).toMatchObject([{ id: warning?.id, item: { name: { zh: '专任教师数' } }, missing: 2 }]);
    const detail = await arts.json<DataWarningDetail>('GET', `/api/data-warnings/${warning?.id ?? 0}`);
    expect([...Value.Errors(DataWarningDetailSchema, detail)]).toEqual([]);
    expect(detail.missingSubjects.map(({ name }) => name)).toEqual(['书画艺术']);
  });

  it('that is corrected overturns warnings, which are listed with what was known when', async () => {
    const { store } = api.database;
    const { machinery } = api.college.subjects;
    const evaluated = async (): Promise<void> => {
      api.clock.advance(3_600_000);
      await recordObservations(api.options, {
        source: '人事系统更正',
        by: null,
        observations: [
          {
            item: 'skilled-teachers',
            subject: { level: 'programme', code: 'P1' },
            period: '2025-2026',
            value: 24,
          },
        ],
      });
      await drainOutbox(api.options);
    };
    await evaluated();
    expect((await store.read.warnings.find(raised.machinery.id))?.subjectId).toBe(machinery);
    const list = await machines.json<Overturned[]>('GET', '/api/warnings/overturned');
    expect([...Value.Errors(Type.Array(OverturnedSchema), list)]).toEqual([]);
    expect(list).toMatchObject([
      {
        warning: { id: raised.machinery.id },
        period: '2025-2026',
        then: 46.2,
        now: 92.3,
        verdictNow: 'clear',
        inputs: [
          {
            item: 'skilled-teachers',
            then: { value: 12, source: '人事系统' },
            now: { value: 24, source: '人事系统更正' },
          },
        ],
      },
    ]);
  });
});

describe('the ledger of a rule', () => {
  it('counts what people made of its warnings', async () => {
    await act(office, [raised.painting.id], { kind: 'dismiss', reason: 'falseAlarm', note: '口径不同' });
    const ledger = await office.json<LedgerView>('GET', '/api/rules/low-share/ledger');
    expect([...Value.Errors(LedgerSchema, ledger)]).toEqual([]);
    expect(ledger).toMatchObject({
      rule: { name: { zh: '双师占比预警' }, version: 1 },
      versions: [1],
      unit: '%',
      ledger: {
        opened: 2,
        standing: 0,
        ended: { dismissal: 1 },
        dismissedFor: { falseAlarm: 1 },
        confirmed: 1,
        falseAlarms: 1,
        precision: 0.5,
        medianResponseHours: 1,
        unanswered: 0,
      },
    });
    const other = await office.json<LedgerView>('GET', '/api/rules/low-share/ledger?version=2');
    expect(other.ledger.opened).toBe(0);
    expect((await office.request('GET', '/api/rules/none/ledger')).statusCode).toBe(404);
    expect((await arts.request('GET', '/api/rules/low-share/ledger')).statusCode).toBe(403);
  });
});

describe('the release of a rule', () => {
  it('comes with a plan for its warnings, which is listed and undone', async () => {
    const second = await api.logIn('2002');
    const rule = { ...lowShare, event: { type: 'yellow' } };
    const draft = '/api/definitions/rule/low-share/draft';
    await office.json('PUT', draft, { body: { body: rule }, headers: { 'if-match': '"0"' } });
    await office.json('POST', `${draft}/review`);
    const url = '/api/rules/low-share';
    const wrong = { decisions: [{ subject: 'nobody', openedIn: '2025-2026', step: 'close' }] };
    const refused = await second.request('POST', `${url}/draft/approve`, { body: wrong });
    expect([refused.statusCode, problemOf(refused).code]).toEqual([409, 'plan.decision']);
    const approved = await second.json<DefinitionView>('POST', `${url}/draft/approve`, {
      body: { decisions: [] },
    });
    expect(approved).toMatchObject({ status: 'released', version: 2 });
    const plans = await office.json<AppliedPlan[]>('GET', `${url}/plans`);
    expect([...Value.Errors(Type.Array(AppliedPlanSchema), plans)]).toEqual([]);
    for (const { id } of plans) {
      const after = await office.json<AppliedPlan[]>('POST', `${url}/plans/${id}/undo`);
      expect(after[0]).toMatchObject({ undoneBy: '质量办乙' });
    }
    expect((await office.request('POST', `${url}/plans/9999/undo`)).statusCode).toBe(404);
  });
});
