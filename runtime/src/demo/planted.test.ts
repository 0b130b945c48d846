import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  columnOf,
  comparePeriods,
  evaluateGrid,
  foldWarning,
  periodKey,
  periodsBetween,
  planEvaluation,
  validatePack,
  VERDICT_OF_CODE,
  type Column,
  type Dictionary,
  type FactValue,
  type Grid,
  type GridResult,
  type PeriodKind,
  type Rule,
} from '@zhengai/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildCollege } from './build-college.js';
import { isEmployed, isEnrolled, type DemoCollege } from './demo-college.js';
import { demoObservations } from './demo-observations.js';
import { OPEN_PERIODS } from './demo-periods.js';
import { demoAttributes, demoEdges, demoSubjects, PROGRAMME_GROUP } from './demo-structure.js';
import { DEMO_PACKS } from './load-demo.js';
import { PLANTED_PROBLEMS } from './planted.js';

const PACKS = path.resolve(import.meta.dirname, '../../../rules-library/packs');
const SPANS: Readonly<Partial<Record<PeriodKind, readonly string[]>>> = {
  academicYear: periodsBetween('2021-2022', '2025-2026'),
  semester: periodsBetween('2021-2022-1', '2026-2027-1'),
  month: periodsBetween('2021-09', '2026-10'),
};

interface Judged {
  readonly rule: Rule;
  readonly subject: string;
  readonly periods: readonly string[];
  /** By period. */
  readonly verdicts: readonly (typeof VERDICT_OF_CODE)[number][];
  readonly isOpen: boolean;
}

/** The same rules on the same data, without store, queue or services. */
describe('the planted problems, judged by the engine alone', () => {
  const judged: Judged[] = [];
  let cells = 0;

  beforeAll(() => {
    const dictionary = readDictionary();
    const college = buildCollege();
    const values = collectValues(college);
    const groups = new Map<string, Rule[]>();
    for (const rule of dictionary.rules) {
      const key = `${rule.level}/${rule.periodKind}`;
      groups.set(key, [...(groups.get(key) ?? []), rule]);
    }
    for (const rules of groups.values()) {
      const { level, periodKind } = rules[0] as Rule;
      const withRecovery = { ...dictionary, rules: [...dictionary.rules, ...rules.flatMap(recoveryRule)] };
      const plan = planEvaluation(
        withRecovery,
        withRecovery.rules
          .filter((rule) => rule.level === level && rule.periodKind === periodKind)
          .map(({ code }) => code),
      );
      const grid = buildGrid(college, level, periodKind, plan.items, plan.attributes, values);
      const around = plan.relations.map((relation) =>
        buildGrid(college, relation.level, periodKind, plan.items, plan.attributes, values),
      );
      const edges = demoEdges(college).filter(({ hierarchy }) => hierarchy === PROGRAMME_GROUP);
      const result = evaluateGrid(plan, grid, { grids: around, edges });
      for (const rule of rules) cells += judge(rule, grid, result, judged);
      expect(result.warnings).toEqual([]);
    }
  }, 120_000);

  test('there are more than 170,000 verdicts', () => {
    expect(cells).toBeGreaterThan(170_000);
  });

  test('exactly the planted problems are warned about', () => {
    const open = judged.filter(({ isOpen }) => isOpen).map(({ rule, subject }) => `${rule.code} ${subject}`);
    const planted = PLANTED_PROBLEMS.flatMap(({ warns, subject }) =>
      warns.map((rule) => `${rule} ${subject}`),
    );
    expect(open.sort()).toEqual(planted.sort());
  });

  test('nothing that is not planted ever triggers a rule, in no period at all', () => {
    const planted = new Set(PLANTED_PROBLEMS.map(({ level, subject }) => `${level} ${subject}`));
    const odd = judged
      .filter(({ rule, subject }) => !planted.has(`${rule.level} ${subject}`))
      .filter(({ verdicts }) => verdicts.includes('triggered'))
      .map(({ rule, subject }) => `${rule.code} ${subject}`);
    expect(odd).toEqual([]);
  });

  test('what recovered did trigger once, and missing data is unknown', () => {
    for (const { kind, level, subject, period } of PLANTED_PROBLEMS) {
      const own = judged.filter((one) => one.rule.level === level && one.subject === subject);
      const at = own.flatMap(({ periods, verdicts }) => {
        const place = periods.indexOf(period);
        return place < 0 ? [] : [verdicts[place]];
      });
      if (kind === 'recovered') expect([subject, at.includes('triggered')]).toEqual([subject, true]);
      if (kind === 'missingData') expect([subject, at.includes('unknown')]).toEqual([subject, true]);
    }
  });
});

function readDictionary(): Dictionary {
  const packs = DEMO_PACKS.map((folder) => {
    const input: Record<string, unknown> = {};
    for (const file of readdirSync(path.join(PACKS, folder)).filter((name) => name.endsWith('.yaml'))) {
      const content: unknown = parse(readFileSync(path.join(PACKS, folder, file), 'utf8'));
      Object.assign(input, file === 'pack.yaml' ? content : { [path.basename(file, '.yaml')]: content });
    }
    const { pack, diagnostics } = validatePack(input);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (!pack) throw new Error(`the pack ${folder} is not valid`);
    return pack;
  });
  const all = <Key extends Exclude<keyof Dictionary, 'hierarchies' | 'dataSets' | 'evidence'>>(key: Key) =>
    packs.flatMap((pack) => pack[key] as Dictionary[Key][number][]);
  return {
    levels: all('levels'),
    attributes: all('attributes'),
    items: all('items'),
    indicators: all('indicators'),
    standards: all('standards'),
    rules: all('rules'),
    severities: all('severities'),
    hierarchies: packs.flatMap(({ hierarchies = [] }) => hierarchies),
  };
}

/** A rule's recovery condition as a rule of its own. */
function recoveryRule(rule: Rule): Rule[] {
  const { recovery } = rule.lifeCycle;
  return recovery ? [{ ...rule, code: `${rule.code}.recovery`, conditions: recovery }] : [];
}

/** Newest known value: `level/item` → `subject place` → period key → value. */
type Values = Map<string, Map<number, Map<number, number>>>;

function collectValues(college: DemoCollege): Values {
  const values: Values = new Map();
  const knownAt = new Map<string, number>();
  for (const batch of demoObservations(college, PLANTED_PROBLEMS)) {
    for (let row = 0; row < batch.length; row++) {
      const item = `${batch.level}/${batch.items[batch.item[row] as number]}`;
      const ofItem = values.get(item) ?? new Map<number, Map<number, number>>();
      values.set(item, ofItem);
      const subject = batch.subjectId[row] as number;
      const ofSubject = ofItem.get(subject) ?? new Map<number, number>();
      ofItem.set(subject, ofSubject);
      const period = batch.period[row] as number;
      if (ofSubject.has(period)) {
        const cell = `${item}/${subject}/${period}`;
        if ((knownAt.get(cell) ?? -Infinity) > (batch.knownAt[row] as number)) continue;
        knownAt.set(cell, batch.knownAt[row] as number);
      }
      ofSubject.set(period, batch.number[row] as number);
    }
  }
  return values;
}

function buildGrid(
  college: DemoCollege,
  level: string,
  periodKind: PeriodKind,
  items: readonly string[],
  attributes: readonly string[],
  values: Values,
): Grid {
  const periods = SPANS[periodKind] ?? [];
  const subjects = (demoSubjects(college).get(level) ?? []).map(({ code }) => code);
  const keys = periods.map(periodKey);
  const column = (item: string): Column => {
    const ofItem = values.get(`${level}/${item}`);
    const cells = new Float64Array(subjects.length * periods.length).fill(NaN);
    for (const [subject, byPeriod] of ofItem ?? []) {
      for (const [place, key] of keys.entries()) {
        const value = byPeriod.get(key);
        if (value !== undefined) cells[subject * periods.length + place] = value;
      }
    }
    return { kind: 'number', values: cells };
  };
  const valid = new Uint8Array(subjects.length * periods.length);
  for (const [subject] of subjects.entries()) {
    for (const [place, period] of periods.entries()) {
      valid[subject * periods.length + place] = isValid(college, level, subject, period) ? 1 : 0;
    }
  }
  const byAttribute = new Map<string, Map<string, FactValue>>();
  for (const { subject, attribute, value } of demoAttributes(college)) {
    if (subject.level !== level) continue;
    const of = byAttribute.get(attribute) ?? new Map<string, FactValue>();
    byAttribute.set(attribute, of.set(subject.code, value));
  }
  return {
    level,
    periodKind,
    subjects,
    periods,
    valid,
    items: Object.fromEntries(items.map((item) => [item, column(item)])),
    attributes: Object.fromEntries(
      attributes.map((attribute) => [
        attribute,
        columnOf(
          'text',
          subjects.flatMap((code) => periods.map(() => byAttribute.get(attribute)?.get(code) ?? null)),
        ),
      ]),
    ),
  };
}

function isValid(college: DemoCollege, level: string, subject: number, period: string): boolean {
  const year = /^\d{4}-\d{2}$/.test(period)
    ? Number(period.slice(0, 4)) - (Number(period.slice(5)) < 9 ? 1 : 0)
    : Number(period.slice(0, 4));
  if (level === 'student') return isEnrolled(college.students[subject]?.class.cohort ?? 0, year);
  if (level === 'class') return isEnrolled(college.classes[subject]?.cohort ?? 0, year);
  const teacher = college.teachers[subject];
  return level !== 'teacher' || (teacher !== undefined && isEmployed(teacher, year));
}

/** @returns how many verdicts there are */
function judge(rule: Rule, grid: Grid, result: GridResult, into: Judged[]): number {
  const [codes, { periods }] = [result.verdicts(rule.code), grid];
  const recovery = rule.lifeCycle.recovery ? result.verdicts(`${rule.code}.recovery`) : undefined;
  const isOpenPeriod = (period: string): boolean => OPEN_PERIODS.includes(period);
  let count = 0;
  for (const [row, subject] of grid.subjects.entries()) {
    const places = periods
      .map((_, place) => place)
      .filter((place) => grid.valid[row * periods.length + place] === 1);
    const verdicts = places.map((place) => {
      const cell = row * periods.length + place;
      const recovered = recovery === undefined ? undefined : VERDICT_OF_CODE[recovery[cell] as number];
      return {
        period: periods[place] as string,
        verdict: VERDICT_OF_CODE[codes[cell] as number] ?? 'unknown',
        ...(recovered === undefined
          ? {}
          : { recovered: recovered === 'unknown' ? null : recovered === 'triggered' }),
      };
    });
    count += verdicts.length;
    const life = foldWarning(rule.lifeCycle, verdicts, []);
    const last = life.episodes.at(-1);
    const isOpen =
      last !== undefined &&
      last.resolvedIn === undefined &&
      OPEN_PERIODS.some(
        (period) =>
          isOpenPeriod(period) &&
          sameKind(period, last.openedIn) &&
          comparePeriods(period, last.openedIn) >= 0,
      );
    into.push({
      rule,
      subject,
      periods: verdicts.map(({ period }) => period),
      verdicts: verdicts.map(({ verdict }) => verdict),
      isOpen,
    });
  }
  return count;
}

function sameKind(one: string, other: string): boolean {
  return one.replace(/\d/g, '') === other.replace(/\d/g, '') && one.length === other.length;
}
