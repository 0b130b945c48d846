import { compileDecisionTable, EMPTY_DICTIONARY } from '@zhengai/engine';
import { loadZen } from './rules-peers.mjs';
import { compareSides } from './stopwatch.mjs';

const SUBJECTS = 10_000;
/** Subjects that the peer is measured on. */
const SAMPLE = 1_000;
/** Subjects of the sample that are timed at once. */
const SLICE = 5;
const RUNS = 12;
const UNIT = 'decisions/s';
const CATEGORIES = 50;

/** @param {number} seed */
function createRandom(seed) {
  return () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 4294967296;
}

/** @typedef {{ category: string, from: number, to: number, least: number, value: number }} Row */

/** Rows by category, range and a lower bound, as a large standard has them. @param {number} count @returns {Row[]} */
function createRows(count) {
  const random = createRandom(5);
  const each = Math.max(1, Math.round(count / CATEGORIES));
  return Array.from({ length: count }, (_, i) => {
    const step = Math.floor(i / CATEGORIES);
    const width = 100 / each;
    return {
      category: `c${i % CATEGORIES}`,
      from: step * width,
      to: (step + 1) * width,
      least: Math.floor(random() * 50) - 10,
      value: i,
    };
  });
}

function createSubjects() {
  const random = createRandom(7);
  return Array.from({ length: SUBJECTS }, () => ({
    category: `c${Math.floor(random() * CATEGORIES)}`,
    x: Math.floor(random() * 1000) / 10,
    y: random() * 100,
  }));
}

/** @param {string} text */
const named = (text) => ({ zh: text, en: text });
/** @param {string} code */
const item = (code) => ({
  code,
  name: named(code),
  level: 'college',
  periodKind: /** @type {const} */ ('academicYear'),
  valueType: /** @type {const} */ ('number'),
  kind: /** @type {const} */ ('stock'),
});
const dictionary = {
  ...EMPTY_DICTIONARY,
  attributes: [
    { code: 'category', name: named('category'), level: 'college', valueType: /** @type {const} */ ('text') },
  ],
  items: [item('x'), item('y')],
};

/** @param {Row} row */
const cells = ({ category, from, to, least }) => [`"${category}"`, `[${from}..${to})`, `>= ${least}`];

/** @param {readonly Row[]} rows */
function createTable(rows) {
  return compileDecisionTable(
    {
      code: 't',
      name: named('t'),
      level: 'college',
      hitPolicy: 'FIRST',
      inputs: ['category', 'x', 'y'].map((expression) => ({ label: named(expression), expression })),
      outputs: [{ code: 'value', label: named('value'), valueType: 'number' }],
      rows: rows.map((row) => ({ when: cells(row), then: [row.value] })),
    },
    dictionary,
  );
}

const subjects = createSubjects();
const columns = {
  'attribute:category': { kind: /** @type {const} */ ('text'), values: subjects.map((s) => s.category) },
  'item:x': { kind: /** @type {const} */ ('number'), values: Float64Array.from(subjects, (s) => s.x) },
  'item:y': { kind: /** @type {const} */ ('number'), values: Float64Array.from(subjects, (s) => s.y) },
};

/** @param {ReturnType<typeof createTable>} table */
function decide(table) {
  const { decisionOf, decisions } = table.evaluateColumns(columns, SUBJECTS);
  const values = decisions.map(({ values }) => /** @type {number} */ (values['value'] ?? NaN));
  const out = new Float64Array(SUBJECTS);
  for (let i = 0; i < SUBJECTS; i++)
    out[i] = /** @type {any} */ (values)[/** @type {number} */ (decisionOf[i])];
  return out;
}

/** @param {readonly Row[]} rows */
async function zenDecision(rows) {
  const { ZenEngine } = await loadZen();
  const position = { x: 0, y: 0 };
  const fields = ['category', 'x', 'y'];
  const content = {
    hitPolicy: 'first',
    inputs: fields.map((field) => ({ id: field, name: field, type: 'expression', field })),
    outputs: [{ id: 'value', name: 'value', type: 'expression', field: 'value' }],
    rules: rows.map((row, i) => {
      const [category, x, y] = cells(row);
      return { _id: `r${i}`, category, x, y, value: String(row.value) };
    }),
  };
  return new ZenEngine().createDecision(
    Buffer.from(
      JSON.stringify({
        contentType: 'application/vnd.gorules.decision',
        nodes: [
          { id: 'in', type: 'inputNode', name: 'in', position },
          { id: 'table', type: 'decisionTableNode', name: 'table', position, content },
          { id: 'out', type: 'outputNode', name: 'out', position },
        ],
        edges: [
          { id: '1', sourceId: 'in', targetId: 'table', type: 'edge' },
          { id: '2', sourceId: 'table', targetId: 'out', type: 'edge' },
        ],
      }),
    ),
  );
}

async function versusZen() {
  const rows = createRows(1_000);
  const table = createTable(rows);
  const peer = await zenDecision(rows);
  const values = decide(table);
  for (let i = 0; i < 500; i++) {
    const { result } = await peer.evaluate(/** @type {any} */ (subjects[i]));
    const theirs = result?.value ?? NaN;
    if (!Object.is(values[i], theirs)) throw new Error(`subject ${i}: ${values[i]}, zen says ${theirs}`);
  }
  const parts = Array.from({ length: SAMPLE / SLICE }, (_, part) => async () => {
    for (const subject of subjects.slice(part * SLICE, (part + 1) * SLICE))
      await peer.evaluate(/** @type {any} */ (subject));
  });
  return compareSides({
    ours: { parts: [() => decide(table)], results: SUBJECTS, repeats: 8, warmUps: 20 },
    peer: { parts, results: SAMPLE, repeats: 1, warmUps: 2 },
    runs: RUNS,
    unit: UNIT,
  });
}

/** Reading rows from the top, over the same arrays. @param {readonly Row[]} rows */
function scan(rows) {
  const categories = rows.map((row) => Number(row.category.slice(1)));
  const [from, to, least, value] = /** @type {const} */ (['from', 'to', 'least', 'value']).map((key) =>
    Float64Array.from(rows, (row) => row[key]),
  );
  const ours = Int32Array.from(subjects, (s) => Number(s.category.slice(1)));
  const [xs, ys] = [columns['item:x'].values, columns['item:y'].values];
  const out = new Float64Array(SUBJECTS);
  return () => {
    for (let i = 0; i < SUBJECTS; i++) {
      const [c, x, y] = [ours[i], /** @type {number} */ (xs[i]), /** @type {number} */ (ys[i])];
      let hit = -1;
      for (let r = 0; r < categories.length; r++) {
        if (categories[r] !== c) continue;
        if (
          x >= /** @type {any} */ (from)[r] &&
          x < /** @type {any} */ (to)[r] &&
          y >= /** @type {any} */ (least)[r]
        ) {
          hit = r;
          break;
        }
      }
      out[i] = hit < 0 ? NaN : /** @type {number} */ (/** @type {any} */ (value)[hit]);
    }
    return out;
  };
}

/** @param {number} count */
async function versusScan(count) {
  const rows = createRows(count);
  const table = createTable(rows);
  const reading = scan(rows);
  const [ours, theirs] = [decide(table), reading()];
  const differing = ours.findIndex((value, i) => !Object.is(value, theirs[i]));
  if (differing >= 0)
    throw new Error(`subject ${differing}: ${ours[differing]}, reading says ${theirs[differing]}`);
  return compareSides({
    ours: { parts: [() => decide(table)], results: SUBJECTS, repeats: 4, warmUps: 10 },
    peer: { parts: [reading], results: SUBJECTS, repeats: 1, warmUps: 3 },
    runs: RUNS,
    unit: UNIT,
  });
}

export const benches = [
  { name: 'engine.table.vs-zen', run: versusZen },
  ...[10, 100, 1_000, 10_000].map((count) => ({
    name: `engine.table.indexed-vs-scan.${count}`,
    run: () => versusScan(count),
  })),
];
