import { parse } from 'csv-parse/sync';
import {
  Failure,
  RESPONSIBILITY_ROLES,
  type FailurePart,
  type ResponsibilityRole,
  type Role,
} from '../../ports/index.js';

/** One row of the sheet, its words read, its names not yet looked up. */
export interface PersonRow {
  /** Line of the file, 1 is the header. */
  readonly line: number;
  readonly staffNumber: string;
  readonly name: string;
  readonly department: string | null;
  readonly post: string | null;
  readonly subjects: readonly string[];
  readonly messageAccount: string | null;
  readonly roles: readonly Role[];
  readonly responsibility: ResponsibilityRole;
}

const COLUMNS = {
  staffNumber: '工号',
  name: '姓名',
  department: '部门',
  post: '岗位',
  subjects: '负责对象',
  messageAccount: '消息账号',
  roles: '角色',
  responsibility: '责任',
} as const;
type ColumnName = keyof typeof COLUMNS;
const REQUIRED: readonly ColumnName[] = ['staffNumber', 'name'];

const ROLE_WORDS: Readonly<Record<string, Role>> = {
  系统管理员: 'admin',
  管理员: 'admin',
  admin: 'admin',
  质量办: 'qualityOffice',
  qualityOffice: 'qualityOffice',
  责任人: 'owner',
  部门负责人: 'owner',
  owner: 'owner',
};

const RESPONSIBILITY_WORDS: Readonly<Record<string, ResponsibilityRole>> = {
  责任部门: 'department',
  责任人: 'responsible',
  经办人: 'handler',
  审核人: 'reviewer',
  协同部门: 'assisting',
  分管校领导: 'leader',
};

const SEPARATOR = /[;；、\n]/;
export const MOST_PEOPLE = 50_000;

/**
 * Reads the sheet of people (CSV with a header) and checks what can be checked without the store.
 *
 * @returns rows in file order, and what is wrong with the others
 * @throws  Failure `people.invalid` when it is no such sheet at all
 */
export function readPeopleSheet(csvText: string): {
  readonly rows: PersonRow[];
  readonly faults: FailurePart[];
} {
  const [header = [], ...lines] = parseLines(csvText);
  const columns = columnsOf(header);
  const rows: PersonRow[] = [];
  const faults: FailurePart[] = [];
  const seen = new Map<string, number>();
  lines.forEach((cells, index) => {
    const line = index + 2;
    const row = readRow(cells, columns, line, faults);
    if (row === undefined) return;
    const before = seen.get(row.staffNumber);
    if (before !== undefined) {
      faults.push(
        fault(line, 'staffNumber', 'people.duplicate', {
          zh: `工号“${row.staffNumber}”与第 ${before} 行重复`,
          en: `staff number “${row.staffNumber}” stands on line ${before} already`,
        }),
      );
      return;
    }
    seen.set(row.staffNumber, line);
    rows.push(row);
  });
  return { rows, faults };
}

/** Something wrong with one cell. */
export function fault(
  line: number,
  column: ColumnName,
  code: string,
  message: { readonly zh: string; readonly en: string },
): FailurePart {
  return { path: `line ${line}, ${COLUMNS[column]}`, code, message };
}

function parseLines(csvText: string): string[][] {
  try {
    return parse(csvText, { bom: true, skip_empty_lines: true, trim: true, to: MOST_PEOPLE + 1 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(
      'people.invalid',
      { zh: `人员表不是有效的 CSV:${reason}`, en: `The sheet of people is not valid CSV: ${reason}` },
      [],
      { cause },
    );
  }
}

function columnsOf(header: readonly string[]): ReadonlyMap<ColumnName, number> {
  const columns = new Map<ColumnName, number>();
  for (const name of Object.keys(COLUMNS) as ColumnName[]) {
    const index = header.indexOf(COLUMNS[name]);
    if (index >= 0) columns.set(name, index);
  }
  const absent = REQUIRED.filter((name) => !columns.has(name)).map((name) => COLUMNS[name]);
  if (absent.length > 0) {
    throw new Failure('people.invalid', {
      zh: `人员表缺少列:${absent.join('、')}。列名应为:${Object.values(COLUMNS).join('、')}(后两列可省略)。`,
      en: `The sheet of people lacks the columns ${absent.join(', ')}. Its columns are ${Object.values(COLUMNS).join(', ')} (the last two may be left out).`,
    });
  }
  return columns;
}

function readRow(
  cells: readonly string[],
  columns: ReadonlyMap<ColumnName, number>,
  line: number,
  faults: FailurePart[],
): PersonRow | undefined {
  const cell = (name: ColumnName): string => cells[columns.get(name) ?? -1] ?? '';
  const before = faults.length;
  for (const name of REQUIRED) {
    if (cell(name) === '')
      faults.push(fault(line, name, 'people.empty', { zh: '不能为空', en: 'must not be empty' }));
  }
  if (cell('staffNumber').length > 64) {
    faults.push(
      fault(line, 'staffNumber', 'people.tooLong', {
        zh: '工号超过 64 个字符',
        en: 'is longer than 64 characters',
      }),
    );
  }
  const roles = splitCell(cell('roles')).map((word) => {
    const role = ROLE_WORDS[word];
    if (role === undefined) faults.push(unknownWord(line, 'roles', word, ['质量办', '责任人', '系统管理员']));
    return role ?? 'owner';
  });
  const word = cell('responsibility') === '' ? '责任人' : cell('responsibility');
  const responsibility = RESPONSIBILITY_WORDS[word] ?? RESPONSIBILITY_ROLES.find((role) => role === word);
  if (responsibility === undefined) {
    faults.push(unknownWord(line, 'responsibility', word, Object.keys(RESPONSIBILITY_WORDS)));
  }
  if (faults.length > before || responsibility === undefined) return undefined;
  return {
    line,
    staffNumber: cell('staffNumber'),
    name: cell('name'),
    department: cell('department') || null,
    post: cell('post') || null,
    subjects: splitCell(cell('subjects')),
    messageAccount: cell('messageAccount') || null,
    roles: roles.length === 0 ? ['owner'] : [...new Set(roles)],
    responsibility,
  };
}

function unknownWord(line: number, column: ColumnName, word: string, known: readonly string[]): FailurePart {
  return fault(line, column, 'people.unknownWord', {
    zh: `不认识“${word}”,可填:${known.join('、')}`,
    en: `“${word}” is not known; write one of ${known.join(', ')}`,
  });
}

function splitCell(text: string): string[] {
  return text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
