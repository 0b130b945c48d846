import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { planEvaluation } from '@zhengai/engine';
import { readPackFolder } from '@zhengai/runtime/connectors';
import { DEMO_PACKS, loadDemo } from '@zhengai/runtime/demo';
import { connect, createLog, systemClock } from '@zhengai/runtime/main';
import { enqueueSweep, importPack } from '@zhengai/runtime/services';
import { drainOutbox } from '@zhengai/runtime/workers';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const PACKS = resolve(import.meta.dirname, '../../rules-library/packs');
const RUNS = 5;

/** @typedef {import('@zhengai/runtime/services').ServiceDeps} ServiceDeps */

/**
 * The demo college, evaluated once.
 *
 * @param {ServiceDeps} deps
 */
async function fillHouse(deps) {
  for (const pack of DEMO_PACKS) {
    await importPack(deps, { pack: /** @type {any} */ (await readPackFolder(join(PACKS, pack))), by: null });
  }
  await loadDemo(deps, () => undefined);
  await sweep(deps);
}

/**
 * Every rule over every subject and period: read, evaluate, fold the life cycles, write what changed.
 *
 * @param {ServiceDeps} deps
 */
async function sweep(deps) {
  await enqueueSweep(deps, { warn: true });
  await drainOutbox(deps);
}

/**
 * Which rows of the current values a sweep reads: of each level the items that its rules go back to.
 *
 * @param {ServiceDeps} deps
 */
async function conditionOfRows({ store }) {
  const { dictionary } = await store.read.definitions.released();
  /** @type {Map<string, string[]>} */ const rulesOfLevel = new Map();
  for (const { code, level } of dictionary.rules) {
    rulesOfLevel.set(level, [...(rulesOfLevel.get(level) ?? []), code]);
  }
  const pairs = [...rulesOfLevel].flatMap(([level, rules]) => {
    const { items } = planEvaluation(dictionary, rules);
    return items.map((code) => ({ level, code }));
  });
  const text = (/** @type {string} */ value) => `'${value.replaceAll("'", "''")}'`;
  return pairs.map(({ code, level }) => `(k.code = ${text(code)} and l.code = ${text(level)})`).join(' or ');
}

/** @param {string} condition */
const rowsQuery = (condition) => `select o.item_id, o.subject_id, o.period, o.value from observation_current o
  where o.slice_id = 0 and o.item_id in (
    select k.id from definition_key k, definition_key l where k.kind = 'item' and l.kind = 'level' and (${condition}))`;

/** Room for the peer's rows, made before the clock runs. @param {number} length */
const roomFor = (length) => ({
  item: new Int32Array(length),
  subject: new Int32Array(length),
  period: new Int32Array(length),
  value: new Float64Array(length),
});

/**
 * @param {pg.Client} client
 * @param {string} query
 * @param {ReturnType<typeof roomFor>} room
 */
async function selectRows(client, query, room) {
  const { rows } = await client.query({ text: query, rowMode: 'array' });
  rows.forEach((row, i) => {
    room.item[i] = row[0];
    room.subject[i] = row[1];
    room.period[i] = row[2];
    room.value[i] = row[3] ?? NaN;
  });
  return rows.length;
}

/**
 * The bytes of a binary COPY, counted and thrown away.
 *
 * @param {pg.Client} client
 * @param {string} query
 */
async function copyRows(client, query) {
  let bytes = 0;
  for await (const chunk of client.query(copyTo(`copy (${query}) to stdout (format binary)`))) {
    bytes += chunk.length;
  }
  return bytes;
}

/** Makes one verdict in a hundred another than the sweep will find. */
const DISTURB = `update verdict_current set value = coalesce(value, 0) + 1
  where (subject_id + period) % 100 = 0`;
const FINGERPRINT = `select count(*)::int as n,
  sum(hashtextextended(concat_ws(' ', rule_id, period, subject_id, rule_version, verdict, value), 0)) as sum
  from verdict_current`;

/** @param {readonly number[]} times */
const middleOf = (times) => [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;

/** @param {(client: pg.Client, query: string, rows: number) => () => Promise<unknown>} peerOf */
async function compareSweep(peerOf) {
  const folder = await mkdtemp(join(tmpdir(), 'zhengai-bench-'));
  /** @type {(() => Promise<unknown>)[]} */
  const closers = [() => rm(folder, { recursive: true, force: true })];
  try {
    const config = {
      databaseUrl: undefined,
      redisUrl: undefined,
      dataDir: join(folder, 'data'),
      host: '127.0.0.1',
      port: 0,
      sessionSecret: undefined,
      logLevel: /** @type {const} */ ('error'),
    };
    const log = createLog(config);
    const house = await connect(config, log);
    closers.push(() => house.close());
    const deps = { store: house.store, clock: systemClock, log };
    await fillHouse(deps);
    const client = new pg.Client({ connectionString: house.databaseUrl });
    await client.connect();
    closers.push(() => client.end());
    await client.query('vacuum analyze');
    const query = rowsQuery(await conditionOfRows(deps));
    const rows = (await client.query(`select count(*)::int as n from (${query}) r`)).rows[0].n;
    const peer = peerOf(client, query, rows);
    const before = (await client.query(FINGERPRINT)).rows[0];

    /** @type {number[]} */ const ours = [];
    /** @type {number[]} */ const theirs = [];
    const timed = async (/** @type {() => Promise<unknown>} */ work, /** @type {number[]} */ times) => {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    };
    for (let run = 0; run < RUNS; run += 1) {
      const { rowCount } = await client.query(DISTURB);
      if (!rowCount) throw new Error('a sweep without anything to write');
      await client.query('checkpoint');
      await timed(peer, theirs);
      await timed(() => sweep(deps), ours);
      await timed(peer, theirs);
      const after = (await client.query(FINGERPRINT)).rows[0];
      if (after.n !== before.n || after.sum !== before.sum) throw new Error('the sweep gives other verdicts');
    }
    process.stderr.write(
      `  ${rows} values, ${before.n} verdicts: sweep ${Math.round(middleOf(ours))} ms, peer ${Math.round(middleOf(theirs))} ms\n`,
    );
    const [middle, peerMiddle] = [middleOf(ours), middleOf(theirs)];
    return {
      ours: Math.round((rows * 1000) / middle),
      peer: Math.round((rows * 1000) / peerMiddle),
      ratio: Number((peerMiddle / middle).toFixed(3)),
      unit: 'values/s',
      n: rows,
      runs: RUNS,
      spread: Number(((Math.max(...ours) - Math.min(...ours)) / middle).toFixed(3)),
    };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

export const benches = [
  {
    name: 'sweep.vs-select',
    run: () =>
      compareSweep((client, query, rows) => {
        const room = roomFor(rows);
        return async () => {
          const found = await selectRows(client, query, room);
          if (found !== rows) throw new Error(`${found} rows instead of ${rows}`);
        };
      }),
  },
  {
    name: 'sweep.vs-copy',
    run: () => compareSweep((client, query) => () => copyRows(client, query)),
  },
];
