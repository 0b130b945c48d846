import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { announceWorker } from '@zhengai/runtime/main';
import { openHouse, type House } from './house.js';
import type { FaultSize } from './fault-run.js';
import { ZHENGAI } from './worker-child.js';

const run = promisify(execFile);

/** Classes of the college by size of the run; each rule warns about each of them. */
export const CLASSES = { full: 2_500, reduced: 100 } as const satisfies Record<FaultSize, number>;
const TOLD_IN_MS = 300_000;
const RULES = ['absences', 'failures', 'dropouts', 'complaints'] as const;
/** Last year: warnings open in the running period and the last complete one. */
export const PERIOD = String(new Date().getFullYear() - 1);

export function warningCount(size: FaultSize): number {
  return CLASSES[size] * RULES.length;
}

const named = (code: string) => ({ zh: code, en: code });

const PACK = {
  pack: 'flood',
  version: 1,
  name: named('flood'),
  issuer: 'fault runs',
  tier: 'college',
  official: false,
  levels: [{ code: 'class', name: { zh: '班级', en: 'Class' }, order: 1 }],
  severities: [{ code: 'yellow', name: { zh: '黄色', en: 'Yellow' }, rank: 1, colour: 'yellow' }],
  items: RULES.map((code) => ({
    code,
    name: named(code),
    valueType: 'number',
    level: 'class',
    periodKind: 'calendarYear',
    kind: 'flow',
  })),
  rules: RULES.map((code) => ({
    code: `many-${code}`,
    name: named(`many ${code}`),
    level: 'class',
    periodKind: 'calendarYear',
    conditions: { all: [{ fact: 'item', params: { code }, operator: 'greaterThan', value: 10 }] },
    event: { type: 'yellow' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
    process: 'improve',
  })),
  processes: [
    {
      code: 'improve',
      name: { zh: '改进', en: 'Improve' },
      nodes: [
        { id: 'start', kind: 'startEvent', name: named('start') },
        {
          id: 'act',
          kind: 'userTask',
          name: { zh: '采取措施', en: 'Act' },
          assignee: 'qualityOffice',
          dueDays: 14,
          form: [],
        },
        { id: 'end', kind: 'endEvent', name: named('end') },
      ],
      flows: [
        { id: 'f1', from: 'start', to: 'act' },
        { id: 'f2', from: 'act', to: 'end' },
      ],
    },
  ],
};

export const PEOPLE = ['Q1', 'Q2'] as const;
const PEOPLE_SHEET = ['工号,姓名,角色', ...PEOPLE.map((code) => `${code},${code},质量办`)].join('\n');

const SOURCE = {
  source: 'flood',
  file: 'classes.csv',
  subject: { level: 'class', code: 'class', name: 'class' },
  period: { constant: PERIOD },
  knownAt: { constant: `${PERIOD}-12-31` },
  items: Object.fromEntries(RULES.map((code) => [code, { column: code }])),
};

export const classCode = (index: number): string => `K${String(index).padStart(5, '0')}`;

/** Values of a class by item: all of them over the line. */
export function valuesOf(index: number): readonly (readonly [item: string, value: number])[] {
  return RULES.map((code, rule) => [code, 11 + ((index * 7 + rule * 3) % 20)]);
}

function classesSheet(count: number, filled: boolean): string {
  const rows = Array.from({ length: count }, (_, index) =>
    [classCode(index), ...valuesOf(index).map(([, value]) => (filled ? value : ''))].join(','),
  );
  return [`class,${RULES.join(',')}`, ...rows].join('\n');
}

export interface WarningCollege extends House {
  readonly size: FaultSize;
  /** One-time passwords by staff number. */
  readonly passwords: ReadonlyMap<string, string>;
}

/** People are found for what was written down with the warnings after the transaction that wrote it. */
async function allAreTold({ database }: House): Promise<void> {
  for (const end = Date.now() + TOLD_IN_MS; Date.now() < end; await setTimeout(50)) {
    const { rows } = await database.query<{ count: number }>(
      'select count(*)::int as count from notice where routed_at is null',
    );
    if (rows[0]?.count === 0) return;
  }
  throw new Error(`people are not told after ${TOLD_IN_MS} ms`);
}

/**
 * A college in which every rule warns about every class, not yet evaluated.
 *
 * @param options.empty  the classes are there, their values are not
 */
export async function openWarningCollege(
  size: FaultSize,
  options: { readonly redisUrl?: string; readonly empty?: boolean } = {},
): Promise<WarningCollege> {
  const house = await openHouse(options.redisUrl);
  const folder = await mkdtemp(path.join(tmpdir(), 'zhengai-fault-files-'));
  try {
    const zhengai = async (...words: string[]) =>
      (await run(process.execPath, [ZHENGAI, ...words], { cwd: folder, env: house.environment })).stdout;
    await mkdir(path.join(folder, 'pack'));
    await writeFile(path.join(folder, 'pack', 'pack.yaml'), JSON.stringify(PACK));
    await writeFile(path.join(folder, 'people.csv'), PEOPLE_SHEET);
    await writeFile(path.join(folder, 'source.yaml'), JSON.stringify(SOURCE));
    await writeFile(path.join(folder, 'classes.csv'), classesSheet(CLASSES[size], options.empty !== true));
    await zhengai('pack', 'import', 'pack');
    const people = JSON.parse(
      await zhengai('people', 'import', 'people.csv', '--issue-passwords', '--json'),
    ) as { passwords: { staffNumber: string; password: string }[] };
    // a command that finds no worker does the work itself
    const leave = await announceWorker(house.connection.databaseUrl);
    await zhengai('source', 'import', 'source.yaml').finally(leave);
    const passwords = people.passwords.map(({ password, staffNumber }) => [staffNumber, password] as const);
    return {
      ...house,
      size,
      passwords: new Map(passwords),
      async atRest() {
        await house.atRest();
        await allAreTold(house);
      },
    };
  } catch (error) {
    await house.close();
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
