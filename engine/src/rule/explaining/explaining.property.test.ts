import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type Dictionary, type Rule, type Truth } from '../../model/index.js';
import { compileRule, type RuleBackend, type StructuredValue, type TurningValue } from '../index.js';

fc.configureGlobal({ seed: 20_240_902 });

const both = (text: string) => ({ zh: text, en: text });
const indicator = (code: string, decimals: number) => ({
  code,
  name: both(code),
  level: 'college',
  periodKind: 'academicYear' as const,
  direction: 'higher' as const,
  decimals,
  bases: [{ code: 'own', name: both('own'), formula: '1' }],
});
const attribute = (code: string, valueType: 'number' | 'text' | 'boolean' | 'date') => ({
  code,
  name: both(code),
  level: 'college',
  valueType,
});
const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  indicators: [indicator('i1', 1), indicator('i0', 0)],
  attributes: [
    attribute('n', 'number'),
    attribute('t', 'text'),
    attribute('b', 'boolean'),
    attribute('d', 'date'),
  ],
};

/** Facts by key: how a rule names them. `p` and `l` are plain; `l` holds lists. */
const SIDES: Readonly<Record<string, object>> = {
  'indicator:i1': { fact: 'indicator', params: { code: 'i1' } },
  'indicator:i0': { fact: 'indicator', params: { code: 'i0' } },
  'attribute:n': { fact: 'attribute', params: { code: 'n' } },
  'attribute:t': { fact: 'attribute', params: { code: 't' } },
  'attribute:b': { fact: 'attribute', params: { code: 'b' } },
  'attribute:d': { fact: 'attribute', params: { code: 'd' } },
  p: { fact: 'p' },
  l: { fact: 'l' },
};
const NUMERIC = ['indicator:i1', 'indicator:i0', 'attribute:n', 'p'];
const CUTS = [0, 0.5, 1.05, 2];
const ORDERS = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

const numeric = fc
  .tuple(fc.constantFrom(...NUMERIC), fc.constantFrom(...ORDERS), fc.constantFrom(...CUTS))
  .map(([key, operator, value]) => ({ ...SIDES[key], operator, value }));
const pair = fc
  .tuple(fc.constantFrom(...NUMERIC), fc.constantFrom(...ORDERS), fc.constantFrom(...NUMERIC))
  .map(([key, operator, other]) => ({ ...SIDES[key], operator, value: SIDES[other] }));
const other = fc.oneof(
  fc
    .tuple(fc.constantFrom('in', 'notIn', 'equal'), fc.constantFrom('工', '医', '农'))
    .map(([operator, value]) => ({
      ...SIDES['attribute:t'],
      operator,
      value: operator === 'equal' ? value : [value, '理'],
    })),
  fc.boolean().map((value) => ({ ...SIDES['attribute:b'], operator: 'equal', value })),
  fc
    .tuple(
      fc.constantFrom('lessThan', 'greaterThanInclusive', 'equal'),
      fc.constantFrom('2024-02-29', '2024-09-01'),
    )
    .map(([operator, value]) => ({ ...SIDES['attribute:d'], operator, value })),
);
const list = fc
  .tuple(
    fc.constantFrom(
      'someFact:greaterThan',
      'someFact:lessThan',
      'everyFact:greaterThan',
      'contains',
      'not:contains',
    ),
    fc.constantFrom(0, 0.5, 2),
  )
  .map(([operator, value]) => ({ ...SIDES['l'], operator, value }));

function trees(leaf: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.letrec<{ node: object; group: object }>((tie) => ({
    node: fc.oneof({ maxDepth: 2, withCrossShrink: true }, leaf, tie('group')),
    group: fc.oneof(
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('node').map((not) => ({ not })),
    ),
  })).group;
}

function compiled(conditions: object, backend: RuleBackend = 'generated') {
  const rule = {
    code: 'r',
    name: both('r'),
    level: 'college',
    periodKind: 'academicYear' as const,
    conditions: conditions as Rule['conditions'],
    event: { type: 'red' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  };
  return compileRule(rule, DICTIONARY, { backend });
}

type Given = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, StructuredValue>>;

/** Kleene's logic over comparisons that are each judged by themselves; two facts that both moved are not compared. */
function judgeOf(tree: Given): (facts: Values, moved?: ReadonlySet<string>) => Truth {
  for (const kind of ['all', 'any'] as const) {
    if (!(kind in tree)) continue;
    const children = (tree[kind] as Given[]).map(judgeOf);
    const settles = kind === 'any';
    return (facts, moved) => {
      const truths = children.map((child) => child(facts, moved));
      return truths.includes(settles) ? settles : truths.includes(null) ? null : !settles;
    };
  }
  if ('not' in tree) {
    const child = judgeOf(tree['not'] as Given);
    return (facts, moved) => {
      const truth = child(facts, moved);
      return truth === null ? null : !truth;
    };
  }
  const rule = compiled({ all: [tree] });
  const keys = rule.facts.map((ref) => (ref.kind === 'plain' ? ref.code : `${ref.kind}:${ref.code}`));
  return (facts, moved) => {
    if (keys.length > 1 && keys.every((key) => moved?.has(key))) return null;
    const verdict = rule.decide(facts);
    return verdict === 'unknown' ? null : verdict === 'triggered';
  };
}

const EPSILON = 1e-7;
const grid = (decimals: number) =>
  Array.from({ length: 5 * 10 ** decimals + 1 }, (_, i) =>
    Number((-1.5 + i / 10 ** decimals).toFixed(decimals)),
  );
const TENTHS = grid(1);
const WHOLE = [-2, -1, 0, 1, 2, 3, 4];

interface Candidate {
  readonly value: StructuredValue;
  readonly distance: number;
  /** As it is said. */
  readonly said: string;
}

/** Every value worth trying for a fact, nearest first, lower before higher. */
function candidates(key: string, facts: Values): readonly Candidate[] {
  const current = facts[key] as never;
  if (key === 'attribute:b') return [{ value: !current, distance: 0, said: `exactly ${!current}` }];
  if (key === 'attribute:t')
    return ['工', '医', '农', '理', '别'].map((value) => ({ value, distance: 0, said: value }));
  if (key === 'attribute:d') {
    const days = ['2024-02-28', '2024-02-29', '2024-03-01', '2024-08-31', '2024-09-01', '2024-09-02'];
    return nearestFirst(days.map((value) => ({ value, distance: Math.abs(Date.parse(value) - Date.parse(current)), said: `exactly ${value}` }))); // prettier-ignore
  }
  const exactly = (value: number): Candidate => ({ value, distance: Number(Math.abs(value - current).toFixed(9)), said: `exactly ${value}` }); // prettier-ignore
  if (key === 'indicator:i1') return nearestFirst(TENTHS.map(exactly));
  if (key === 'indicator:i0') return nearestFirst(WHOLE.map(exactly));
  const cuts = [...CUTS, ...NUMERIC.map((one) => facts[one]).filter((value) => typeof value === 'number')];
  return nearestFirst(
    [...new Set(cuts)].flatMap((cut): Candidate[] => {
      const distance = Number(Math.abs(cut - current).toFixed(9));
      return [
        { value: cut - EPSILON, distance: distance + EPSILON / 2, said: `below ${cut}` },
        { value: cut, distance, said: `exactly ${cut}` },
        { value: cut + EPSILON, distance: distance + EPSILON / 2, said: `above ${cut}` },
      ];
    }),
  );
}

function nearestFirst(list: readonly Candidate[]): readonly Candidate[] {
  return [...list].sort((a, b) => a.distance - b.distance || (Number(a.value) < Number(b.value) ? -1 : 1));
}

const said = ({ to, bound }: TurningValue) => `${bound} ${to}`;

/** The nearest values of a set of facts, of the first as near as can be, then of the next. */
function search(keys: readonly string[], turns: (chosen: readonly Candidate[]) => boolean, facts: Values) {
  const chosen: Candidate[] = [];
  const visit = (at: number): boolean => {
    const key = keys[at];
    if (key === undefined) return turns(chosen);
    for (const candidate of candidates(key, facts)) {
      if (candidate.value === facts[key]) continue;
      chosen[at] = candidate;
      if (visit(at + 1)) return true;
    }
    return false;
  };
  return visit(0) ? chosen : undefined;
}

const present = fc.record({
  'indicator:i1': fc.constantFrom(-0.4, 0, 0.5, 1, 1.1, 2, 2.4),
  'indicator:i0': fc.constantFrom(-1, 0, 1, 2, 3),
  'attribute:n': fc.option(fc.constantFrom(-0.25, 0.5, 0.75, 1.05, 3), { freq: 6 }),
  'attribute:t': fc.constantFrom('工', '医', '文'),
  'attribute:b': fc.boolean(),
  'attribute:d': fc.constantFrom('2024-02-29', '2024-06-01', '2024-09-01'),
  p: fc.constantFrom(-1, 0.5, 1.5),
});

const RUNS = Number(process.env['ZHENGAI_SOAK'] ?? 0) > 0 ? 5_000 : 100;

test('what would turn a verdict is what trying out all values finds', () => {
  fc.assert(
    fc.property(trees(fc.oneof(numeric, pair, other)), present, (tree, facts) => {
      const { turning, verdict, explanation } = compiled(tree).explain(facts);
      const judge = judgeOf(tree as Given);
      const truth = judge(facts);
      expect(explanation.truth).toBe(truth);
      if (truth === null) {
        expect([verdict, turning]).toEqual(['unknown', []]);
        return;
      }
      const keys = Object.keys(facts)
        .filter(
          (key) =>
            facts[key as keyof typeof facts] !== null &&
            JSON.stringify(tree).includes(JSON.stringify(SIDES[key]).slice(0, -1)),
        ) // prettier-ignore
        .sort();
      const small = [
        ...keys.map((key) => [key]),
        ...keys.flatMap((a, i) => keys.slice(i + 1).map((b) => [a, b])),
      ];
      const expected: string[] = [];
      const found: string[][] = [];
      for (const set of small) {
        if (found.some((smaller) => smaller.every((key) => set.includes(key)))) continue;
        const chosen = search(
          set,
          (values) => {
            const moved = Object.fromEntries(set.map((key, i) => [key, values[i]?.value ?? null]));
            return judge({ ...facts, ...moved }, new Set(set)) === !truth;
          },
          facts,
        );
        if (chosen === undefined) continue;
        found.push(set);
        expected.push(
          set.map((key, i) => `${key} ${key === 'attribute:t' ? '' : chosen[i]?.said}`).join(', '),
        );
      }
      const actual = turning
        .filter(({ length }) => length <= 2)
        .map((turn) =>
          turn.map((one) => `${one.fact} ${one.fact === 'attribute:t' ? '' : said(one)}`).join(', '),
        );
      expect(new Set(actual)).toEqual(new Set(expected));
      for (const turn of turning)
        expect(judge(moved(facts, turn), new Set(turn.map(({ fact }) => fact)))).toBe(!truth);
    }),
    { numRuns: RUNS },
  );
}, 600_000);

function moved(facts: Values, turn: readonly TurningValue[]): Values {
  const step = { exactly: 0, below: -EPSILON, above: EPSILON, otherThan: 0 };
  const entries = turn.map(({ fact, to, bound }) => [
    fact,
    bound === 'otherThan' ? '别' : typeof to === 'number' ? to + step[bound] : to,
  ]);
  return { ...facts, ...(Object.fromEntries(entries) as Values) };
}

const holed = fc.record({
  'indicator:i1': fc.option(fc.constantFrom(0, 1, 2), { freq: 2 }),
  'indicator:i0': fc.option(fc.constantFrom(0, 1, 2), { freq: 2 }),
  'attribute:n': fc.option(fc.constantFrom(0.5, 1.05), { freq: 2 }),
  'attribute:t': fc.option(fc.constantFrom('工', '文'), { freq: 2 }),
  'attribute:b': fc.option(fc.boolean(), { freq: 2 }),
  'attribute:d': fc.option(fc.constantFrom('2024-02-29', '2024-06-01'), { freq: 2 }),
  p: fc.option(fc.constantFrom(0.5, 1.5), { freq: 2 }),
  l: fc.constantFrom<StructuredValue>(null, [null], [1, null], [null, null], [0, 1]),
});

const NUMBERS = [-1.5, -1, -0.5, 0, 0.2, 0.5, 0.7, 1, 1.05, 1.3, 1.5, 1.6, 2, 2.5, 3, 4];
const TRIED: Readonly<Record<string, readonly StructuredValue[]>> = {
  'indicator:i1': NUMBERS.filter((value) => value !== 1.05),
  'indicator:i0': [-2, -1, 0, 1, 2, 3, 4],
  'attribute:n': NUMBERS,
  'attribute:t': ['工', '医', '农', '理', '别'],
  'attribute:b': [true, false],
  'attribute:d': ['2024-02-28', '2024-02-29', '2024-06-01', '2024-09-01', '2024-09-02'],
  p: NUMBERS,
};
const ELEMENTS = [-1, 0, 0.2, 0.5, 1, 2, 3];

function fillings(value: StructuredValue): readonly StructuredValue[] {
  if (value === null) return [[], ...ELEMENTS.flatMap((a) => [[a], ...ELEMENTS.map((b) => [a, b])])];
  const list = value as readonly StructuredValue[];
  const at = list.indexOf(null);
  return at < 0 ? [list] : ELEMENTS.flatMap((element) => fillings(list.with(at, element)));
}

test('the smallest missing sets are what trying out all values finds', () => {
  fc.assert(
    fc.property(trees(fc.oneof(numeric, pair, other, list)), holed, (tree, given) => {
      const facts: Values = given;
      const judge = judgeOf(tree as Given);
      const explained = compiled(tree).explain(facts);
      expect(compiled(tree, 'interpreted').explain(facts)).toEqual(explained);
      const { missing } = explained;
      const gone = Object.keys(facts).filter((key) => facts[key] === null || (Array.isArray(facts[key]) && facts[key].includes(null))); // prettier-ignore
      const used = gone.filter((key) =>
        JSON.stringify(tree).includes(JSON.stringify(SIDES[key]).slice(0, -1)),
      );
      if (judge(facts) !== null || used.length > 3) return;
      const could = (set: readonly string[], now: Values): boolean => {
        const [first, ...rest] = set;
        if (first === undefined) return judge(now) !== null;
        const tried = first === 'l' ? fillings(facts['l'] ?? null) : (TRIED[first] ?? []);
        return tried.some((value) => could(rest, { ...now, [first]: value }));
      };
      const subsets = used
        .reduce<string[][]>((sets, key) => [...sets, ...sets.map((set) => [...set, key])], [[]])
        .sort((a, b) => a.length - b.length);
      const found: string[][] = [];
      for (const set of subsets) {
        if (found.some((smaller) => smaller.every((key) => set.includes(key)))) continue;
        if (could(set, facts)) found.push(set);
      }
      expect(new Set(missing.map((set) => set.join()))).toEqual(
        new Set(found.map((set) => [...set].sort().join())),
      );
    }),
    { numRuns: RUNS },
  );
}, 600_000);

const anyFacts = fc
  .oneof(present, holed)
  .chain((facts) =>
    fc.constantFrom<Readonly<Record<string, unknown>>>(
      facts,
      { ...facts, 'attribute:t': '一段比日期更长的文字，不会是日期', p: '2024-02-29' },
      { ...facts, 'attribute:n': '不是数', 'attribute:t': 3 },
      Object.fromEntries(
        Object.entries(facts).map(([key, value]) => [key, { value, source: key, period: '2024' }]),
      ),
    ),
  );

test('what is remembered of earlier subjects changes nothing', () => {
  fc.assert(
    fc.property(
      trees(fc.oneof(numeric, pair, other)),
      fc.array(anyFacts, { minLength: 2, maxLength: 5 }),
      (tree, subjects) => {
        const [generated, interpreted] = [compiled(tree), compiled(tree, 'interpreted')];
        const alone = subjects.map((facts) => compiled(tree).explain(facts as Values));
        for (const rule of [generated, generated, interpreted, interpreted]) {
          expect(subjects.map((facts) => rule.explain(facts as Values))).toEqual(alone);
        }
      },
    ),
    { numRuns: RUNS / 2 },
  );
}, 600_000);

test('what was handed out may be changed', () => {
  const rule = compiled({
    any: [
      { ...SIDES['p'], operator: 'lessThan', value: 1 },
      { ...SIDES['attribute:n'], operator: 'lessThan', value: 1 },
    ],
  });
  for (let i = 0; i < 2; i++) {
    const open = rule.explain({ p: null, 'attribute:n': 3 });
    expect(open.missing).toEqual([['p']]);
    open.missing[0]?.push('attribute:n');
    open.missing.pop();
    const clear = rule.explain({ p: 2, 'attribute:n': 3 });
    expect(clear.turning.map((turn) => turn.map(({ fact, to }) => [fact, to]))).toEqual([
      [['p', 1]],
      [['attribute:n', 1]],
    ]);
    clear.turning[0]?.pop();
  }
});
