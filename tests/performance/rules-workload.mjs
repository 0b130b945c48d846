/** Ten rules over a hundred thousand subjects: what the rule engines are compared on. */

export const NUMBERS = Array.from({ length: 12 }, (_, i) => `f${i}`);
export const CATEGORIES = [
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
export const REGIONS = Array.from({ length: 30 }, (_, i) => `地区${i}`);

/**
 * @typedef {{ fact: string, operator: string, value: number | string[] }} Leaf
 * @typedef {Leaf | { all: Condition[] } | { any: Condition[] } | { not: Condition }} Condition
 * @typedef {Record<string, number | string | null>} Subject
 */

/** A small generator with a fixed seed: the same data in every run. */
export function createRandom() {
  let seed = 42;
  return () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 4294967296;
}

/**
 * Ten rules, each with nested groups, a negation and set membership on two text facts.
 *
 * @param {{ turned?: boolean }} [options]  whether each begins with another of its conditions: peers stop at the first
 *   that decides, and none of them should stand first in all rules
 */
export function createRules({ turned = true } = {}) {
  /** @type {(fact: string, operator: string, value: number | string[]) => Leaf} */
  const leaf = (fact, operator, value) => ({ fact, operator, value });
  return Array.from({ length: 10 }, (_, r) => {
    /** @param {number} k */
    const fact = (k) => /** @type {string} */ (NUMBERS[(r * 5 + k) % NUMBERS.length]);
    /** @param {number} k */
    const value = (k) => 20 + ((r * 7 + k * 13) % 60);
    const first = turned ? r % 5 : 0;
    const conditions = [
      leaf(fact(0), 'greaterThan', value(0)),
      {
        any: [leaf(fact(1), 'lessThan', value(1)), { not: leaf(fact(2), 'greaterThanInclusive', value(2)) }],
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
    ];
    return {
      code: `rule-${r}`,
      name: { zh: `规则${r}`, en: `rule ${r}` },
      level: 'programme',
      periodKind: /** @type {const} */ ('academicYear'),
      conditions: { all: [...conditions.slice(first), ...conditions.slice(0, first)] },
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
export function createSubjects(count, missingShare) {
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
export function columnsOf(subjects) {
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

/**
 * The same subjects as typed arrays alone: texts as one more than their place in the list of texts.
 *
 * @param {readonly Subject[]} subjects
 */
export function codedColumnsOf(subjects) {
  /** @type {Record<string, Float64Array | Uint8Array>} */
  const arrays = {};
  for (const name of NUMBERS) {
    arrays[name] = Float64Array.from(subjects, (subject) => /** @type {number} */ (subject[name]));
  }
  for (const [name, texts] of Object.entries({ category: CATEGORIES, region: REGIONS })) {
    arrays[name] = Uint8Array.from(
      subjects,
      (subject) => texts.indexOf(/** @type {string} */ (subject[name])) + 1,
    );
  }
  return arrays;
}
