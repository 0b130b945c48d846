import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { importSource, readPackFolder, readSource } from '@zhengai/runtime/connectors';
import { connect, createLog, systemClock } from '@zhengai/runtime/main';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { parse as parseYaml } from 'yaml';

const IPEDS = resolve(import.meta.dirname, '../ipeds');
const CSV = 'ipeds-panel/ipeds_efd_2015_2020.csv';
const RUNS = 5;
const KNOWN_AT = '2021-12-31 00:00:00+00';

/** @typedef {{ year: string, unitid: string, item: string, value: string }} Cell */

/**
 * The panel, or where it is not at hand an equal one: as many rows and columns, as many of them empty.
 *
 * @param {string} folder  gets the CSV file, where the source looks for it
 */
async function providePanel(folder) {
  mkdirSync(join(folder, 'ipeds-panel'));
  const given = process.env['ZHENGAI_DATA'];
  if (given) copyFileSync(join(given, CSV), join(folder, CSV));
  else await writeFile(join(folder, CSV), generatePanel());
  return readFileSync(join(folder, CSV), 'utf8');
}

/** Share of the panel's 37,569 rows in which a column is filled. */
const FILLED = {
  grcohrt: 0.5305, ugentern: 0.5305, pgrcohrt: 0.5305, rrftct: 0.9386, rrftcta: 0.9386, ret_nmf: 0.9386,
  ret_pcf: 0.881, rrptct: 0.634, rrptcta: 0.634, ret_nmp: 0.634, ret_pcp: 0.513, stufacr: 0.9998,
}; // prettier-ignore

function generatePanel() {
  let seed = 42;
  const random = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 4294967296;
  const columns = Object.entries(FILLED);
  const rest =
    'xstufacr,xret_pcf,instnm,city,stabbr,sector,iclevel,control,hloffer,locale,instsize,cyactive,instcat,obereg';
  const lines = [`unitid,year,${columns.map(([name]) => name).join(',')},${rest}`];
  for (let row = 0; row < 37_569; row += 1) {
    const institution = Math.floor(row / 6);
    const numbers = columns.map(([, share]) => (random() < share ? `${Math.floor(random() * 2_000)}.0` : ''));
    const name = `Example College No. ${institution}`;
    lines.push(
      `${100_000 + institution},${2015 + (row % 6)},${numbers.join(',')},R,R,${name},Town,AL,${1 + (institution % 9)}.0` +
        ',1.0,1.0,9.0,12.0,3.0,1.0,2.0,5.0',
    );
  }
  return `${lines.join('\n')}\n`;
}

/**
 * What should be stored, read without any part of the product.
 *
 * @param {string} csv
 * @param {[item: string, column: string][]} columns
 * @returns {Cell[]}
 */
function expectedCells(csv, columns) {
  /** @type {Record<string, string>[]} */
  const rows = parse(csv, { columns: true });
  return rows.flatMap((row) =>
    columns.flatMap(([item, column]) => {
      const value = row[column] ?? '';
      return value === '' ? [] : [{ year: row['year'] ?? '', unitid: row['unitid'] ?? '', item, value }];
    }),
  );
}

/**
 * A database with the pack's items and nothing else.
 *
 * @param {string} serverUrl
 * @param {string} name
 * @param {string} dataDir
 */
async function openHouse(serverUrl, name, dataDir) {
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = `/${name}`;
  const config = {
    databaseUrl: databaseUrl.href,
    redisUrl: undefined,
    dataDir,
    host: '127.0.0.1',
    port: 0,
    sessionSecret: undefined,
    logLevel: /** @type {const} */ ('error'),
  };
  const house = await connect(config, createLog({ logLevel: 'error' }));
  const pack = /** @type {any} */ (await readPackFolder(join(IPEDS, 'pack')));
  const body = (/** @type {string} */ kind) => (/** @type {{ code: string }} */ definition) => ({
    kind: /** @type {any} */ (kind),
    code: definition.code,
    body: definition,
  });
  await house.store.transaction((unit) =>
    unit.definitions.releasePack(
      { pack: 'ipeds', version: 1, name: pack.name, importedAt: '2026-01-01T00:00:00Z', importedBy: null },
      [
        ...pack.levels.map(body('level')),
        ...pack.attributes.map(body('attribute')),
        ...pack.items.map(body('item')),
      ],
    ),
  );
  return { house, databaseUrl: databaseUrl.href };
}

/**
 * The peer: rows of the same columns, ready as bytes, into a table without indexes.
 *
 * @param {pg.Client} client
 * @param {Buffer} bytes
 */
async function copyBare(client, bytes) {
  const stream = client.query(copyFrom('copy bare from stdin'));
  const finished = once(stream, 'finish');
  stream.end(bytes);
  await finished;
}

const BARE = `create table bare (item_id int, subject_id int, period int, slice_id int, value float8,
  known_at timestamptz, inserted_at timestamptz, import_id int)`;

/**
 * @param {Cell[]} cells
 * @param {string[]} items
 */
function bytesOf(cells, items) {
  const places = new Map(items.map((item, index) => [item, index + 1]));
  const lines = cells.map(
    ({ year, unitid, item, value }) =>
      `${places.get(item)}\t${unitid}\t${year}\t0\t${value}\t${KNOWN_AT}\t${KNOWN_AT}\t1\n`,
  );
  return Buffer.from(lines.join(''));
}

/** History and current values against the peer's rows, both ways round.
 *
 * @param {pg.Client} client
 * @param {string[]} items
 */
async function assertEqual(client, items) {
  for (const table of ['observation', 'observation_current']) {
    const stored = `select p.place::int as item_id, s.code as unitid, o.period, o.value, o.known_at
      from ${table} o
      join subject s on s.id = o.subject_id
      join definition_key k on k.id = o.item_id
      join unnest($1::text[]) with ordinality as p(code, place) on p.code = k.code`;
    const peer = 'select item_id, subject_id::text, period, value, known_at from bare';
    const { rows } = await client.query(
      `select (select count(*)::int from ((${stored}) except all (${peer})) a) as ours,
         (select count(*)::int from ((${peer}) except all (${stored})) b) as theirs`,
      [items],
    );
    const { ours, theirs } = rows[0];
    if (ours + theirs > 0)
      throw new Error(`${table}: ${ours} rows that the peer lacks, ${theirs} it has alone`);
  }
}

/** @param {readonly number[]} speeds */
function medianOf(speeds) {
  return [...speeds].sort((a, b) => a - b)[speeds.length >> 1] ?? NaN;
}

/**
 * How far the runs of one side lie apart, as a share of their median.
 *
 * @param {readonly number[]} speeds
 */
function spreadOf(speeds) {
  return (Math.max(...speeds) - Math.min(...speeds)) / medianOf(speeds);
}

async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'zhengai-bench-'));
  /** @type {(() => Promise<unknown>)[]} */
  const closers = [() => rm(folder, { recursive: true, force: true })];
  try {
    const csv = await providePanel(folder);
    const definition = parseYaml(readFileSync(join(IPEDS, 'source.yaml'), 'utf8'));
    /** @type {[string, string][]} */
    const columns = Object.entries(definition.items).map(([item, { column }]) => [item, column]);
    const items = columns.map(([item]) => item);
    const cells = expectedCells(csv, columns);
    const bytes = bytesOf(cells, items);
    const source = await readSource(join(IPEDS, 'source.yaml'), { ZHENGAI_DATA: folder });

    const server = await connect(
      {
        databaseUrl: process.env['DATABASE_URL'],
        redisUrl: undefined,
        dataDir: join(folder, 'data'),
        host: '127.0.0.1',
        port: 0,
        sessionSecret: undefined,
        logLevel: 'error',
      },
      createLog({ logLevel: 'error' }),
    );
    closers.push(() => server.close());
    const admin = new pg.Client({ connectionString: server.databaseUrl });
    await admin.connect();
    closers.push(() => admin.end());

    /** @type {number[]} */ const ours = [];
    /** @type {number[]} */ const theirs = [];
    for (let index = 0; index < RUNS; index += 1) {
      const name = `bench_${process.pid}_${index}`;
      await admin.query(`create database ${name}`);
      closers.push(() => admin.query(`drop database if exists ${name} with (force)`));
      const { house, databaseUrl } = await openHouse(server.databaseUrl, name, folder);
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query(BARE);
      const measurePeer = async () => {
        await client.query('truncate bare');
        const start = performance.now();
        await copyBare(client, bytes);
        theirs.push((cells.length * 1000) / (performance.now() - start));
      };
      await client.query('checkpoint');
      await measurePeer();
      const start = performance.now();
      const report = await importSource(
        { store: house.store, clock: systemClock, afterImport: async () => undefined },
        source,
        { dryRun: false, acceptGoodRows: false, quarantinePath: join(folder, 'bad.csv'), by: null },
      );
      ours.push((cells.length * 1000) / (performance.now() - start));
      if (!report.stored || report.observations !== cells.length) {
        throw new Error(`${report.observations} observations instead of ${cells.length}`);
      }
      await measurePeer();
      if (index === 0) await assertEqual(client, items);
      await client.end();
      await house.close();
    }
    // Medians, as the peer is so short that its fastest run may fall between everything else the machine does.
    const [middle, peerMiddle] = [medianOf(ours), medianOf(theirs)];
    return {
      ours: Math.round(middle),
      peer: Math.round(peerMiddle),
      ratio: Number((middle / peerMiddle).toFixed(3)),
      unit: 'observations/s',
      n: cells.length,
      runs: RUNS,
      spread: Number((spreadOf(ours) + spreadOf(theirs)).toFixed(3)),
    };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

export const benches = [{ name: 'import.vs-copy', run }];
