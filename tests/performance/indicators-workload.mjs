import { EMPTY_DICTIONARY } from '@zhengai/engine';

/** Twenty indicators over fifteen items: ratios, shares, weighted sums, a choice, growth. */

const ITEMS = Array.from({ length: 15 }, (_, i) => ({ code: `x${i}`, zh: `数据项${i}` }));
const DECIMALS = 2;

/**
 * A formula as FEEL over the items' Chinese names, and as a programmer writes it by hand over numbers `x0 … x14`.
 *
 * @typedef {{ feel: string, js: string, items: string[] }} Formula
 */

/** @param {number} r @returns {Formula} */
function formulaOf(r) {
  const at = (/** @type {number} */ k) => (r * 3 + k) % ITEMS.length;
  const [a, b, c, d, e, f] = Array.from({ length: 6 }, (_, k) => `x${at(k)}`);
  const forms = [
    [`${a} / (${b} + ${c} * 0.5)`],
    [`${a} / ${b} * 100`],
    [
      `(${a} + ${b} * 1.5 + ${c} * 2 + ${d} * 0.3) / (${e} + min(${f} * 0.5, ${e} * 0.25))`,
      `(${a} + ${b} * 1.5 + ${c} * 2 + ${d} * 0.3) / (${e} + Math.min(${f} * 0.5, ${e} * 0.25))`,
    ],
    [`if ${a} > ${b} then ${c} / ${d} else 0`, `(${a} > ${b} ? ${c} / ${d} : 0)`],
    [`${a} / (${b} - ${a})`],
  ];
  const [feel = '', js = feel] = forms[r % forms.length] ?? [];
  const items = [...new Set(feel.match(/x\d+/g) ?? [])];
  return { feel: feel.replace(/x(\d+)/g, '数据项$1'), js, items };
}

const names = { level: 'college', periodKind: /** @type {const} */ ('academicYear') };

export const formulas = Array.from({ length: 20 }, (_, r) => formulaOf(r));

export const indicators = formulas.map(({ feel }, r) => ({
  code: `indicator-${r}`,
  name: { zh: `指标${r}`, en: `indicator ${r}` },
  ...names,
  direction: /** @type {const} */ ('higher'),
  decimals: DECIMALS,
  bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula: feel }],
}));

export const dictionary = {
  ...EMPTY_DICTIONARY,
  items: ITEMS.map(({ code, zh }) => ({
    code,
    name: { zh, en: code },
    ...names,
    valueType: /** @type {const} */ ('number'),
    kind: /** @type {const} */ ('stock'),
  })),
  indicators,
};

/**
 * Whole numbers below 20,000 by item, the same in every run.
 *
 * @param {number} count
 * @param {number} missingShare
 */
export function createItemArrays(count, missingShare) {
  let seed = 7;
  const random = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 4294967296;
  /** @type {Record<string, Float64Array>} */
  const arrays = {};
  for (const { code } of ITEMS) {
    arrays[code] = Float64Array.from({ length: count }, () => {
      const value = Math.round(random() * 20_000);
      return random() < missingShare ? NaN : value;
    });
  }
  return arrays;
}

/** @param {Record<string, Float64Array>} arrays @returns {import('@zhengai/engine').Columns} */
export function itemColumns(arrays) {
  return Object.fromEntries(
    Object.entries(arrays).map(([code, values]) => [`item:${code}`, { kind: 'number', values }]),
  );
}

/**
 * What a programmer writes by hand for one indicator: a loop that knows of no missing values, of no division by zero,
 * and rounds in binary.
 *
 * @returns {((arrays: Record<string, Float64Array>, out: Float64Array, count: number) => void)[]}
 */
export function handWrittenLoops() {
  return formulas.map(({ js, items }) => {
    const heads = items.map((item) => `const c_${item} = arrays.${item};`).join('\n');
    const loads = items.map((item) => `const ${item} = c_${item}[i];`).join(' ');
    const body = `${heads}\nfor (let i = 0; i < count; i++) { ${loads} out[i] = Math.round((${js}) * 100) / 100; }`;
    return /** @type {any} */ (new Function('arrays', 'out', 'count', body));
  });
}
