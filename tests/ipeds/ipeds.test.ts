import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectedVerdicts, gapCount, type ExpectedVerdict } from './expected-verdicts.js';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
const DATA = process.env['ZHENGAI_DATA'];

interface VerdictRow extends ExpectedVerdict {
  readonly ruleVersion: string;
  readonly level: string;
  readonly value: string;
  readonly expected: string;
}

describe.skipIf(!DATA)('the IPEDS panel by three commands (needs ZHENGAI_DATA)', () => {
  let folder: string;
  let csv: string;
  let text: string;
  let actual: VerdictRow[];
  let expected: ExpectedVerdict[];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'zhengai-ipeds-'));
    csv = await readFile(path.join(DATA as string, 'ipeds-panel/ipeds_efd_2015_2020.csv'), 'utf8');
    const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
    const environment = { ...inherited, DATA_DIR: path.join(folder, 'data') };
    const zhengai = (...words: string[]) =>
      run('npx', ['zhengai', ...words], { cwd: ROOT, env: environment, maxBuffer: 50_000_000 });
    const out = path.join(folder, 'verdicts.csv');
    await zhengai('pack', 'import', 'tests/ipeds/pack');
    await zhengai('source', 'import', 'tests/ipeds/source.yaml');
    await zhengai('evaluate', '--pack', 'ipeds', '--out', out);
    text = await readFile(out, 'utf8');
    actual = parse(text, { columns: true, bom: true });
    expected = expectedVerdicts(csv);
  }, 300_000);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test('the panel itself holds missing values and gaps', () => {
    expect(csv.trimEnd().split('\n')).toHaveLength(37_570);
    expect(gapCount(csv)).toBe(43);
    expect(expected).toHaveLength((37_569 + 43) * 3);
    expect(new Set(expected.map(({ verdict }) => verdict))).toEqual(
      new Set(['triggered', 'clear', 'unknown']),
    );
  });

  test('the export is a spreadsheet: byte order mark and the agreed columns', () => {
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.slice(1, text.indexOf('\n')).trimEnd()).toBe(
      'rule,ruleVersion,subject,level,period,verdict,severity,value,expected,missing',
    );
  });

  test('verdicts, severities and missing facts equal the independent computation, row by row', () => {
    const spell = ({ rule, subject, period, verdict, severity, missing }: ExpectedVerdict) =>
      `${rule},${subject},${period},${verdict},${severity},${missing}`;
    const [ours, theirs] = [actual.map(spell).sort(), expected.map(spell).sort()];
    const known = new Set(theirs);
    const other = new Set(ours);
    expect(ours.filter((row) => !known.has(row)).slice(0, 20)).toEqual([]);
    expect(theirs.filter((row) => !other.has(row)).slice(0, 20)).toEqual([]);
    expect(ours).toHaveLength(theirs.length);
  });

  test('every row names its level and rule version', () => {
    expect(actual.filter(({ level, ruleVersion }) => level !== 'institution' || ruleVersion !== '1')).toEqual(
      [],
    );
  });

  test('value and expected are those of the deciding comparison', () => {
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    const ratios = new Map(rows.map((row) => [`${row['unitid']}/${row['year']}`, row['stufacr'] ?? '']));
    const wrong = actual
      .filter(({ rule, verdict }) => rule === 'ratio-above-18' && verdict !== 'unknown')
      .filter(
        ({ subject, period, value, expected: line }) =>
          Number(value) !== Number(ratios.get(`${subject}/${period}`)) || Number(line) !== 18,
      );
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
