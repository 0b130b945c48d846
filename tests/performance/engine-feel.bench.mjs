import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compileFormula, compileIndicator, formulaScope, roundComputed } from '@zhengai/engine';
import { evaluate } from 'feelin';
import {
  createItemArrays,
  dictionary,
  formulas,
  handWrittenLoops,
  indicators,
  itemColumns,
} from './indicators-workload.mjs';
import { compareSides } from './stopwatch.mjs';

const SUBJECTS = 100_000;
/** Subjects that feelin is measured on: it reads each formula anew each time. */
const SAMPLE = 100;
const SLICE = 1;
const RUNS = 16;
const MISSING_SHARE = 0.03;
const UNIT = 'values/s';
const MEGABYTE = 2 ** 20;

const compiled = indicators.map((indicator) => compileIndicator(/** @type {any} */ (indicator), dictionary));
const scope = formulaScope(dictionary, 'college');

/**
 * Our side: all indicators over all subjects, with holes, rounded half up exactly in decimal.
 *
 * @param {'generated' | 'interpreted'} backend
 */
function ourSide(backend, repeats = 4) {
  const arrays = createItemArrays(SUBJECTS, MISSING_SHARE);
  const columns = itemColumns(arrays);
  const parts =
    backend === 'generated'
      ? compiled.map((one) => () => one.evaluateRoundedColumns(columns, SUBJECTS))
      : indicators.map(({ bases, decimals }) => {
          const formula = compileFormula(/** @type {any} */ (bases[0]).formula, scope, { backend });
          const bySlot = formula.facts.map(({ code }) => columns[`item:${code}`]);
          return () => formula.evaluateColumns(bySlot, SUBJECTS, decimals);
        });
  return { parts, results: indicators.length * SUBJECTS, repeats, warmUps: 30 };
}

/** @param {number} subject @param {Record<string, Float64Array>} arrays */
function contextOf(subject, arrays) {
  return Object.fromEntries(
    Object.entries(arrays).map(([code, values]) => [code.replace('x', '数据项'), values[subject] ?? null]),
  );
}

/** @param {'generated' | 'interpreted'} backend */
async function versusFeelin(backend) {
  const arrays = createItemArrays(SAMPLE, 0);
  const contexts = Array.from({ length: SAMPLE }, (_, i) => contextOf(i, arrays));
  const columns = itemColumns(arrays);
  for (const [r, { feel }] of formulas.entries()) {
    const values = compiled[r]?.evaluateRoundedColumns(columns, SAMPLE) ?? [];
    for (const [i, context] of contexts.entries()) {
      const { value } = evaluate(feel, context);
      const theirs = value === null ? NaN : roundComputed(/** @type {number} */ (value), 2);
      if (!Object.is(values[i], theirs))
        throw new Error(`${feel}, subject ${i}: ${values[i]}, feelin says ${theirs}`);
    }
  }
  const peer = {
    parts: contexts.slice(0, SAMPLE / SLICE).map((context) => () => {
      for (const { feel } of formulas) evaluate(feel, context);
    }),
    results: formulas.length * SAMPLE,
    repeats: 1,
    warmUps: 3,
  };
  return compareSides({ ours: ourSide(backend), peer, runs: RUNS, unit: UNIT });
}

/** Against loops that round in binary: where a tie or a division by zero makes them differ, ours is held to `roundComputed`. */
async function versusLoop() {
  const arrays = createItemArrays(SUBJECTS, 0);
  const columns = itemColumns(arrays);
  const loops = handWrittenLoops();
  const outs = loops.map(() => new Float64Array(SUBJECTS));
  let differing = 0;
  for (const [r, loop] of loops.entries()) {
    const out = /** @type {Float64Array} */ (outs[r]);
    loop(arrays, out, SUBJECTS);
    const exact = compiled[r]?.evaluateColumns(columns, SUBJECTS) ?? [];
    const values = compiled[r]?.evaluateRoundedColumns(columns, SUBJECTS) ?? [];
    for (const [i, theirs] of out.entries()) {
      const ours = values[i] ?? NaN;
      const wanted = roundComputed(exact[i] ?? NaN, 2);
      if (!Object.is(ours, wanted)) throw new Error(`indicator ${r}, subject ${i}: ${ours}, not ${wanted}`);
      if (ours === theirs || (Number.isNaN(ours) && !Number.isFinite(theirs))) continue;
      // One hundredth at most, on a tie.
      if (Math.abs(ours - theirs) > 0.0101)
        throw new Error(`indicator ${r}, subject ${i}: ${ours}, ${theirs}`);
      differing += 1;
    }
  }
  process.stderr.write(
    `  ${differing} of ${loops.length * SUBJECTS} values are ties that the loop rounds otherwise\n`,
  );
  const peer = {
    parts: loops.map((loop, r) => () => loop(arrays, /** @type {Float64Array} */ (outs[r]), SUBJECTS)),
    results: loops.length * SUBJECTS,
    repeats: 4,
    warmUps: 30,
  };
  return compareSides({ ours: ourSide('generated'), peer, runs: RUNS, unit: UNIT });
}

const LIMIT_BYTES = 1e9;

/** Largest memory of a process of its own that computes twenty indicators of a million subjects. */
async function memory() {
  const script = fileURLToPath(new URL('million-subjects.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  const { subjects, values, maxRssBytes, seconds } = JSON.parse(stdout);
  process.stderr.write(
    `  ${subjects} subjects × ${indicators.length} indicators in ${seconds.toFixed(2)} s\n`,
  );
  if (maxRssBytes >= LIMIT_BYTES) throw new Error(`${maxRssBytes} bytes, at most ${LIMIT_BYTES} are allowed`);
  return {
    ours: Math.round(maxRssBytes / MEGABYTE),
    peer: Math.round(LIMIT_BYTES / MEGABYTE),
    ratio: Number((LIMIT_BYTES / maxRssBytes).toFixed(2)),
    unit: 'MiB at most (peer: the limit)',
    n: values,
    runs: 1,
    spread: 0,
  };
}

export const benches = [
  { name: 'engine.feel.vs-feelin', run: () => versusFeelin('generated') },
  { name: 'engine.feel.vs-loop', run: versusLoop },
  { name: 'engine.feel-nocodegen.vs-feelin', run: () => versusFeelin('interpreted') },
  { name: 'engine.feel.memory', run: memory },
];
