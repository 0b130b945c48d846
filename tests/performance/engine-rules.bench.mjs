import { performance } from 'node:perf_hooks';
import { compileRule, EMPTY_DICTIONARY, encodeColumns, VERDICT_OF_CODE } from '@zhengai/engine';
import { Engine } from 'json-rules-engine';

const SUBJECTS = 100_000;
/** Subjects the peer is measured on: complete data, since it has no answer for missing facts. */
const SAMPLE = 2_000;
const RUNS = 16;
const SWEEPS_A_RUN = 8;
const WARM_UPS = 40;
/** Subjects of the sample that are timed at once: about a millisecond, as one of our rules takes. */
const PEER_SLICE = 10;
const MISSING_SHARE = 0.03;
const NUMBERS = Array.from({ length: 12 }, (_, i) => `f${i}`);
const CATEGORIES = [
  '综合',
  '师范',
  '民族',
  '工科',
  '农',
  '林',
  '医学',
  '语文',
  '财经',
  '政法',
  '体育',
  '艺术',
];
const REGIONS = Array.from({ length: 30 }, (_, i) => `地区${i}`);

/** @typedef {{ fact: string, operator: string, value: number | string[] }} Leaf */

/** A small generator with a fixed seed: the same data in every run. */
function createRandom() {
  let seed = 42;
  return () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 4294967296;
}

/** Ten rules, each with nested groups, a negation and set membership on two text facts. */
function createRules() {
  /** @type {(fact: string, operator: string, value: number | string[]) => Leaf} */
  const leaf = (fact, operator, value) => ({ fact, operator, value });
  return Array.from({ length: 10 }, (_, r) => {
    /** @param {number} k */
    const fact = (k) => /** @type {string} */ (NUMBERS[(r * 5 + k) % NUMBERS.length]);
    /** @param {number} k */
    const value = (k) => 20 + ((r * 7 + k * 13) % 60);
    return {
      code: `rule-${r}`,
      name: { zh: `规则${r}`, en: `rule ${r}` },
      level: 'programme',
      periodKind: /** @type {const} */ ('academicYear'),
      conditions: {
        all: [
          leaf(fact(0), 'greaterThan', value(0)),
          {
            any: [
              leaf(fact(1), 'lessThan', value(1)),
              { not: leaf(fact(2), 'greaterThanInclusive', value(2)) },
            ],
          },
          { any: [leaf(fact(3), 'lessThanInclusive', value(3)), leaf(fact(4), 'greaterThan', value(4))] },
          leaf(
            'category',
            'in',
            CATEGORIES.filter((_, i) => (i + r) % 12 < 7),
          ),
          {
            not: leaf(
              'region',
              'in',
              REGIONS.filter((_, i) => (i * 7 + r) % 30 < 8),
            ),
          },
        ],
      },
      event: { type: 'red' },
      lifeCycle: { opensAfter: 1, clearsAfter: 1 },
    };
  });
}

/**
 * One object for each subject, as a caller of the peer has it.
 *
 * @param {number} count
 * @param {number} missingShare
 */
function createSubjects(count, missingShare) {
  const random = createRandom();
  /** @template T @param {T} value */
  const maybe = (value) => (random() < missingShare ? null : value);
  return Array.from({ length: count }, () => {
    /** @type {Record<string, number | string | null>} */
    const subject = {};
    for (const name of NUMBERS) subject[name] = maybe(Math.round(random() * 1000) / 10);
    subject['category'] = maybe(/** @type {string} */ (CATEGORIES[Math.floor(random() * CATEGORIES.length)]));
    subject['region'] = maybe(/** @type {string} */ (REGIONS[Math.floor(random() * REGIONS.length)]));
    return subject;
  });
}

/**
 * The same subjects as columns, as the store hands them over: texts not yet coded.
 *
 * @param {ReturnType<typeof createSubjects>} subjects
 * @returns {import('@zhengai/engine').Columns}
 */
function columnsOf(subjects) {
  /** @type {Record<string, import('@zhengai/engine').Column>} */
  const columns = {};
  for (const name of NUMBERS) {
    const values = Float64Array.from(subjects, (subject) => /** @type {number} */ (subject[name] ?? NaN));
    columns[name] = { kind: 'number', values };
  }
  for (const name of ['category', 'region']) {
    columns[name] = {
      kind: 'text',
      values: subjects.map((s) => /** @type {string | null} */ (s[name] ?? null)),
    };
  }
  return columns;
}

/** @param {ReturnType<typeof createRules>} rules */
function createPeer(rules) {
  const engine = new Engine();
  for (const rule of rules) engine.addRule({ conditions: rule.conditions, event: { type: rule.code } });
  return engine;
}

/**
 * Times the parts of a job over and over. The fastest time of each part counts: what else the machine does slows
 * parts down, nothing speeds them up, and short parts now and then go by undisturbed.
 *
 * @param {readonly (() => unknown)[]} parts
 * @returns `run` once; `best` milliseconds for the whole job; `spread`: how much longer the
 *   middle run took than the shortest, as a share of it
 */
function stopwatch(parts) {
  const fastest = parts.map(() => Infinity);
  /** @type {number[]} */ const sums = [];
  return {
    async run() {
      let sum = 0;
      for (const [i, part] of parts.entries()) {
        const start = performance.now();
        const result = part();
        if (result instanceof Promise) await result;
        const took = performance.now() - start;
        fastest[i] = Math.min(/** @type {number} */ (fastest[i]), took);
        sum += took;
      }
      sums.push(sum);
    },
    best: () => fastest.reduce((sum, time) => sum + time, 0),
    spread: () => {
      const sorted = [...sums].sort((a, b) => a - b);
      const [shortest = NaN, middle = NaN] = [sorted[0], sorted[sorted.length >> 1]];
      return (middle - shortest) / shortest;
    },
  };
}

async function run() {
  const rules = createRules();
  const compiled = rules.map((rule) => compileRule(/** @type {any} */ (rule), EMPTY_DICTIONARY));
  const peer = createPeer(rules);
  const complete = createSubjects(SAMPLE, 0);

  // Equal results first, on every rule and subject of the sample.
  const columns = columnsOf(complete);
  const verdicts = compiled.map((rule) => rule.evaluateColumns(columns, SAMPLE));
  for (const [i, subject] of complete.entries()) {
    const { events } = await peer.run(subject);
    const triggered = new Set(events.map(({ type }) => type));
    for (const [r, rule] of rules.entries()) {
      const ours = VERDICT_OF_CODE[verdicts[r]?.[i] ?? -1];
      const theirs = triggered.has(rule.code) ? 'triggered' : 'clear';
      if (ours !== theirs)
        throw new Error(`${rule.code}, subject ${i}: ${ours}, json-rules-engine says ${theirs}`);
    }
  }

  const holed = columnsOf(createSubjects(SUBJECTS, MISSING_SHARE));
  let encoded = encodeColumns(holed);
  /** Coding the texts is part of the work: done once for all rules, in every run; the first rule that asks pays. */
  const ours = stopwatch([
    () => (encoded = encodeColumns(holed)),
    ...compiled.map((rule) => () => rule.evaluateColumns(encoded, SUBJECTS)),
  ]);
  const theirs = stopwatch(
    Array.from({ length: SAMPLE / PEER_SLICE }, (_, i) => async () => {
      for (const subject of complete.slice(i * PEER_SLICE, (i + 1) * PEER_SLICE)) await peer.run(subject);
    }),
  );
  // Until the compiler in the background has seen enough.
  for (let i = 0; i < WARM_UPS; i += 1) {
    for (const rule of compiled) rule.evaluateColumns(encoded, SUBJECTS);
    encoded = encodeColumns(holed);
  }
  for (let i = 0; i < RUNS; i += 1) {
    await theirs.run();
    // Both sides get a share of the time: a run of the peer takes some forty of ours.
    for (let k = 0; k < SWEEPS_A_RUN; k += 1) await ours.run();
  }
  const speed = (rules.length * SUBJECTS * 1000) / ours.best();
  const peerSpeed = (rules.length * SAMPLE * 1000) / theirs.best();
  return {
    ours: Math.round(speed),
    peer: Math.round(peerSpeed),
    ratio: Number((speed / peerSpeed).toFixed(1)),
    unit: 'verdicts/s',
    n: rules.length * SUBJECTS,
    runs: RUNS,
    spread: Number(Math.max(ours.spread(), theirs.spread()).toFixed(3)),
  };
}

export const benches = [{ name: 'engine.rules.vs-json-rules-engine', run }];
