import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readAttribution } from '@zhengai/engine';
import { PLANTED_PROBLEMS } from '@zhengai/runtime/demo';
import {
  connect,
  createLog,
  fillWithDemo,
  readConfig,
  runWorker,
  systemClock,
  type Connection,
} from '@zhengai/runtime/main';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

type Warning = Awaited<ReturnType<Connection['store']['read']['warnings']['list']>>[number];

const TEN_MINUTES = 600_000;
const LOOK_AGAIN_MS = 250;

/** Packs imported, college loaded, verdicts, warnings, attributions and tasks by a real worker on real queues. */
describe('the demo college, evaluated by workers', () => {
  let dataDir: string;
  let connection: Connection;
  let warned: { readonly rule: string; readonly subject: string; readonly warning: Warning }[];

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'zhengai-demo-'));
    const { DATABASE_URL: _database, ...environment } = process.env;
    const config = readConfig({ ...environment, DATA_DIR: dataDir, LOG_LEVEL: 'error' });
    const log = createLog(config);
    connection = await connect(config, log);
    const { store } = connection;
    await fillWithDemo(
      { store, clock: systemClock, log },
      () => undefined,
      () => undefined,
    );
    const stop = await runWorker(connection, log);
    try {
      while (Object.values(await store.relay.pending()).some((count) => count > 0))
        await setTimeout(LOOK_AGAIN_MS);
    } finally {
      await stop();
    }
    const open = await store.read.warnings.list({ states: ['open', 'recovering', 'error'], limit: 10_000 });
    const subjects = await store.read.subjects.byIds([...new Set(open.map(({ subjectId }) => subjectId))]);
    const codes = new Map(subjects.map(({ id, level, code }) => [id, `${level} ${code}`]));
    warned = open.map((warning) => ({
      rule: warning.rule,
      subject: codes.get(warning.subjectId) ?? '',
      warning,
    }));
  }, TEN_MINUTES);

  afterAll(async () => {
    await connection?.close();
    await rm(dataDir, { recursive: true, force: true });
  }, TEN_MINUTES);

  test('a million observations gave more than 170,000 verdicts, and no job was given up', async () => {
    const { read, relay } = connection.store;
    expect(await read.observations.count()).toBeGreaterThan(1_000_000);
    expect(await read.verdicts.count()).toBeGreaterThan(170_000);
    expect(Object.values(await relay.parked())).toEqual([0, 0, 0, 0]);
  });

  test('every planted problem is warned about, and nothing else', () => {
    const planted = PLANTED_PROBLEMS.flatMap(({ warns, level, subject }) =>
      warns.map((rule) => `${rule} · ${level} ${subject}`),
    );
    expect(planted.length).toBeGreaterThanOrEqual(20);
    expect(warned.map(({ rule, subject }) => `${rule} · ${subject}`).sort()).toEqual(planted.sort());
  });

  test('each warning says when it opened, and explains itself', () => {
    for (const { rule, subject, warning } of warned) {
      const planted = PLANTED_PROBLEMS.find(
        (one) => one.warns.includes(rule) && `${one.level} ${one.subject}` === subject,
      );
      expect([rule, subject, warning.openedIn]).toEqual([rule, subject, planted?.period]);
      expect([rule, subject, warning.explanation]).toEqual([rule, subject, expect.any(Object)]);
    }
  });

  test('a group that fell by its composition is told so, and every warning has its evidence', () => {
    for (const { rule, subject, warning } of warned) {
      const found = readAttribution(warning.attribution)?.findings.length ?? 0;
      expect([rule, subject, found]).toEqual([rule, subject, expect.any(Number)]);
      expect(found).toBeGreaterThan(0);
    }
    const group = warned.find(({ rule }) => rule === 'group-placement-low');
    const attribution = readAttribution(group?.warning.attribution);
    expect(attribution?.findings[0]?.kind).toBe('reversal');
    expect(attribution?.units).toMatchObject({
      by: -2.07,
      within: 0.71,
      composition: -2.78,
      turnover: 0,
      reversal: { units: 'up', count: 6, unchanged: 1, shifted: { unit: 'Z25' } },
    });
  });

  test('each warning has one open task, and somebody it is assigned to', async () => {
    for (const { rule, subject, warning } of warned) {
      const tasks = await connection.store.read.processes.listTasks({ warningId: warning.id, limit: 10 });
      expect([rule, subject, tasks.map(({ status }) => status)]).toEqual([rule, subject, ['open']]);
      expect([rule, subject, tasks[0]?.assigneeId]).toEqual([rule, subject, expect.any(Number)]);
    }
  });
});
