import { DEFAULT_CALENDAR } from '@zhengai/engine';
import type { PersonId, Store, SubjectId, SubjectRef, UnitOfWork } from '../ports/index.js';
import { buildCollege } from './build-college.js';
import { COLLEGE } from './college-plan.js';
import type { DemoCollege } from './demo-college.js';
import { demoObservations } from './demo-observations.js';
import { demoAccountStaffNumbers, demoPeople, demoResponsibilities } from './demo-people.js';
import { DEMO_NOW, OPEN_PERIODS } from './demo-periods.js';
import { demoAttributes, demoEdges, demoMemberships, demoSubjects } from './demo-structure.js';
import { PLANTED_PROBLEMS } from './planted.js';

/** Rows stored so far, of about as many in all; equal when everything is there. */
export interface DemoProgress {
  readonly done: number;
  readonly total: number;
}

export interface DemoSummary {
  readonly subjects: number;
  readonly people: number;
  readonly observations: number;
  /** Whom the log-in page may offer. */
  readonly accounts: readonly string[];
}

/** Rule packs that judge the demo; they are imported before it is loaded. */
export const DEMO_PACKS = ['cn-jiaofa-2004-2-gaozhi', 'demo-college'] as const;

const ABOUT_ROWS = 1_400_000;
const PART_ROWS = 5_000;

type SubjectIds = ReadonlyMap<string, readonly SubjectId[]>;

/** Staff numbers of the people whom the log-in page may offer: they have something to do. */
export function demoAccounts(): readonly string[] {
  return demoAccountStaffNumbers(buildCollege());
}

/** Counts rows and tells whoever watches. */
type Advance = (rows: number) => void;

/**
 * Fills an empty store with the fictional college: subjects, people, responsibilities, settings and five years of
 * data. One transaction: everything or nothing. Nothing is evaluated, and nobody has a password yet.
 */
export async function loadDemo(
  { store }: { readonly store: Store },
  onProgress: (progress: DemoProgress) => void = () => undefined,
): Promise<DemoSummary> {
  const college = buildCollege();
  return store.transaction(async (unit) => {
    let done = 0;
    const advance: Advance = (rows) => {
      done += rows;
      onProgress({ done, total: Math.max(done, ABOUT_ROWS) });
    };
    const ids = await loadSubjects(unit, college, advance);
    const people = await loadPeople(unit, college, ids, advance);
    const observations = await loadObservations(unit, college, ids, advance);
    await unit.settings.set({
      calendar: DEFAULT_CALENDAR,
      openPeriods: OPEN_PERIODS,
      college: { name: COLLEGE.name, fictional: true },
    });
    onProgress({ done, total: done });
    return {
      subjects: [...ids.values()].reduce((sum, list) => sum + list.length, 0),
      people,
      observations,
      accounts: demoAccountStaffNumbers(college),
    };
  });
}

async function loadSubjects(
  { subjects }: UnitOfWork,
  college: DemoCollege,
  advance: Advance,
): Promise<SubjectIds> {
  const ids = new Map<string, readonly SubjectId[]>();
  for (const [level, list] of demoSubjects(college)) {
    ids.set(level, await subjects.upsert(list));
    advance(list.length);
  }
  for (const part of partsOf(demoEdges(college))) {
    await subjects.addEdges(part);
    advance(part.length);
  }
  for (const part of partsOf(demoMemberships(college))) {
    await subjects.addMemberships(part);
    advance(part.length);
  }
  for (const part of partsOf(demoAttributes(college))) {
    await subjects.setAttributes(part);
    advance(part.length);
  }
  return ids;
}

function* partsOf<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += PART_ROWS) yield list.slice(from, from + PART_ROWS);
}

async function loadPeople(
  { people }: UnitOfWork,
  college: DemoCollege,
  ids: SubjectIds,
  advance: Advance,
): Promise<number> {
  const subjectId = subjectIdsByRef(college, ids);
  const everybody = demoPeople(college);
  const personIds = await people.upsert(
    everybody.map(({ department, ...person }) => ({
      ...person,
      departmentId: department === undefined ? null : subjectId(department),
    })),
  );
  const byNumber = new Map<string, PersonId>(
    everybody.map(({ staffNumber }, place) => [staffNumber, personIds[place] as PersonId]),
  );
  const responsibilities = demoResponsibilities(college).map(
    ({ subject, staffNumber, department, ...rest }) => ({
      ...rest,
      subjectId: subject === undefined ? null : subjectId(subject),
      personId: staffNumber === undefined ? null : (byNumber.get(staffNumber) ?? null),
      departmentId: department === undefined ? null : subjectId(department),
    }),
  );
  await people.addResponsibilities(responsibilities);
  advance(everybody.length + responsibilities.length);
  return everybody.length;
}

function subjectIdsByRef(college: DemoCollege, ids: SubjectIds): (ref: SubjectRef) => SubjectId {
  const byCode = new Map<string, SubjectId>();
  for (const [level, list] of demoSubjects(college)) {
    for (const [place, { code }] of list.entries()) {
      byCode.set(`${level}/${code}`, ids.get(level)?.[place] as SubjectId);
    }
  }
  return ({ level, code }) => byCode.get(`${level}/${code}`) as SubjectId;
}

async function loadObservations(
  { observations }: UnitOfWork,
  college: DemoCollege,
  ids: SubjectIds,
  advance: Advance,
): Promise<number> {
  const imports = new Map<string, { readonly id: number; rows: number }>();
  let done = 0;
  for (const batch of demoObservations(college, PLANTED_PROBLEMS)) {
    const itemIds = await observations.itemIds(batch.items);
    const items = batch.items.map((code) => itemIds.get(code) as number);
    const subjects = ids.get(batch.level) ?? [];
    const { source, length } = batch;
    const into = imports.get(source) ?? {
      id: await observations.beginImport({ source, file: null, sha256: null, by: null, at: DEMO_NOW }),
      rows: 0,
    };
    imports.set(source, into);
    await observations.append(into.id, {
      ...batch,
      item: batch.item.map((place) => items[place] as number),
      subjectId: batch.subjectId.map((place) => subjects[place] as number),
    });
    into.rows += length;
    done += length;
    advance(length);
  }
  for (const { id, rows } of imports.values()) {
    await observations.finishImport(id, { rows, accepted: rows, rejected: 0, at: DEMO_NOW });
  }
  return done;
}
