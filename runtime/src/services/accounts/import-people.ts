import { Failure, type FailurePart, type Subject, type UnitOfWork } from '../../ports/index.js';
import type { AccountDependencies } from './account-dependencies.js';
import { newCredential, newOneTimePassword } from './credential.js';
import { fault, readPeopleSheet, type PersonRow } from './read-people-sheet.js';

export interface PeopleImported {
  readonly people: number;
  readonly added: number;
  readonly responsibilities: number;
  /** To be handed out once; empty unless asked for. */
  readonly passwords: readonly {
    readonly staffNumber: string;
    readonly name: string;
    readonly password: string;
  }[];
}

/** A row with its names looked up. */
interface PlacedRow extends PersonRow {
  readonly departmentSubject: Subject | null;
  readonly subjectsFound: readonly Subject[];
}

/**
 * Adds or updates people and what they answer for from a sheet with the columns
 * 工号, 姓名, 部门, 岗位, 负责对象, 消息账号 and, where wanted, 角色 and 责任. All rows or none.
 * 部门 and 负责对象 are codes or names of subjects, `层面:代码` where a code stands on several levels.
 *
 * @param options.issuePasswords  makes one-time passwords for those who have none (about 40 ms each)
 * @throws Failure `people.invalid`, with a part for each wrong cell
 */
export async function importPeople(
  deps: AccountDependencies,
  csvText: string,
  options: { readonly issuePasswords?: boolean } = {},
): Promise<PeopleImported> {
  const { rows, faults } = readPeopleSheet(csvText);
  const placed = await placeRows(deps, rows, faults);
  if (faults.length > 0) throw invalidSheet(faults);
  const passwords = options.issuePasswords === true ? await issuePasswords(deps, placed) : [];
  return deps.store.transaction(async (unit) => {
    const before = await existing(unit, placed);
    const ids = await unit.people.upsert(
      placed.map((row) => ({
        staffNumber: row.staffNumber,
        name: row.name,
        roles: row.roles,
        departmentId: row.departmentSubject?.id ?? null,
        post: row.post,
        messageAccount: row.messageAccount,
      })),
    );
    const responsibilities: Parameters<typeof unit.people.addResponsibilities>[0][number][] = [];
    for (const [index, row] of placed.entries()) {
      const personId = ids[index];
      if (personId === undefined) continue;
      for (const subject of row.subjectsFound) {
        responsibilities.push({
          kind: 'any',
          code: null,
          subjectId: subject.id,
          role: row.responsibility,
          personId,
          departmentId: row.departmentSubject?.id ?? null,
        });
      }
      const issued = passwords.find(({ staffNumber }) => staffNumber === row.staffNumber);
      if (issued !== undefined) await unit.people.setPasswordHash(personId, issued.credential);
    }
    await unit.people.addResponsibilities(responsibilities);
    return {
      people: placed.length,
      added: placed.filter(({ staffNumber }) => !before.has(staffNumber)).length,
      responsibilities: responsibilities.length,
      passwords: passwords.map(({ staffNumber, name, password }) => ({ staffNumber, name, password })),
    };
  });
}

async function existing(unit: UnitOfWork, rows: readonly PlacedRow[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { staffNumber } of rows) {
    if ((await unit.people.findByStaffNumber(staffNumber)) !== undefined) found.add(staffNumber);
  }
  return found;
}

async function issuePasswords({ store }: AccountDependencies, rows: readonly PlacedRow[]) {
  const issued: { staffNumber: string; name: string; password: string; credential: string }[] = [];
  for (const { staffNumber, name } of rows) {
    const person = await store.read.people.findByStaffNumber(staffNumber);
    if (person !== undefined && (await store.read.people.passwordHash(person.id)) !== null) continue;
    const password = newOneTimePassword();
    issued.push({ staffNumber, name, password, credential: await newCredential('once', password) });
  }
  return issued;
}

async function placeRows(
  { store }: AccountDependencies,
  rows: readonly PersonRow[],
  faults: FailurePart[],
): Promise<PlacedRow[]> {
  const { dictionary } = await store.read.definitions.released();
  const levels = dictionary.levels.map(({ code, name }) => ({ code, name: name.zh }));
  const known = new Map<string, Promise<readonly Subject[]>>();
  const lookUp = (text: string): Promise<readonly Subject[]> => {
    const found = known.get(text) ?? findSubjects(store.read, levels, text);
    known.set(text, found);
    return found;
  };
  const one = async (text: string, line: number, column: 'department' | 'subjects') => {
    const found = await lookUp(text);
    if (found.length === 1) return found[0];
    faults.push(
      found.length === 0 ? unknownSubject(text, line, column) : ambiguousSubject(text, found, line, column),
    );
    return undefined;
  };
  const placed: PlacedRow[] = [];
  for (const row of rows) {
    const department =
      row.department === null ? undefined : await one(row.department, row.line, 'department');
    const subjects: Subject[] = [];
    for (const text of row.subjects) {
      const subject = await one(text, row.line, 'subjects');
      if (subject !== undefined) subjects.push(subject);
    }
    placed.push({ ...row, departmentSubject: department ?? null, subjectsFound: subjects });
  }
  return placed;
}

async function findSubjects(
  unit: UnitOfWork,
  levels: readonly { readonly code: string; readonly name: string }[],
  text: string,
): Promise<readonly Subject[]> {
  const [, levelText, rest] = /^([^::]+)[::](.+)$/.exec(text) ?? [];
  const named = levels.filter(({ code, name }) => code === levelText || name === levelText);
  const [among, wanted] = named.length > 0 && rest !== undefined ? [named, rest.trim()] : [levels, text];
  const byCode: Subject[] = [];
  const byName: Subject[] = [];
  for (const { code } of among) {
    const exact = await unit.subjects.find({ level: code, code: wanted });
    if (exact !== undefined) byCode.push(exact);
    byName.push(...(await unit.subjects.search(code, wanted, 50)).filter(({ name }) => name === wanted));
  }
  return byCode.length > 0 ? byCode : byName;
}

function unknownSubject(text: string, line: number, column: 'department' | 'subjects'): FailurePart {
  return fault(line, column, 'people.unknownSubject', {
    zh: `找不到对象“${text}”(按代码和名称都没有)`,
    en: `there is no subject with the code or name “${text}”`,
  });
}

function ambiguousSubject(
  text: string,
  found: readonly Subject[],
  line: number,
  column: 'department' | 'subjects',
): FailurePart {
  const choices = found.slice(0, 5).map(({ level, code }) => `${level}:${code}`);
  return fault(line, column, 'people.ambiguousSubject', {
    zh: `“${text}”对应多个对象,请写成 ${choices.join(' 或 ')}`,
    en: `“${text}” means several subjects; write ${choices.join(' or ')}`,
  });
}

function invalidSheet(faults: readonly FailurePart[]): Failure {
  const shown = faults[0];
  return new Failure(
    'people.invalid',
    {
      zh: `人员表有 ${faults.length} 处错误,一行也没有导入。第一处:${shown?.path ?? ''} ${shown?.message.zh ?? ''}`,
      en: `The sheet of people has ${faults.length} mistake(s); no row was imported. The first: ${shown?.path ?? ''} ${shown?.message.en ?? ''}`,
    },
    faults,
  );
}
