import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { connect, createLog, startHouse } from '@zhengai/runtime/main';

const PUSHES_A_SECOND = 200;
const SECONDS = 5;
const PUSHES = PUSHES_A_SECOND * SECONDS;
const WARM_UPS = 50;
const PERIOD = '2026-2027-1';
const PASSWORD = 'a password of the bench 2026';
const DEADLINE_MS = 60_000;
/** Connections that pushes come through. */
const SOCKETS = 32;

const LEVEL = { code: 'class', name: { zh: '班级', en: 'Class' }, order: 1 };
const ITEM = {
  code: 'score',
  name: { zh: '得分', en: 'Score' },
  valueType: 'number',
  level: LEVEL.code,
  periodKind: 'semester',
  kind: 'flow',
};
const RULE = {
  code: 'low-score',
  name: { zh: '得分偏低', en: 'Low score' },
  level: LEVEL.code,
  periodKind: 'semester',
  conditions: { all: [{ fact: 'item', params: { code: ITEM.code }, operator: 'lessThan', value: 60 }] },
  event: { type: 'yellow' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
};

/** @param {number} index */
const codeOf = (index) => `C${index}`;

/**
 * A database with one rule, and a class for each push.
 *
 * @param {Parameters<typeof connect>[0]} config
 * @param {ReturnType<typeof createLog>} log
 */
async function fillHouse(config, log) {
  const house = await connect(config, log);
  try {
    const body = (/** @type {any} */ kind, /** @type {any} */ definition) => ({
      kind,
      code: definition.code,
      body: definition,
    });
    await house.store.transaction(async (unit) => {
      await unit.settings.set({ openPeriods: [PERIOD] });
      await unit.definitions.releasePack(
        {
          pack: 'bench',
          version: 1,
          name: { zh: '基准', en: 'Bench' },
          importedAt: '2026-01-01T00:00:00Z',
          importedBy: null,
        },
        [body('level', LEVEL), body('item', ITEM), body('rule', RULE)],
      );
      await unit.subjects.upsert(
        Array.from({ length: PUSHES + WARM_UPS }, (_, index) => ({
          level: LEVEL.code,
          code: codeOf(index),
          name: codeOf(index),
          validFrom: '2026-09-01',
          validTo: '2027-08-31',
        })),
      );
    });
  } finally {
    await house.close();
  }
}

/**
 * Somebody logged in.
 *
 * @param {string} address
 * @param {Agent} agent
 * @param {{ staffNumber: string, password: string }} account
 */
async function logIn(address, agent, { password, staffNumber }) {
  let [cookie, token] = ['', ''];
  const send = async (
    /** @type {string} */ method,
    /** @type {string} */ path,
    /** @type {unknown} */ content,
  ) => {
    const asked = request(new URL(path, address), {
      method,
      agent,
      headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': token },
    });
    asked.end(JSON.stringify(content));
    const [response] = await once(asked, 'response');
    const answer = await text(response);
    if (response.statusCode >= 300) throw new Error(`${method} ${path}: ${response.statusCode} ${answer}`);
    for (const set of response.headers['set-cookie'] ?? []) cookie = set.split(';')[0] ?? '';
    return JSON.parse(answer);
  };
  ({ csrfToken: token } = await send('POST', '/api/session', { staffNumber, password }));
  ({ csrfToken: token } = await send('PUT', '/api/session/password', { current: password, next: PASSWORD }));
  return { send, headers: () => ({ cookie, accept: 'text/event-stream' }) };
}

/**
 * When each warning was first heard of.
 *
 * @param {import('node:http').IncomingMessage} stream
 * @param {Map<number, number>} heard
 */
function listen(stream, heard) {
  let rest = '';
  stream.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
    const now = performance.now();
    const events = `${rest}${chunk}`.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data === undefined || !event.includes('event: change')) continue;
      const { id, kind } = JSON.parse(data);
      if (kind === 'warning' && !heard.has(id)) heard.set(id, now);
    }
  });
  // the end of the bench ends the stream
  stream.on('error', () => undefined);
}

/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;

async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'zhengai-bench-'));
  /** @type {(() => Promise<unknown>)[]} */
  const closers = [() => rm(folder, { recursive: true, force: true })];
  try {
    const config = {
      databaseUrl: undefined,
      redisUrl: process.env['REDIS_URL'] || undefined,
      dataDir: join(folder, 'data'),
      host: '127.0.0.1',
      port: 0,
      sessionSecret: undefined,
      logLevel: /** @type {const} */ ('error'),
    };
    const log = createLog(config);
    await fillHouse(config, log);
    const nothing = () => undefined;
    // the worker is a process of its own and takes its settings from here
    process.env['LOG_LEVEL'] = 'error';
    const house = await startHouse(config, log, {
      demo: false,
      version: '0.0.0',
      onStep: nothing,
      onDemoProgress: nothing,
    });
    closers.push(() => house.stop());
    const account = house.firstAdministrator;
    if (!account) throw new Error('nobody to log in as');
    const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
    closers.push(async () => agent.destroy());
    const visitor = await logIn(house.address, agent, account);
    const asked = request(new URL('/api/events', house.address), { headers: visitor.headers() });
    asked.end();
    const [stream] = await once(asked, 'response');
    if (stream.statusCode !== 200) throw new Error(`no event stream: ${stream.statusCode}`);
    /** @type {Map<number, number>} */ const heard = new Map();
    listen(stream, heard);
    closers.push(async () => stream.destroy());

    /** @type {Map<string, number>} */ const pushedAt = new Map();
    const push = (/** @type {number} */ index) => {
      const subject = codeOf(index);
      pushedAt.set(subject, performance.now());
      return visitor.send('POST', '/api/observations', {
        observations: [{ item: ITEM.code, level: LEVEL.code, subject, period: PERIOD, value: 40 }],
      });
    };
    const untilHeard = async (/** @type {number} */ count) => {
      const deadline = performance.now() + DEADLINE_MS;
      while (heard.size < count) {
        if (performance.now() > deadline) throw new Error(`${heard.size} of ${count} warnings were told`);
        await setTimeout(10);
      }
    };
    for (let index = 0; index < WARM_UPS; index += 1) await push(index);
    await untilHeard(WARM_UPS);

    // At fixed times, however long the answers take.
    const start = performance.now();
    /** @type {Promise<unknown>[]} */ const answers = [];
    for (let index = 0; index < PUSHES; index += 1) {
      const due = start + (index * 1000) / PUSHES_A_SECOND;
      if (due > performance.now()) await setTimeout(due - performance.now());
      answers.push(push(WARM_UPS + index));
    }
    await Promise.all(answers);
    await untilHeard(WARM_UPS + PUSHES);

    const connection = await connect(config, log);
    closers.push(() => connection.close());
    const warnings = await connection.store.read.warnings.list({ limit: 10_000 });
    const subjects = await connection.store.read.subjects.byIds(warnings.map(({ subjectId }) => subjectId));
    const codes = new Map(subjects.map(({ code, id }) => [id, code]));
    const waits = warnings.flatMap(({ id, subjectId }) => {
      const code = codes.get(subjectId) ?? '';
      const since = Number(code.slice(1)) < WARM_UPS ? undefined : pushedAt.get(code);
      return since === undefined ? [] : [(heard.get(id) ?? NaN) - since];
    });
    if (waits.length !== PUSHES || waits.some(Number.isNaN)) throw new Error('not one warning for each push');
    waits.sort((a, b) => a - b);
    const [p50, p95] = [quantile(waits, 0.5), quantile(waits, 0.95)];
    return {
      ours: Math.round(p50),
      peer: Math.round(p95),
      ratio: Number((p50 / p95).toFixed(3)),
      unit: `ms from push to event at ${PUSHES_A_SECOND} pushes a second, p50 (ours) and p95 (peer)`,
      n: PUSHES,
      runs: 1,
      spread: Number(((p95 - p50) / p50).toFixed(3)),
    };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

export const benches = [{ name: 'push-to-stream', run }];
