import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  compileRule,
  createFactDeriver,
  EMPTY_DICTIONARY,
  evaluateGrid,
  factKey,
  mergedDictionary,
  planEvaluation,
  validatePack,
  VERDICT_OF_CODE,
  type Column,
  type FactKey,
  type FactValue,
  type Grid,
} from '@zhengai/engine';
import { readPackFolder } from '@zhengai/runtime/connectors';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  BASIC,
  cardsOf,
  CATEGORIES,
  judgeYear,
  MONITORING,
  type Facts,
  type Truth,
  type Year,
} from './jiaofa-by-hand.js';

/** The pack of the standard of 2004 against institutions computed by hand, one by one and as a grid of years. */
const PACK = path.resolve(import.meta.dirname, '../../rules-library/packs/cn-jiaofa-2004-2-gaozhi');

type Verdict = 'triggered' | 'clear' | 'unknown';
type Override = Readonly<Record<string, number | string | null>>;
interface Expected {
  readonly yellow?: Verdict;
  readonly red?: Verdict;
  readonly pass?: readonly string[];
  readonly limit?: readonly string[];
  readonly monitoring?: readonly string[];
  readonly unknown?: readonly string[] | 'all';
}
interface Institution {
  readonly name: string;
  readonly category?: string;
  readonly year?: string;
  readonly base?: 'sound' | 'large';
  readonly facts?: Override;
  readonly history?: readonly Override[];
  readonly expect: Expected;
}

const file = parse(readFileSync(path.join(import.meta.dirname, 'jiaofa-institutions.yaml'), 'utf8'), {
  merge: true,
}) as { sound: Facts; large: Facts; institutions: readonly Institution[] };
const { institutions } = file;

const LATEST = '2024-2025';
const INDICATORS: Readonly<Record<string, string>> = {
  ratio: 'student-teacher-ratio',
  degrees: 'graduate-degree-share',
  area: 'teaching-area-per-student',
  equipment: 'equipment-per-student',
  books: 'books-per-student',
  senior: 'senior-title-share',
  land: 'land-per-student',
  dorm: 'dormitory-per-student',
  computers: 'computers-per-hundred',
  seats: 'seats-per-hundred',
  newEquipment: 'new-equipment-share',
  newBooks: 'new-books-per-student',
};

/** What must come out, by rule. */
function expectedVerdicts({
  yellow,
  red,
  pass,
  limit,
  monitoring,
  unknown = [],
}: Expected): Record<string, Verdict> {
  const verdict = (worse: readonly string[] | undefined, name: string): Verdict =>
    unknown === 'all' || unknown.includes(name) ? 'unknown' : worse?.includes(name) ? 'triggered' : 'clear';
  return {
    'card-yellow': yellow ?? 'clear',
    'card-red': red ?? 'clear',
    ...Object.fromEntries(BASIC.map((name) => [`below-pass-${INDICATORS[name]}`, verdict(pass, name)])),
    ...Object.fromEntries(BASIC.map((name) => [`below-limit-${INDICATORS[name]}`, verdict(limit, name)])),
    ...Object.fromEntries(
      MONITORING.map((name) => [`monitoring-${INDICATORS[name]}`, verdict(monitoring, name)]),
    ),
  };
}

/** The year judged and those before it, the latest first. */
function yearsOf({ category, year = LATEST, base = 'sound', facts = {}, history = [] }: Institution): Year[] {
  return [facts, ...history].map((override, back) => {
    const { category: other, ...changed } = override as { category?: string } & Facts;
    const endsIn = Number(year.slice(5)) - back;
    return { category: other ?? category, facts: { ...file[base], ...changed }, inForce: endsIn >= 2004 };
  });
}

const VERDICTS = new Map<Truth, Verdict>([
  [true, 'triggered'],
  [false, 'clear'],
  [null, 'unknown'],
]);

function verdictsByHand(institution: Institution): Record<string, Verdict> {
  const years = yearsOf(institution);
  const { pass, limit, monitoring } = judgeYear(years[0] as Year);
  const { yellow, red } = cardsOf(years);
  const all: [string, Truth][] = [
    ['card-yellow', yellow],
    ['card-red', red],
    ...BASIC.map((name): [string, Truth] => [`below-pass-${INDICATORS[name]}`, pass[name] ?? null]),
    ...BASIC.map((name): [string, Truth] => [`below-limit-${INDICATORS[name]}`, limit[name] ?? null]),
    ...MONITORING.map((name): [string, Truth] => [
      `monitoring-${INDICATORS[name]}`,
      monitoring[name] ?? null,
    ]),
  ];
  return Object.fromEntries(all.map(([rule, truth]) => [rule, VERDICTS.get(truth) ?? 'unknown']));
}

const { pack } = validatePack(await readPackFolder(PACK));
if (pack === undefined) throw new Error('the pack of 2004 is not valid');
const dictionary = mergedDictionary(pack, EMPTY_DICTIONARY);
const rules = pack.rules.map(({ code }) => code);

describe('what is expected', () => {
  test('is said of sixty institutions or more, of every category, with every outcome', () => {
    expect(institutions.length).toBeGreaterThanOrEqual(60);
    expect(new Set(institutions.map(({ name }) => name)).size).toBe(institutions.length);
    const categories = new Set(institutions.map(({ category }) => category));
    expect(CATEGORIES.filter((code) => !categories.has(code))).toEqual([]);
    const cards = institutions.map(({ expect: { yellow = 'clear', red = 'clear' } }) => `${yellow} ${red}`);
    expect([...new Set(cards)].sort()).toEqual([
      'clear clear',
      'clear triggered',
      'triggered clear',
      'triggered triggered',
      'triggered unknown',
      'unknown clear',
      'unknown unknown',
    ]);
    const named = Object.keys(expectedVerdicts({}));
    expect([...named].sort()).toEqual([...rules].sort());
  });

  test.each(institutions)('$name', (institution) => {
    expect(verdictsByHand(institution)).toEqual(expectedVerdicts(institution.expect));
  });
});

describe('one institution by itself', () => {
  const deriver = createFactDeriver(dictionary);
  const compiled = pack.rules.map((rule) => compileRule(rule, dictionary));

  test.each(institutions.filter(({ year }) => year === undefined))('$name', (institution) => {
    const facts: Record<FactKey, FactValue> = {};
    yearsOf(institution).forEach((year, back) => {
      const put = (kind: 'item' | 'attribute', code: string, value: FactValue) => {
        facts[factKey({ kind, code, offset: -back })] = value;
      };
      put('attribute', 'institution-category', year.category ?? null);
      for (const [code, value] of Object.entries(year.facts)) put('item', code, value ?? null);
    });
    const verdicts = compiled.map((rule) => {
      const { verdict } = rule.evaluate(deriver.derive(rule.facts, facts));
      return [rule.rule.code, verdict];
    });
    expect(Object.fromEntries(verdicts)).toEqual(expectedVerdicts(institution.expect));
  });
});

describe('all institutions of a year as a grid of three years', () => {
  const plan = planEvaluation(dictionary, rules);
  const judged = [...new Set(institutions.map(({ year = LATEST }) => year))].sort();

  test.each(judged)('%s', (year) => {
    const group = institutions.filter((one) => (one.year ?? LATEST) === year);
    const result = evaluateGrid(plan, gridOf(group, year));
    const found = group.map(({ name }, i) => [
      name,
      Object.fromEntries(rules.map((rule) => [rule, VERDICT_OF_CODE[result.verdicts(rule)[i * 3 + 2] ?? 2]])),
    ]);
    const wanted = group.map(({ name, expect: expected }) => [name, expectedVerdicts(expected)]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
    expect(result.warnings).toEqual([]);
  });
});

function gridOf(group: readonly Institution[], year: string): Grid {
  const last = Number(year.slice(5));
  const periods = [last - 2, last - 1, last].map((end) => `${end - 1}-${end}`);
  const cells = group.flatMap((institution) => {
    const years = yearsOf(institution);
    return [years[2], years[1], years[0]];
  });
  const items = Object.fromEntries(
    dictionary.items.map(({ code }): [string, Column] => [
      code,
      { kind: 'number', values: Float64Array.from(cells, (cell) => cell?.facts[code] ?? NaN) },
    ]),
  );
  const categories = cells.map((cell) => cell?.category ?? null);
  return {
    level: 'school',
    periodKind: 'academicYear',
    subjects: group.map(({ name }) => name),
    periods,
    valid: new Uint8Array(cells.length).fill(1),
    items,
    attributes: { 'institution-category': { kind: 'text', values: categories } },
  };
}
