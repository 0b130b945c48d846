import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTestDatabase, type TestDatabase } from '../../../test/support/index.js';
import { Failure } from '../../ports/index.js';
import { DEMO_PASSWORD, ensureDemoAccounts, listDemoAccounts } from './demo-accounts.js';
import { ensureFirstAdministrator } from './first-administrator.js';
import { importPeople } from './import-people.js';
import { logIn, mustChangePassword } from './log-in.js';

let database: TestDatabase;
const clock = { now: () => '2026-10-08T08:00:00.000Z' };
const deps = () => ({ store: database.store, clock });
beforeAll(async () => {
  database = await withTestDatabase();
  const level = (code: string, zh: string, order: number) => ({
    kind: 'level' as const,
    code,
    body: { code, name: { zh, en: code }, order },
  });
  await database.store.transaction(async (unit) => {
    await unit.definitions.releasePack(
      { pack: 'p', version: 1, name: { zh: '包', en: 'p' }, importedAt: clock.now(), importedBy: null },
      [level('department', '二级学院', 1), level('programme', '专业', 2)],
    );
    await unit.subjects.upsert([
      { level: 'department', code: 'D1', name: '机械学院' },
      { level: 'department', code: 'D2', name: '艺术学院' },
      { level: 'programme', code: 'P1', name: '机械制造' },
      { level: 'programme', code: 'D2', name: '绘画' },
      { level: 'programme', code: 'P3', name: '双名' },
      { level: 'programme', code: 'P4', name: '双名' },
    ]);
  });
});
afterAll(() => database.close());

const sheet = (...lines: string[]): string =>
  ['工号,姓名,部门,岗位,负责对象,消息账号,角色,责任', ...lines].join('\r\n');

const refusal = async (csv: string): Promise<Failure> => {
  const error: unknown = await importPeople(deps(), csv).catch((thrown: unknown) => thrown);
  if (!(error instanceof Failure)) throw new Error(`not refused: ${String(error)}`);
  return error;
};

describe('people from a sheet', () => {
  it('are added with what they answer for', async () => {
    const done = await importPeople(
      deps(),
      `\uFEFF${sheet(
        '3001,王芳,机械学院,院长,D1;机械制造,wangfang,,',
        '2001,李静,,质量办主任,,,质量办,',
        '3002,赵磊,D1,教研室主任,专业:D2,,责任人,经办人',
      )}`,
    );
    expect(done).toEqual({ people: 3, added: 3, responsibilities: 3, passwords: [] });
    const { people, subjects } = database.store.read;
    const wang = await people.findByStaffNumber('3001');
    const college = await subjects.find({ level: 'department', code: 'D1' });
    expect(wang).toMatchObject({
      name: '王芳',
      roles: ['owner'],
      post: '院长',
      messageAccount: 'wangfang',
      departmentId: college?.id,
    });
    const li = await people.findByStaffNumber('2001');
    expect(li?.roles).toEqual(['qualityOffice']);
    const painting = await subjects.find({ level: 'programme', code: 'D2' });
    const zhao = await people.findByStaffNumber('3002');
    const parties = await people.responsibleFor('indicator', 'any', [painting?.id ?? 0], '2026-10-08');
    expect(parties.get(painting?.id ?? 0)?.handler?.personId).toBe(zhao?.id);
  });

  it('can be imported again: changed, not doubled', async () => {
    const before = await database.store.read.people.count();
    const done = await importPeople(deps(), sheet('3001,王芳芳,机械学院,院长,D1,wangfang,,'));
    expect(done.added).toBe(0);
    expect(await database.store.read.people.count()).toBe(before);
    const wang = await database.store.read.people.findByStaffNumber('3001');
    expect(wang?.name).toBe('王芳芳');
  });

  it('get one-time passwords where that is asked for, once', async () => {
    const csv = sheet('4001,孙悦,,,,,,');
    const { passwords } = await importPeople(deps(), csv, { issuePasswords: true });
    expect(passwords).toHaveLength(1);
    const opened = await logIn(deps(), '4001', passwords[0]?.password ?? '', { demo: false });
    expect(opened?.mustChangePassword).toBe(true);
    expect((await importPeople(deps(), csv, { issuePasswords: true })).passwords).toEqual([]);
  });

  it('are refused as a whole, with every wrong cell named', async () => {
    const before = await database.store.read.people.count();
    const failure = await refusal(
      sheet(
        '5001,好人,,,,,,',
        ',无号,,,,,,',
        '5001,重号,,,,,,',
        '5002,甲,不存在的部门,,,,,',
        '5003,乙,,,双名,,,',
        '5004,丙,,,D2,,,',
        '5005,丁,,,,,皇帝,',
      ),
    );
    expect(failure.code).toBe('people.invalid');
    expect(failure.parts.map(({ path, code }) => [path, code])).toEqual([
      ['line 3, 工号', 'people.empty'],
      ['line 4, 工号', 'people.duplicate'],
      ['line 8, 角色', 'people.unknownWord'],
      ['line 5, 部门', 'people.unknownSubject'],
      ['line 6, 负责对象', 'people.ambiguousSubject'],
      ['line 7, 负责对象', 'people.ambiguousSubject'],
    ]);
    expect(failure.parts[4]?.message.zh).toContain('programme:P3');
    expect(await database.store.read.people.count()).toBe(before);
  });

  it.each([
    ['no sheet at all', 'a,b\n1,2'],
    ['nothing', ''],
    ['a broken quote', '工号,姓名\n"1,2\n3,4'],
  ])('that are %s are refused with a sentence', async (_name, csv) => {
    expect((await refusal(csv)).code).toBe('people.invalid');
  });
});

describe('demo accounts', () => {
  it('are a few people, whose password opens only while the demo runs', async () => {
    await importPeople(
      deps(),
      sheet('1,管理,,,,,系统管理员,', '2,质量甲,,,,,质量办,', '6,院长,,,D2,,,').replace(',D2,', ',艺术学院,'),
    );
    const accounts = await ensureDemoAccounts(deps());
    expect(accounts.map(({ role }) => role)).toEqual([
      'admin',
      'qualityOffice',
      'qualityOffice',
      'owner',
      'owner',
    ]);
    expect(accounts[0]).toEqual({ staffNumber: '1', name: '管理', role: 'admin', password: DEMO_PASSWORD });
    for (const { staffNumber, password } of accounts) {
      expect(await logIn(deps(), staffNumber, password, { demo: true })).toBeDefined();
      expect(await logIn(deps(), staffNumber, password, { demo: false })).toBeUndefined();
    }
    expect(await ensureDemoAccounts(deps())).toEqual(accounts);
    expect(await listDemoAccounts(deps())).toEqual(accounts);
  });

  it('leave people the passwords they have', async () => {
    const sun = await logIn(deps(), '4001', DEMO_PASSWORD, { demo: true });
    expect(sun).toBeUndefined();
  });
});

describe('the first administrator', () => {
  it('is not made where somebody administers already', async () => {
    expect(await ensureFirstAdministrator(deps())).toBeUndefined();
  });

  it('is made with a one-time password on an empty house', async () => {
    const empty = await withTestDatabase();
    try {
      const made = await ensureFirstAdministrator({ store: empty.store, clock });
      const opened = await logIn({ store: empty.store, clock }, 'admin', made?.password ?? '', {
        demo: false,
      });
      expect(opened?.person.roles).toEqual(['admin']);
      expect(await mustChangePassword({ store: empty.store, clock }, opened?.person.id ?? 0)).toBe(true);
    } finally {
      await empty.close();
    }
  });
});
