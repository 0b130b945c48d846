import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { periodOfKey, type DataItem, type PeriodKind, type ValueType } from '@zhengai/engine';
import {
  importSource,
  readSource,
  type ImportOptions,
  type ImportReport,
  type Touched,
} from '../../src/connectors/index.js';
import type { Subject } from '../../src/ports/index.js';
import { testClock } from '../cycle/test-clock.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';

const item = (
  code: string,
  valueType: ValueType,
  level = 'college',
  periodKind: PeriodKind = 'calendarYear',
) => {
  const body: DataItem = { code, name: { zh: code, en: code }, valueType, level, periodKind, kind: 'stock' };
  return { kind: 'item' as const, code, body };
};
const level = (code: string, order: number) => ({
  kind: 'level' as const,
  code,
  body: { code, name: { zh: code, en: code }, order },
});
const attribute = (code: string, valueType: ValueType) => ({
  kind: 'attribute' as const,
  code,
  body: { code, name: { zh: code, en: code }, level: 'college', valueType },
});

const DEFINITIONS = [
  level('region', 0),
  level('college', 1),
  level('class', 2),
  attribute('category', 'text'),
  attribute('area', 'number'),
  item('students', 'number'),
  item('teachers', 'number'),
  item('motto', 'text'),
  item('accredited', 'boolean'),
  item('founded', 'date'),
  item('hours', 'number', 'college', 'semester'),
  item('attendance', 'number', 'class'),
];

export interface Imported extends ImportReport {
  /** Rows of the quarantine, its header first. */
  readonly rejectedRows: readonly string[];
}

/** A database with a small dictionary, and a folder for files. */
export interface SourceFixture {
  readonly database: TestDatabase;
  readonly folder: string;
  /** Writes files and imports; YAML and CSV as given. */
  run(yaml: string, csv: string | Buffer, options?: Partial<ImportOptions>): Promise<Imported>;
  /** `code period value known-day`, sorted. */
  current(item: string, periodKind?: PeriodKind): Promise<string[]>;
  subject(level: string, code: string): Promise<Subject | undefined>;
  /** `from..to value`, ascending. */
  attributes(code: string, attribute: string): Promise<string[]>;
  parents(code: string, hierarchy: string): Promise<string[]>;
  /** What the last import asked to evaluate again: `kind from..to n`. */
  touched(): string[];
  close(): Promise<void>;
}

export const NOW = '2025-03-01T00:00:00.000Z';

export async function openSourceFixture(): Promise<SourceFixture> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhengai-import-'));
  const database = await withTestDatabase();
  const { store } = database;
  await store.transaction((unit) =>
    unit.definitions.releasePack(
      { pack: 'test', version: 1, name: { zh: '测试', en: 'test' }, importedAt: NOW, importedBy: null },
      DEFINITIONS,
    ),
  );
  let touched: readonly Touched[] = [];
  const subject = (ofLevel: string, code: string) => store.read.subjects.find({ level: ofLevel, code });
  const idOf = async (code: string): Promise<number> => (await subject('college', code))?.id ?? 0;
  return {
    database,
    folder,
    subject,
    async run(yaml, csv, options = {}) {
      const source = path.join(folder, 'source.yaml');
      await writeFile(source, yaml);
      await writeFile(path.join(folder, 'data.csv'), csv);
      const quarantinePath = path.join(folder, 'quarantine.csv');
      await rm(quarantinePath, { force: true });
      touched = [];
      const report = await importSource(
        {
          store,
          clock: testClock(NOW),
          afterImport: async (_, parts) => {
            touched = parts;
          },
        },
        await readSource(source, {}),
        { dryRun: false, acceptGoodRows: false, quarantinePath, by: null, ...options },
      );
      const text = await readFile(quarantinePath, 'utf8').catch(() => '');
      return { ...report, rejectedRows: text.replace('\uFEFF', '').split('\n').slice(0, -1) };
    },
    async current(code, periodKind = 'calendarYear') {
      const { dictionary } = await store.read.definitions.released();
      const ofLevel = dictionary.items.find((one) => one.code === code)?.level ?? '';
      const [column] = await store.read.observations.current({ items: [code], periodKind, level: ofLevel });
      if (!column) return [];
      const subjects = new Map(
        (await store.read.subjects.byIds([...column.subjectId])).map((one) => [one.id, one.code]),
      );
      return Array.from(column.subjectId, (id, i) => {
        const number = column.number[i] ?? NaN;
        const value = Number.isNaN(number) ? column.text?.[i] : number;
        const day = new Date(column.knownAt[i] ?? 0).toISOString().slice(0, 10);
        return `${subjects.get(id)} ${periodOfKey(periodKind, column.period[i] ?? 0)} ${value} ${day}`;
      }).sort();
    },
    async attributes(code, name) {
      const rows = await store.read.subjects.attributesOf('college', [await idOf(code)]);
      return rows
        .filter((row) => row.attribute === name)
        .map(({ validFrom, validTo, value }) => `${validFrom ?? ''}..${validTo ?? ''} ${value}`);
    },
    async parents(code, hierarchy) {
      const rows = await store.read.subjects.parentsOf(hierarchy, [await idOf(code)]);
      return rows.map(
        ({ validFrom, validTo, parent }) => `${validFrom ?? ''}..${validTo ?? ''} ${parent.code}`,
      );
    },
    touched: () =>
      touched.map(
        ({ periodKind, fromPeriod, toPeriod, subjectIds }) =>
          `${periodKind} ${periodOfKey(periodKind, fromPeriod)}..${periodOfKey(periodKind, toPeriod)} ${subjectIds.length}`,
      ),
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
