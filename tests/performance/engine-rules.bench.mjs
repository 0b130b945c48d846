import { compileRule, EMPTY_DICTIONARY, encodeColumns, VERDICT_OF_CODE } from '@zhengai/engine';
import { compareSides, stopwatch } from './stopwatch.mjs';
import { handWrittenLoops, jsonLogicEngine, jsonRulesEngine, zen } from './rules-peers.mjs';
import { codedColumnsOf, columnsOf, createRules, createSubjects } from './rules-workload.mjs';

const SUBJECTS = 100_000;
/** Subjects that slow peers are measured on: complete data, since they have no answer for missing facts. */
const SAMPLE = 2_000;
/** Subjects of the sample that are timed at once: about a millisecond, as one of our rules takes. */
const SLICE = 10;
const RUNS = 16;
const MISSING_SHARE = 0.03;
const UNIT = 'verdicts/s';

/**
 * @typedef {import('./rules-workload.mjs').Subject} Subject
 * @typedef {import('@zhengai/engine').RuleBackend} RuleBackend
 */

const rules = createRules();

/** @param {RuleBackend} backend */
const compileAll = (backend) =>
  rules.map((rule) => compileRule(/** @type {any} */ (rule), EMPTY_DICTIONARY, { backend }));

/**
 * Our side: all rules over all subjects, with holes. Columns are ready as the peers' objects are: numbers in typed
 * arrays, texts coded (`encodeColumns`). What coding costs is printed: it is done once for all rules.
 *
 * @param {RuleBackend} backend
 */
async function ourSide(backend, repeats = 8) {
  const compiled = compileAll(backend);
  const holed = columnsOf(createSubjects(SUBJECTS, MISSING_SHARE));
  let encoded = encodeColumns(holed);
  const coding = stopwatch([
    () => {
      encoded = encodeColumns(holed);
      // Codes and the bitmaps of their rows are made when a rule first asks for them.
      for (const column of Object.values(encoded)) if ('textCodes' in column) column.textCodes.bitmaps?.();
    },
  ]);
  for (let i = 0; i < 20; i += 1) await coding.run();
  process.stderr.write(`  coding the texts of ${SUBJECTS} subjects: ${coding.best().toFixed(2)} ms\n`);
  return {
    parts: compiled.map((rule) => () => rule.evaluateColumns(encoded, SUBJECTS)),
    results: rules.length * SUBJECTS,
    repeats,
    warmUps: 40,
  };
}

/**
 * Equal results first, on every rule and subject.
 *
 * @param {RuleBackend} backend
 * @param {readonly Subject[]} subjects
 * @param {string} peer
 * @param {(subject: Subject, index: number) => readonly boolean[] | Promise<readonly boolean[]>} judge
 */
async function assertEqual(backend, subjects, peer, judge) {
  const columns = columnsOf(subjects);
  const verdicts = compileAll(backend).map((rule) => rule.evaluateColumns(columns, subjects.length));
  let met = 0;
  for (const [i, subject] of subjects.entries()) {
    const answers = await judge(subject, i);
    for (const [r, rule] of rules.entries()) {
      const ours = VERDICT_OF_CODE[verdicts[r]?.[i] ?? -1];
      const theirs = answers[r] === true ? 'triggered' : 'clear';
      if (ours !== theirs) throw new Error(`${rule.code}, subject ${i}: ${ours}, ${peer} says ${theirs}`);
      if (ours === 'triggered') met += 1;
    }
  }
  if (met === 0 || met === rules.length * subjects.length) throw new Error('rules that decide nothing');
}

/**
 * @param {readonly Subject[]} subjects
 * @param {number} size
 */
function slices(subjects, size) {
  return Array.from({ length: subjects.length / size }, (_, i) => subjects.slice(i * size, (i + 1) * size));
}

/**
 * A peer that is asked subject by subject.
 *
 * @param {readonly Subject[]} subjects
 * @param {(subject: Subject) => Promise<unknown>} run
 */
function awaitedSide(subjects, run) {
  return {
    parts: slices(subjects, SLICE).map((slice) => async () => {
      for (const subject of slice) await run(subject);
    }),
    results: rules.length * subjects.length,
    repeats: 1,
    warmUps: 1,
  };
}

/** @param {RuleBackend} backend */
async function versusJsonRulesEngine(backend) {
  const subjects = createSubjects(SAMPLE, 0);
  const peer = jsonRulesEngine(rules);
  await assertEqual(backend, subjects, 'json-rules-engine', peer.judge);
  return compareSides({
    ours: await ourSide(backend),
    peer: awaitedSide(subjects, peer.run),
    runs: RUNS,
    unit: UNIT,
  });
}

async function versusZen() {
  const subjects = createSubjects(SAMPLE, 0);
  const peer = await zen(rules);
  await assertEqual('generated', subjects, 'zen', peer.judge);
  return compareSides({
    ours: await ourSide('generated'),
    peer: awaitedSide(subjects, peer.run),
    runs: RUNS,
    unit: UNIT,
  });
}

/** Subjects in one call of zen: more do not make it faster, and short calls now and then go by undisturbed. */
const BATCH = 250;

/** Against zen's fastest way to judge many subjects in one call. */
async function versusZenBatch() {
  const subjects = createSubjects(SAMPLE, 0);
  const { batches } = await zen(rules);
  let fastest = batches.loop;
  let shortest = Infinity;
  for (const batch of Object.values(batches)) {
    const answers = await batch(subjects);
    await assertEqual('generated', subjects, 'zen', (_, i) => answers[i] ?? []);
    const watch = stopwatch([() => batch(subjects.slice(0, BATCH))]);
    for (let i = 0; i < 5; i += 1) await watch.run();
    if (watch.best() < shortest) [fastest, shortest] = [batch, watch.best()];
  }
  const peer = {
    parts: slices(subjects, BATCH).map((slice) => () => fastest(slice)),
    results: rules.length * subjects.length,
    repeats: 2,
    warmUps: 1,
  };
  return compareSides({ ours: await ourSide('generated'), peer, runs: RUNS, unit: UNIT });
}

async function versusJsonLogic() {
  const subjects = createSubjects(SUBJECTS, 0);
  const { compiled, judge } = jsonLogicEngine(rules);
  await assertEqual('generated', subjects, 'json-logic-engine', judge);
  const peer = {
    parts: slices(subjects, 1000).map((slice) => () => {
      let met = 0;
      for (const subject of slice) for (const rule of compiled) if (rule(subject)) met += 1;
      return met;
    }),
    results: rules.length * subjects.length,
    repeats: 1,
    warmUps: 2,
  };
  return compareSides({ ours: await ourSide('generated'), peer, runs: RUNS, unit: UNIT });
}

/** Against a loop written by hand over the same typed arrays: texts are coded on both sides before the clock runs. */
async function versusLoop() {
  const complete = createSubjects(SUBJECTS, 0);
  const arrays = codedColumnsOf(complete);
  const loops = handWrittenLoops(rules);
  const outs = loops.map(() => new Uint8Array(SUBJECTS));
  for (const [r, loop] of loops.entries()) loop(arrays, /** @type {Uint8Array} */ (outs[r]), SUBJECTS);
  await assertEqual('generated', complete, 'the loop', (_, i) => outs.map((out) => out[i] === 1));
  const ours = await ourSide('generated', 4);
  const peer = {
    parts: loops.map((loop, r) => () => loop(arrays, /** @type {Uint8Array} */ (outs[r]), SUBJECTS)),
    results: rules.length * SUBJECTS,
    repeats: 4,
    warmUps: 40,
  };
  return compareSides({ ours, peer, runs: RUNS, unit: UNIT });
}

const SIZES = [1_000, 10_000, 100_000, 1_000_000];

/** Cost for each verdict at 10³ subjects divided by that at 10⁶: 1 is linear, below 1 dearer as it grows. */
async function scaling() {
  const compiled = compileAll('generated');
  await assertEqual(
    'generated',
    createSubjects(SAMPLE, 0),
    'json-rules-engine',
    jsonRulesEngine(rules).judge,
  );
  const largest = columnsOf(createSubjects(Math.max(...SIZES), MISSING_SHARE));
  /** @type {number[]} */ const costs = [];
  let spread = 0;
  for (const size of SIZES) {
    const columns = Object.fromEntries(
      Object.entries(largest).map(([key, column]) => [
        key,
        /** @type {import('@zhengai/engine').Column} */ ({ ...column, values: column.values.slice(0, size) }),
      ]),
    );
    let encoded = encodeColumns(columns);
    const watch = stopwatch([
      () => (encoded = encodeColumns(columns)),
      ...compiled.map((rule) => () => rule.evaluateColumns(encoded, size)),
    ]);
    for (let i = 0; i < Math.max(8, 400_000 / size); i += 1) await watch.run();
    const cost = (watch.best() * 1e6) / (rules.length * size);
    costs.push(cost);
    spread = Math.max(spread, watch.spread());
    process.stderr.write(
      `  ${size} subjects: ${cost.toFixed(2)} ns a verdict, ${watch.best().toFixed(2)} ms\n`,
    );
  }
  const [first = NaN, last = NaN] = [costs[0], costs.at(-1)];
  return {
    ours: Number(last.toFixed(2)),
    peer: Number(first.toFixed(2)),
    ratio: Number((first / last).toFixed(2)),
    unit: 'ns a verdict, at 10⁶ (ours) and 10³ (peer) subjects',
    n: rules.length * Math.max(...SIZES),
    runs: 8,
    spread: Number(spread.toFixed(3)),
  };
}

export const benches = [
  { name: 'engine.rules.vs-json-rules-engine', run: () => versusJsonRulesEngine('generated') },
  { name: 'engine.rules.vs-zen', run: versusZen },
  { name: 'engine.rules.vs-zen-batch', run: versusZenBatch },
  { name: 'engine.rules.vs-json-logic', run: versusJsonLogic },
  { name: 'engine.rules.vs-loop', run: versusLoop },
  { name: 'engine.rules-nocodegen.vs-json-rules-engine', run: () => versusJsonRulesEngine('interpreted') },
  { name: 'engine.rules.scaling', run: scaling },
];
