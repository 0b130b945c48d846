import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { judgeSubjects, replayRule } from '@zhengai/engine';
import { connect, createLog, fillWithDemo, systemClock } from '@zhengai/runtime/main';
import { loadPast } from '@zhengai/runtime/services';

const RUNS = 3;
const FROM = '2021-09-01';
const TO = '2026-11-13';

/** @typedef {import('@zhengai/engine').ReplayInput} ReplayInput */

/**
 * Every rule that has data, with all values ever known that it reads.
 *
 * @param {import('@zhengai/runtime/main').Connection['store']} store
 */
async function loadAll(store) {
  const unit = store.read;
  const released = await unit.definitions.released();
  const settings = await unit.settings.get();
  /** @type {ReplayInput[]} */ const inputs = [];
  for (const rule of released.dictionary.rules) {
    const past = await loadPast(unit, { released, settings, rules: [rule], asOf: TO });
    if (past) inputs.push({ ...past.input, rule, from: FROM, to: TO });
  }
  return inputs;
}

/**
 * What stands at the end of a replay must be what one look at the newest data says, where warnings may open.
 *
 * @param {ReplayInput} input
 * @param {import('@zhengai/engine').Replay} replay
 */
function assertEqual(input, replay) {
  const living = new Map(
    judgeSubjects(input).flatMap(({ life, subject }) =>
      life.episodes
        .filter(({ resolvedIn }) => resolvedIn === undefined)
        .map(({ openedIn }) => /** @type {const} */ ([subject, openedIn])),
    ),
  );
  const standing = replay.warnings.filter(({ resolvedOn }) => resolvedOn === undefined);
  for (const { openedIn, subject } of standing) {
    if (living.get(subject) !== openedIn) {
      throw new Error(
        `${input.rule.code}: ${subject} stands from ${openedIn}, by the newest data from ${living.get(subject)}`,
      );
    }
  }
}

/** The simulated clock over five years against one look at the newest data, for each subject-period. */
async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'zhengai-bench-'));
  const log = createLog({ logLevel: 'error' });
  const config = {
    databaseUrl: process.env['DATABASE_URL'],
    redisUrl: undefined,
    dataDir: join(folder, 'data'),
    host: '127.0.0.1',
    port: 0,
    sessionSecret: undefined,
    logLevel: /** @type {const} */ ('error'),
  };
  const house = await connect(config, log);
  try {
    const deps = { store: house.store, clock: systemClock, log };
    await fillWithDemo(
      deps,
      () => undefined,
      () => undefined,
    );
    const readFrom = performance.now();
    const inputs = await loadAll(house.store);
    const readMs = performance.now() - readFrom;
    let [subjectPeriods, judged, warnings, days] = [0, 0, 0, 0];
    for (const input of inputs) {
      const replay = replayRule(input);
      assertEqual(input, replay);
      subjectPeriods += replay.subjectPeriods;
      judged += replay.judged;
      warnings += replay.warnings.length;
      days = Math.max(days, replay.days);
    }
    /** @type {number[]} */ const ours = [];
    /** @type {number[]} */ const peer = [];
    for (let i = 0; i < RUNS; i += 1) {
      peer.push(timeOf(() => inputs.forEach((input) => judgeSubjects(input))));
      ours.push(timeOf(() => inputs.forEach((input) => replayRule(input))));
    }
    const [best, bestPeer] = [Math.min(...ours), Math.min(...peer)];
    process.stderr.write(
      `  replay.demo: ${inputs.length} rules, at most ${days} days with news, ${subjectPeriods} subject-periods, ` +
        `${judged} verdicts, ${warnings} warnings; read ${Math.round(readMs)} ms, replayed ${Math.round(best)} ms: ` +
        `${Math.round((best * 1e6) / subjectPeriods)} ns a subject-period\n`,
    );
    const median = [...ours].sort((a, b) => a - b)[ours.length >> 1] ?? NaN;
    return {
      ours: Math.round((subjectPeriods * 1000) / best),
      peer: Math.round((subjectPeriods * 1000) / bestPeer),
      ratio: Number((bestPeer / best).toPrecision(3)),
      unit: 'subject-periods/s',
      n: subjectPeriods,
      runs: RUNS,
      spread: Number(((median - best) / best).toPrecision(2)),
    };
  } finally {
    await house.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {() => void} work */
function timeOf(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export const benches = [{ name: 'replay.demo', run }];
