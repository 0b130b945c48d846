import { periodKey } from '@zhengai/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCollege } from './build-college.js';
import { enrolledIn, type DemoCollege } from './demo-college.js';
import { demoObservations } from './demo-observations.js';
import { demoPeople, demoResponsibilities } from './demo-people.js';
import { demoEdges, demoSubjects } from './demo-structure.js';
import { PLANTED_PROBLEMS } from './planted.js';
import {
  ownerOf,
  SILENT_KINDS,
  WARNED_KINDS,
  type PlantedProblem,
  type PlantedValue,
} from './planted-problem.js';

function cellOf(problem: PlantedProblem, value: PlantedValue): string {
  const { level, subject } = ownerOf(problem, value);
  return `${level}/${value.item}/${subject}/${periodKey(value.period)}`;
}

describe('the demo college', () => {
  let college: DemoCollege;
  /** Last value known of each cell: `level/item/subject/period`, only where something is planted. */
  const known = new Map<string, number>();
  const firstKnown = new Map<string, number>();
  let rows = 0;
  let checksum = 0;

  beforeAll(() => {
    college = buildCollege();
    const codes = new Map(
      [...demoSubjects(college)].map(([level, list]) => [level, list.map(({ code }) => code)]),
    );
    const wanted = new Set(
      PLANTED_PROBLEMS.flatMap((problem) => problem.values.map((value) => cellOf(problem, value))),
    );
    for (const batch of demoObservations(college, PLANTED_PROBLEMS)) {
      for (let row = 0; row < batch.length; row++) {
        const value = batch.number[row] as number;
        rows += 1;
        checksum = (checksum * 31 + Math.round(value * 100) + (batch.period[row] as number)) % 1_000_000_007;
        const subject = codes.get(batch.level)?.[batch.subjectId[row] as number];
        const cell = `${batch.level}/${batch.items[batch.item[row] as number]}/${subject}/${batch.period[row]}`;
        if (!wanted.has(cell)) continue;
        if (!known.has(cell)) firstKnown.set(cell, value);
        known.set(cell, value);
      }
    }
  });

  test('has the size of a typical college', () => {
    expect(college.faculties).toHaveLength(6);
    expect(college.programmes).toHaveLength(40);
    expect(college.courses).toHaveLength(1_000);
    expect(college.teachers.filter(({ to }) => to === null)).toHaveLength(450);
    const enrolled = [2021, 2022, 2023, 2024, 2025, 2026].map((year) =>
      college.programmes.reduce((sum, programme) => sum + enrolledIn(programme, year), 0),
    );
    expect(enrolled).toMatchInlineSnapshot(`
      [
        8600,
        8593,
        8560,
        8544,
        9695,
        10194,
      ]
    `);
    expect(rows).toBeGreaterThan(1_000_000);
  });

  test('is the same at every run', () => {
    expect({ rows, checksum }).toMatchInlineSnapshot(`
      {
        "checksum": 313337729,
        "rows": 1279723,
      }
    `);
  });

  test('holds every planted value, and none where data is planted to be missing', () => {
    for (const problem of PLANTED_PROBLEMS) {
      for (const planted of problem.values) {
        const { value, reportedFirst } = planted;
        const cell = cellOf(problem, planted);
        expect([cell, known.get(cell)]).toEqual([cell, value ?? undefined]);
        if (reportedFirst !== undefined) expect([cell, firstKnown.get(cell)]).toEqual([cell, reportedFirst]);
      }
    }
  });

  test('has at least twenty problems to find, of eight kinds and more, on every level that is judged', () => {
    const found = PLANTED_PROBLEMS.filter(({ warns }) => warns.length > 0);
    expect(found.length).toBeGreaterThanOrEqual(20);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(WARNED_KINDS));
    expect(new Set(found.map(({ level }) => level))).toEqual(
      new Set(['school', 'programme-group', 'programme', 'course', 'class', 'teacher', 'student']),
    );
    const silent = PLANTED_PROBLEMS.filter(({ warns }) => warns.length === 0);
    expect(new Set(silent.map(({ kind }) => kind))).toEqual(new Set(SILENT_KINDS));
    expect(new Set(PLANTED_PROBLEMS.map(({ code }) => code)).size).toBe(PLANTED_PROBLEMS.length);
  });

  test('names only subjects and people that exist, each code once', () => {
    const subjects = new Set<string>();
    for (const [level, list] of demoSubjects(college))
      for (const { code } of list) subjects.add(`${level}/${code}`);
    const count = [...demoSubjects(college).values()].reduce((sum, list) => sum + list.length, 0);
    expect(subjects.size).toBe(count);
    const people = demoPeople(college);
    const numbers = new Set(people.map(({ staffNumber }) => staffNumber));
    expect(numbers.size).toBe(people.length);
    for (const { parent, child } of demoEdges(college)) {
      expect(subjects.has(`${parent.level}/${parent.code}`)).toBe(true);
      expect(subjects.has(`${child.level}/${child.code}`)).toBe(true);
    }
    for (const { subject, staffNumber, department } of demoResponsibilities(college)) {
      if (subject) expect(subjects.has(`${subject.level}/${subject.code}`)).toBe(true);
      if (department) expect(subjects.has(`${department.level}/${department.code}`)).toBe(true);
      if (staffNumber !== undefined)
        expect([staffNumber, numbers.has(staffNumber)]).toEqual([staffNumber, true]);
    }
  });
});
