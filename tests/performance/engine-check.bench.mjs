import { performance } from 'node:perf_hooks';
import { checkModel, createModelChecker } from '@zhengai/engine';

const INDICATORS = 500;
const RULES = 300;
const TABLES = 50;
const ITEMS = 600;
const ROWS = 40;
const FULL_RUNS = 5;
const CHANGES = 60;

/** @param {string} code @param {string} zh */
const named = (code, zh) => ({
  code,
  name: { zh, en: code },
  level: 'school',
  periodKind: /** @type {const} */ ('academicYear'),
});

/** @param {number} i @param {number} turn */
function indicatorAt(i, turn = 0) {
  const [a, b] = [`数据${(i * 7) % ITEMS}号`, `数据${(i * 13 + 5) % ITEMS}号`];
  const inner = i % 5 === 4 ? ` + 指标${i - 1}号` : '';
  return {
    ...named(`i${i}`, `指标${i}号`),
    direction: /** @type {const} */ ('higher'),
    decimals: 2,
    bases: [
      {
        code: 'own',
        name: { zh: '校内', en: 'own' },
        formula: `if ${b} > 0 then ${a} / ${b}${inner} else ${turn}`,
      },
    ],
  };
}

/** @param {number} r @param {number} turn */
function ruleAt(r, turn = 0) {
  /** @param {number} k @param {string} operator @param {number} value */
  const leaf = (k, operator, value) => ({
    fact: 'indicator',
    params: { code: `i${(r * 3 + k) % INDICATORS}` },
    operator,
    value,
  });
  return {
    ...named(`r${r}`, `规则${r}号`),
    conditions: {
      all: [
        leaf(0, 'lessThan', 40 + (r % 20) + turn),
        { any: [leaf(1, 'greaterThan', 20), leaf(2, 'lessThanInclusive', 10)] },
        { not: { all: [leaf(1, 'greaterThan', 80), leaf(3, 'greaterThan', 5)] } },
        { any: [leaf(0, 'greaterThan', 5), leaf(4, 'equal', 3)] },
      ],
    },
    event: { type: r % 2 === 0 ? 'yellow' : 'red' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
    process: 'p',
    owner: '质量办',
    provenance: { confidence: /** @type {const} */ ('design') },
  };
}

/** @param {number} t */
function tableAt(t) {
  const rows = Array.from({ length: ROWS }, (_, r) => ({
    when: [r % 2 === 0 ? '"a", "b"' : '"c"', `[${(r >> 1) * 10}..${(r >> 1) * 10 + 10})`],
    then: [r + t],
  }));
  return {
    code: `t${t}`,
    name: { zh: `表${t}号`, en: `table ${t}` },
    level: 'school',
    hitPolicy: /** @type {const} */ ('UNIQUE'),
    inputs: [
      { label: { zh: '类别', en: 'kind' }, expression: '类别' },
      { label: { zh: '规模', en: 'size' }, expression: '规模' },
    ],
    outputs: [
      { code: 'o', label: { zh: '值', en: 'value' }, valueType: /** @type {const} */ ('number'), default: 0 },
    ],
    rows,
  };
}

function createModel() {
  /** @type {(length: number, make: (i: number) => any) => any[]} */
  const many = (length, make) => Array.from({ length }, (_, i) => make(i));
  return /** @type {import('@zhengai/engine').ModelDefinitions} */ ({
    levels: [{ code: 'school', name: { zh: '学校', en: 'school' }, order: 1 }],
    severities: [
      { code: 'yellow', name: { zh: '黄', en: 'yellow' }, rank: 1, colour: 'yellow' },
      { code: 'red', name: { zh: '红', en: 'red' }, rank: 2, colour: 'red' },
    ],
    attributes: [
      {
        code: 'kind',
        name: { zh: '类别', en: 'kind' },
        level: 'school',
        valueType: 'text',
        options: ['a', 'b', 'c'].map((code) => ({ code, name: { zh: code, en: code } })),
      },
      { code: 'size', name: { zh: '规模', en: 'size' }, level: 'school', valueType: 'number' },
    ],
    items: many(ITEMS, (i) => ({ ...named(`d${i}`, `数据${i}号`), valueType: 'number', kind: 'stock' })),
    indicators: many(INDICATORS, (i) => indicatorAt(i)),
    standards: [],
    rules: many(RULES, (r) => ruleAt(r)),
    tables: many(TABLES, (t) => tableAt(t)),
  });
}

/**
 * @template T
 * @param {T} model
 * @returns {T}
 */
const copyOf = (model) => /** @type {T} */ (JSON.parse(JSON.stringify(model)));

/** @param {number[]} times */
function middleOf(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return /** @type {number} */ (sorted[sorted.length >> 1]);
}

/** The full check of a large college beside the check after one change in an editor; milliseconds, less is better. */
async function run() {
  const model = createModel();
  const checker = createModelChecker(model);
  /** @type {number[]} */ const full = [];
  for (let i = 0; i < FULL_RUNS; i += 1) {
    // Fresh objects: what was parsed before must not help.
    const fresh = copyOf(model);
    const start = performance.now();
    checkModel(fresh);
    full.push(performance.now() - start);
  }
  /** @type {number[]} */ const changes = [];
  for (let i = 0; i < CHANGES; i += 1) {
    /** @type {any} */ const definition = i % 2 === 0 ? ruleAt(i, i) : indicatorAt(i, i);
    const list = /** @type {any} */ (i % 2 === 0 ? 'rules' : 'indicators');
    const start = performance.now();
    checker.update({ list, code: definition.code, definition });
    changes.push(performance.now() - start);
  }
  const found = JSON.stringify(checker.diagnostics());
  if (found !== JSON.stringify(checkModel(copyOf(checker.definitions))))
    throw new Error('after the changes the findings are not those of checking everything anew');
  const [whole, change] = [middleOf(full), middleOf(changes)];
  return {
    ours: Number(change.toFixed(1)),
    peer: Number(whole.toFixed(0)),
    ratio: Number((whole / change).toFixed(1)),
    unit: 'ms for one change : everything',
    n: INDICATORS + RULES + TABLES,
    runs: CHANGES,
    spread: Number(((Math.max(...changes) - change) / change).toFixed(2)),
  };
}

export const benches = [{ name: 'engine.check.large', run }];
