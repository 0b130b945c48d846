import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { writeClassPack, writeClassSource, YEAR } from './class-pack.js';
import { endWhatIsLeft, zhengai, type Ended } from './zhengai.js';

// each of them waits for several processes to load, start and end
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengai-commands-'));
  database = await withTestDatabase();
});
afterEach(endWhatIsLeft);
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  zhengai(args, {
    cwd: folder,
    env: { DATABASE_URL: database.url, DATA_DIR: path.join(folder, 'data'), CLASSES: folder, ...env },
  });

/** The one line of JSON that it printed. */
async function json<T>(...args: string[]): Promise<T> {
  const { status, stdout, stderr } = await run([...args, '--json']);
  expect(status, stderr).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as T;
}

/** Side by side: none of them writes anything. */
async function refuses(calls: readonly (readonly [args: readonly string[], code: string])[]): Promise<void> {
  await Promise.all(
    calls.map(async ([args, code]) => {
      const refused = await run(args);
      expect(refused, args.join(' ')).toMatchObject({ status: 1, stdout: '' });
      expect(refused.stderr, args.join(' ')).toContain(`[${code}]`);
    }),
  );
}

test('a database that is up to date, and what stands in it', async () => {
  expect(await json('migrate')).toEqual({ migrated: [] });
  expect(await json('status')).toEqual({
    database: 'managed',
    queues: 'postgres',
    workers: 0,
    observations: 0,
    verdicts: 0,
    warnings: { pending: 0, open: 0, recovering: 0, resolved: 0, noData: 0, error: 0 },
    pending: { monitor: 0, warn: 0, diagnose: 0, improve: 0 },
    parked: { monitor: 0, warn: 0, diagnose: 0, improve: 0 },
  });
  const shown = await run(['status'], { ZHENGAI_LANGUAGE: 'en' });
  expect(shown.stdout).toMatch(/^0 observations, 0 verdicts/m);
});

describe('packs', () => {
  test('a sound one is found so, without a database', async () => {
    const pack = await writeClassPack(folder);
    const { status, stderr } = await run(['pack', 'validate', pack], {
      DATABASE_URL: 'postgres://127.0.0.1:1/x',
    });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: '班级规则：没有错误（2 个数据项，1 个指标，1 条规则）。\n',
    });
  });

  test('what is wrong in one is told with its place; nothing is imported', async () => {
    const pack = await writeClassPack(folder, {
      'rules.yaml': (text) => text.replace('code: rate', 'code: rat'),
    });
    for (const command of ['validate', 'import']) {
      const refused = await run(['pack', command, pack, '--json']);
      expect(refused.status).toBe(1);
      expect(refused.stderr).toMatch(/^错误：规则包有 \d+ 处错误/);
      expect(refused.stderr).toContain('rules/low/conditions/all/0');
      expect(JSON.parse(refused.stdout)).toMatchObject({
        error: { code: 'pack.invalid', parts: [{ path: expect.stringContaining('rules/low') as string }] },
      });
    }
    expect(await json('pack', 'list')).toEqual([]);
  });

  test('what is no pack at all', async () => {
    const other = (name: string, changes: Parameters<typeof writeClassPack>[1]) =>
      writeClassPack(path.join(folder, name), changes);
    await refuses([
      [['pack', 'validate', path.join(folder, 'nowhere')], 'pack.notFound'],
      [['pack', 'validate', folder], 'pack.notFound'],
      [
        ['pack', 'validate', await other('a', { 'rules.yaml': () => '- code: low\n  name: }\n' })],
        'yaml.syntax',
      ],
      [['pack', 'validate', await other('b', { 'pack.yaml': () => '- a\n' })], 'pack.shape.type'],
    ]);
  });

  test('a misspelt file is no silent gap', async () => {
    const pack = await writeClassPack(folder);
    await writeFile(path.join(pack, 'rule.yaml'), '[]');
    const refused = await run(['pack', 'validate', pack]);
    await rm(path.join(pack, 'rule.yaml'));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('rule.yaml: 不是规则包的组成文件');
  });

  test('imported, it is a release by the administrator; again, nothing changes', async () => {
    const pack = await writeClassPack(folder);
    expect(await json('pack', 'import', pack)).toEqual({
      pack: 'class-pack',
      version: 1,
      added: 8,
      changed: 0,
      unchanged: 0,
      diagnostics: [],
    });
    expect(await json('pack', 'import', pack)).toMatchObject({ added: 0, changed: 0, unchanged: 8 });
    const [installed] = await json<{ pack: string; importedBy: number }[]>('pack', 'list');
    expect(installed).toMatchObject({ pack: 'class-pack', version: 1, name: { zh: '班级规则' } });
    const [person] = await database.store.read.people.byIds([installed?.importedBy ?? 0]);
    expect(person).toMatchObject({ staffNumber: 'admin', roles: ['admin'] });
    expect(await database.store.read.people.passwordHash(person?.id ?? 0)).toBeNull();
    expect((await run(['pack', 'list'])).stdout).toMatch(/^class-pack\t1\t\d{4}-\d{2}-\d{2}\t班级规则\n$/);
  });

  test('somebody who is no administrator releases nothing', async () => {
    const refused = await run(['pack', 'import', await writeClassPack(folder), '--by', '1001']);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('[administrator.unknown]');
  });
});

describe('sources', () => {
  const ROWS = [
    `K1,=数控一班,${YEAR - 1},95,100`,
    `K1,=数控一班,${YEAR},80,100`,
    `K2,数控二班,${YEAR - 1},95,100`,
    `K2,数控二班,${YEAR},,100`,
  ];

  test('people come first, so that there is somebody to ask', async () => {
    await database.store.read.subjects.upsert([{ level: 'class', code: 'K1', name: 'x' }]);
    const sheet = path.join(folder, 'people.csv');
    await writeFile(
      sheet,
      '工号,姓名,部门,岗位,负责对象,消息账号,角色\n1001,王五,,辅导员,class:K1,,责任人\n1002,赵六,,质量办,,,系统管理员\n',
    );
    const imported = await json<{ passwords: { staffNumber: string; password: string }[] }>(
      'people',
      'import',
      sheet,
      '--issue-passwords',
    );
    expect(imported).toMatchObject({ people: 2, added: 2, responsibilities: 1 });
    expect(imported.passwords.map(({ staffNumber }) => staffNumber)).toEqual(['1001', '1002']);
    await writeFile(sheet, '工号,姓名\n,无名\n');
    expect((await run(['people', 'import', sheet])).stderr).toContain('[people.invalid]');
    expect((await run(['people', 'import', 'nowhere.csv'])).stderr).toContain('[people.notFound]');
  });

  test('a check tells and writes nothing', async () => {
    const yaml = await writeClassSource(folder, [...ROWS, 'K3,x,2020,many,1']);
    const checked = await run(['source', 'check', yaml]);
    expect(checked).toMatchObject({ status: 1, stdout: '' });
    expect(checked.stderr).toContain('5 行：可用 4，有错误 1；2 个对象，7 个数据值');
    expect(checked.stderr).toContain('classes.quarantine.csv');
    expect((await json<{ observations: number }>('status')).observations).toBe(0);
    expect(await database.store.read.subjects.find({ level: 'class', code: 'K2' })).toBeUndefined();
  });

  test('with a bad row nothing is imported', async () => {
    const refused = await run(['source', 'import', path.join(folder, 'classes.yaml'), '--json']);
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ rows: 5, accepted: 4, rejected: 1, stored: false });
    expect((await json<{ observations: number }>('status')).observations).toBe(0);
  });

  test('on request the good rows are, by whom it is said, and what follows from them is done', async () => {
    const yaml = path.join(folder, 'classes.yaml');
    const imported = await json('source', 'import', yaml, '--accept-good-rows', '--by', '1002');
    expect(imported).toMatchObject({ accepted: 4, rejected: 1, stored: true, observations: 7 });
    const status = await json<Record<string, unknown>>('status');
    expect(status).toMatchObject({
      observations: 7,
      verdicts: 4,
      warnings: { open: 1 },
      pending: { monitor: 0, warn: 0, diagnose: 0, improve: 0 },
    });
    const { rows } = await database.pool.query(
      'select p.staff_number as by from data_import i join person p on p.id = i.imported_by',
    );
    expect(rows).toEqual([{ by: '1002' }]);
  });

  test('the corrected rows come back by --file, and are not overwritten by a new quarantine', async () => {
    const yaml = path.join(folder, 'classes.yaml');
    const file = path.join(folder, 'classes.quarantine.csv');
    const again = await run(['source', 'import', yaml, '--file', file]);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('classes.quarantine.2.csv');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('many', '0'));
    expect(await json('source', 'import', yaml, '--file', file)).toMatchObject({ accepted: 1, stored: true });
  });

  test('files that are not there or cannot be written', () =>
    refuses([
      [['source', 'check', 'nowhere.yaml'], 'source.notFound'],
      [['source', 'check', 'classes.yaml', '--file', 'nowhere.csv'], 'csv.notFound'],
      [
        [
          'source',
          'check',
          'classes.yaml',
          '--file',
          'classes.quarantine.2.csv',
          '--quarantine',
          'no/where.csv',
        ],
        'file.notWritable',
      ],
    ]));

  test('an environment variable in the path that is not set', async () => {
    const refused = await run(['source', 'check', 'classes.yaml'], { CLASSES: '', ZHENGAI_LANGUAGE: 'en' });
    expect(refused.stderr).toMatch(/^Error: The environment variable CLASSES .*\[source\.environment\]\n$/);
  });
});

describe('verdicts and what follows', () => {
  test('written to a file that a spreadsheet program shows and does not run', async () => {
    const out = path.join(folder, 'verdicts.csv');
    expect(await json('evaluate', '--pack', 'class-pack', '--out', out)).toMatchObject({
      rules: 1,
      subjects: 3,
      verdicts: 5,
      changed: 0,
      triggered: 2,
      unknown: 1,
      messages: 0,
    });
    const text = await readFile(out, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.slice(1).trimEnd().split('\n')).toEqual([
      'rule,ruleVersion,subject,level,period,verdict,severity,value,expected,missing',
      `low,1,K1,class,${YEAR - 1},clear,,95,90,`,
      `low,1,K1,class,${YEAR},triggered,yellow,80,90,`,
      `low,1,K2,class,${YEAR - 1},clear,,95,90,`,
      `low,1,K2,class,${YEAR},unknown,,,90,indicator:rate`,
      `low,1,K3,class,2020,triggered,yellow,0,90,`,
    ]);
  });

  test('of one rule and one period', async () => {
    expect(await json('evaluate', '--rule', 'low', '--period', String(YEAR))).toMatchObject({ verdicts: 2 });
    const nothing = await run(['evaluate', '--period', '1999']);
    expect(nothing).toMatchObject({ status: 0, stdout: '' });
    expect(nothing.stderr).toContain('没有可判定的数据');
  });

  test('what is not known is refused, and no file is begun', async () => {
    await refuses([
      [['evaluate', '--out', 'refused.csv', '--rule', 'lo'], 'rule.unknown'],
      [['evaluate', '--out', 'refused.csv', '--pack', 'class'], 'pack.unknown'],
      [['evaluate', '--out', 'refused.csv', '--period', 'last'], 'period.invalid'],
      [['evaluate', '--out', 'refused.csv', '--period', '2024-2025'], 'period.otherKind'],
      [['evaluate', '--out', 'no/where.csv'], 'file.notWritable'],
      [['explain', 'hi', 'K1', '--period', '2024'], 'rule.unknown'],
      [['explain', 'low', 'K9', '--period', '2024'], 'subject.unknown'],
      [['explain', 'low', 'K1', '--period', '2024-09'], 'period.otherKind'],
      [['explain', 'low', 'K1', '--period', 'x'], 'period.invalid'],
    ]);
    expect((await readdir(folder)).filter((name) => name.startsWith('refused'))).toEqual([]);
  });

  test('explained: conditions, values, sources', async () => {
    const explained = await json('explain', 'low', 'K1', '--period', String(YEAR));
    expect(explained).toMatchObject({
      value: 80,
      evaluation: { verdict: 'triggered' },
      subject: { code: 'K1' },
    });
    const shown = await run(['explain', 'low', 'K2', '--period', String(YEAR)]);
    expect(shown.stdout).toContain('数控二班 · 出勤率偏低');
    expect(shown.stdout).toContain('无法判定（缺数据）');
    expect(shown.stdout).toContain('出勤率 = — < 90%');
    expect(shown.stdout).toContain('indicator:rate');
  });

  test('replayed over the past: a draft beside the released rule, and nothing changes', async () => {
    const days = ['--from', `${YEAR - 1}-01-01`, '--to', `${YEAR + 1}-12-31`];
    const { dictionary } = await database.store.read.definitions.released();
    const rule = dictionary.rules.find(({ code }) => code === 'low');
    const draft = path.join(folder, 'draft.json');
    await writeFile(draft, JSON.stringify({ ...rule, lifeCycle: { opensAfter: 2, clearsAfter: 1 } }));
    const before = await json('warnings', '--all');
    const found = await json<{ replay: { warnings: object[] }; comparison: { onlyA: object[] } }>(
      'replay', '--rule', draft, ...days, '--compare', 'low',
    ); // prettier-ignore
    expect(found.replay.warnings).toEqual([]);
    expect(found.comparison.onlyA).toMatchObject([{ subject: 'K1', openedIn: String(YEAR), value: 80 }]);
    expect(await json('warnings', '--all')).toEqual(before);
    const shown = await run(['replay', '--rule', 'low', ...days]);
    expect(shown).toMatchObject({ status: 0 });
    expect(shown.stdout).toContain('预警 1 条');
    expect(shown.stdout).toContain(`数控一班\t${YEAR}\t80`);
    await refuses([
      [['replay', '--rule', 'nothing.json', ...days], 'replay.ruleMissing'],
      [['replay', '--rule', 'low', '--from', 'x', '--to', 'y'], 'replay.days'],
      [['replay', '--rule', 'low', ...days, '--compare', 'lower'], 'rule.unknown'],
    ]);
  });

  test('the warning and the task that it led to', async () => {
    const [warning, ...others] = await json<Record<string, unknown>[]>('warnings');
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      rule: 'low',
      state: 'open',
      severity: 'yellow',
      since: String(YEAR),
      value: 80,
      subject: { code: 'K1', name: '=数控一班' },
    });
    expect(warning).not.toHaveProperty('explanation');
    expect((await run(['warnings'])).stdout).toMatch(/^\d+\topen\tyellow\t\d{4}\tlow\t=数控一班\t.+\n$/);
    const [task] = await json<Record<string, unknown>[]>('tasks');
    expect(task).toMatchObject({
      status: 'open',
      title: { zh: expect.stringContaining('分析原因') as string },
    });
    expect((await run(['tasks'])).stdout.split('\n')).toHaveLength(2);
    expect(await json('warnings', '--rule', 'other')).toEqual([]);
  });

  test('without --warn nothing is opened; with it, what is due is', async () => {
    await database.pool.query('truncate warning, warning_event cascade');
    await json('evaluate');
    expect(await json('warnings', '--all')).toEqual([]);
    expect(await json('evaluate', '--warn')).toMatchObject({ messages: 1 });
    expect(await json('warnings')).toHaveLength(1);
    const limited = await run(['warnings', '--limit', '1']);
    expect(limited.stderr).toContain('只列出前 1 条');
  });

  test('a changed rule is a new version; its verdicts and warnings follow in the same command', async () => {
    const pack = await writeClassPack(folder, {
      'pack.yaml': (text) => text.replace('version: 1', 'version: 2'),
      'rules.yaml': (text) => text.replace('value: 90', 'value: 97'),
    });
    expect(await json('pack', 'import', pack)).toMatchObject({ version: 2, changed: 1, unchanged: 7 });
    await json('evaluate', '--out', path.join(folder, 'second.csv'));
    const text = await readFile(path.join(folder, 'second.csv'), 'utf8');
    expect(text).toContain(`low,2,K1,class,${YEAR - 1},triggered,yellow,95,97,`);
    expect(
      (await json<{ ruleVersion: number }[]>('warnings')).map(({ ruleVersion }) => ruleVersion),
    ).toContain(2);
  });

  test('a pack may refer to what is installed, and says so when it is not', async () => {
    const dependent = path.join(folder, 'dependent');
    await writeClassPack(folder);
    await rm(dependent, { recursive: true, force: true });
    await mkdir(dependent);
    await writeFile(
      path.join(dependent, 'pack.yaml'),
      'pack: more\nversion: 1\nname: { zh: 更多, en: More }\nissuer: test\ntier: college\nofficial: false\n',
    );
    await writeFile(
      path.join(dependent, 'rules.yaml'),
      `- code: very-low
  name: { zh: 出勤率很低, en: Very low attendance }
  level: class
  periodKind: calendarYear
  conditions: { all: [{ fact: indicator, params: { code: rate }, operator: lessThan, value: 50 }] }
  event: { type: yellow }
  lifeCycle: { opensAfter: 1, clearsAfter: 1 }
`,
    );
    expect(await json('pack', 'validate', dependent)).toMatchObject({ pack: 'more' });
    expect(await json('pack', 'import', dependent)).toMatchObject({ added: 1 });
    expect(await json('evaluate', '--pack', 'more')).toMatchObject({ rules: 1, triggered: 1, changed: 0 });
    const alone = await run(['pack', 'validate', dependent], {
      DATABASE_URL: '',
      DATA_DIR: path.join(folder, 'empty'),
    });
    expect(alone.status).toBe(1);
    expect(alone.stderr).toContain('请先导入那个规则包');
  });
});

test('progress and sentences go to standard error, results alone to standard output', async () => {
  const imported = await run(['source', 'import', 'classes.yaml', '--accept-good-rows']);
  expect(imported).toMatchObject({ status: 0, stdout: '' });
  expect(imported.stderr).toMatch(/^读取 .*classes\.csv\n/);
  expect(imported.stderr).toMatch(/已导入。\n$/);
});
