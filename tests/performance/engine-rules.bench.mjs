import { performance } from 'node:perf_hooks';
import { compileRule, EMPTY_DICTIONARY, encodeColumns, VERDICT_OF_CODE } from '@zhengai/engine';
import { Engine } from 'json-rules-engine';

const SUBJECTS = 100_000;
/** Subjects the peer is measured on: complete data, since it has no answer for missing facts. */
const SAMPLE = 2_000;
const RUNS = 12;
/** Slices of about equal length on both sides: short enough that some go by undisturbed on a busy machine. */
const SWEEPS_A_RUN = 4;
const PEER_SLICE = 100;
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
 * How far the middle slice of one side lies behind the fastest, as a share of it.
 *
 * @param {readonly number[]} speeds
 */
function spreadOf(speeds) {
  const best = Math.max(...speeds);
  const middle = [...speeds].sort((a, b) => a - b)[speeds.length >> 1] ?? best;
  return (best - middle) / best;
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
  /** Coding the texts is part of the work: it is done once for all rules, in every run. */
  const evaluateAll = () => {
    const encoded = encodeColumns(holed);
    for (const rule of compiled) rule.evaluateColumns(encoded, SUBJECTS);
  };
  for (let i = 0; i < 5; i += 1) evaluateAll();
  /** @type {number[]} */ const ours = [];
  /** @type {number[]} */ const theirs = [];
  for (let i = 0; i < RUNS; i += 1) {
    for (let from = 0; from < SAMPLE; from += PEER_SLICE) {
      const slice = complete.slice(from, from + PEER_SLICE);
      const start = performance.now();
      for (const subject of slice) await peer.run(subject);
      theirs.push((rules.length * slice.length * 1000) / (performance.now() - start));
    }
    for (let k = 0; k < SWEEPS_A_RUN; k += 1) {
      const start = performance.now();
      evaluateAll();
      ours.push((rules.length * SUBJECTS * 1000) / (performance.now() - start));
    }
  }
  // The fastest slice of each side: what else the machine does slows runs down, nothing speeds them up.
  const [best, peerBest] = [Math.max(...ours), Math.max(...theirs)];
  return {
    ours: Math.round(best),
    peer: Math.round(peerBest),
    ratio: Number((best / peerBest).toFixed(1)),
    unit: 'verdicts/s',
    n: rules.length * SUBJECTS,
    runs: RUNS,
    spread: Number((spreadOf(ours) + spreadOf(theirs)).toFixed(3)),
  };
}

export const benches = [{ name: 'engine.rules.vs-json-rules-engine', run }];
