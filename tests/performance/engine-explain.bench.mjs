import { performance } from 'node:perf_hooks';
import { compileRule, EMPTY_DICTIONARY, recompute } from '@zhengai/engine';
import { Engine } from 'json-rules-engine';
import { createRules, createSubjects } from './rules-workload.mjs';

const SUBJECTS = 4_000;
/** Subjects the peer is measured on, in slices of which the fastest time counts. */
const SAMPLE = 800;
const SLICE = 10;
const RUNS = 12;
const WARM_UPS = 10;
/** Our runs for one of the peer's. */
const SWEEPS_A_RUN = 4;
const MISSING_SHARE = 0.03;
const ORIGIN = { source: '教务系统', knownAt: '2024-10-01T00:00:00Z', period: '2024-2025' };

/**
 * The same values with where they came from, which an explanation hands on.
 *
 * @param {Record<string, number | string | null>} subject
 */
function withOrigin(subject) {
  return Object.fromEntries(Object.entries(subject).map(([name, value]) => [name, { value, ...ORIGIN }]));
}

/**
 * Verdicts equal the peer's; records give the verdict again; what is said to turn a verdict turns it.
 *
 * @param {import('@zhengai/engine').CompiledRule[]} compiled
 * @param {Engine} peer
 * @param {Record<string, number | string | null>[]} subjects  complete
 */
async function assertEqual(compiled, peer, subjects) {
  for (const [i, subject] of subjects.entries()) {
    const { events } = await peer.run(subject);
    const triggered = new Set(events.map(({ type }) => type));
    for (const { rule, explain, decide } of compiled) {
      const { verdict, explanation, turning } = explain(/** @type {any} */ (withOrigin(subject)));
      const theirs = triggered.has(rule.code) ? 'triggered' : 'clear';
      if (verdict !== theirs || recompute(explanation) !== theirs)
        throw new Error(`${rule.code}, subject ${i}: ${verdict}, json-rules-engine says ${theirs}`);
      for (const turn of turning) {
        /** @type {Record<string, any>} */
        const moved = { ...subject };
        for (const { fact, to, bound } of turn) {
          if (bound === 'otherThan') moved[fact] = '别的';
          else moved[fact] = bound === 'exactly' ? to : Number(to) + (bound === 'above' ? 1e-6 : -1e-6);
        }
        if (decide(moved) === verdict) throw new Error(`${rule.code}, subject ${i}: nothing is turned`);
      }
      if (turning.length === 0) throw new Error(`${rule.code}, subject ${i}: nothing would turn it`);
    }
  }
}

/** @param {number[]} times */
function spreadOf(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const [shortest = NaN, middle = NaN] = [sorted[0], sorted[sorted.length >> 1]];
  return (middle - shortest) / shortest;
}

/**
 * Milliseconds for all slices, the fastest time of each: what else the machine does slows slices down, nothing speeds
 * them up.
 *
 * @param {number} slices
 */
function stopwatch(slices) {
  const fastest = new Float64Array(slices).fill(Infinity);
  return {
    /** @param {number} slice @param {number} took */
    note: (slice, took) => (fastest[slice] = Math.min(/** @type {number} */ (fastest[slice]), took)),
    best: () => fastest.reduce((sum, time) => sum + time, 0),
  };
}

async function run() {
  const rules = createRules({ turned: false });
  const compiled = rules.map((rule) => compileRule(/** @type {any} */ (rule), EMPTY_DICTIONARY));
  const peer = new Engine();
  for (const { conditions, code } of rules)
    peer.addRule({ conditions: /** @type {any} */ (conditions), event: { type: code } });
  const complete = createSubjects(SAMPLE, 0);
  await assertEqual(compiled, peer, complete.slice(0, 200));

  const holed = createSubjects(SUBJECTS, MISSING_SHARE).map(withOrigin);
  /** Read at the end, so that nothing of the work can be left out. */
  let seen = 0;
  const ours = stopwatch(SUBJECTS / SLICE);
  const theirs = stopwatch(SAMPLE / SLICE);
  const sweep = () => {
    for (let slice = 0; slice < SUBJECTS / SLICE; slice += 1) {
      const start = performance.now();
      for (let i = slice * SLICE; i < (slice + 1) * SLICE; i += 1) {
        for (const rule of compiled) {
          const { explanation, missing, turning } = rule.explain(/** @type {any} */ (holed[i]));
          seen += missing.length + turning.length + explanation.kind.length;
        }
      }
      ours.note(slice, performance.now() - start);
    }
  };
  const peerSweep = async () => {
    for (let slice = 0; slice < SAMPLE / SLICE; slice += 1) {
      const start = performance.now();
      for (const subject of complete.slice(slice * SLICE, (slice + 1) * SLICE)) {
        const { results, failureResults } = await peer.run(subject);
        seen += results.length + failureResults.length;
      }
      theirs.note(slice, performance.now() - start);
    }
  };
  for (let i = 0; i < WARM_UPS; i += 1) sweep();
  await peerSweep();
  /** @type {[number[], number[]]} */ const [ourTimes, peerTimes] = [[], []];
  for (let i = 0; i < RUNS; i += 1) {
    let start = performance.now();
    await peerSweep();
    peerTimes.push(performance.now() - start);
    for (let k = 0; k < SWEEPS_A_RUN; k += 1) {
      start = performance.now();
      sweep();
      ourTimes.push(performance.now() - start);
    }
  }
  if (seen === 0) throw new Error('nothing was explained');
  const speed = (SUBJECTS * 1000) / ours.best();
  const peerSpeed = (SAMPLE * 1000) / theirs.best();
  return {
    ours: Math.round(speed),
    peer: Math.round(peerSpeed),
    ratio: Number((speed / peerSpeed).toFixed(1)),
    unit: 'fact sets/s',
    n: rules.length * SUBJECTS,
    runs: RUNS,
    spread: Number(Math.max(spreadOf(ourTimes), spreadOf(peerTimes)).toFixed(3)),
  };
}

export const benches = [{ name: 'engine.explain.vs-json-rules-engine', run }];
