import type { Calendar, Dictionary } from '@zhengai/engine';
import { Failure, type UnitOfWork } from '../ports/index.js';
import { checkRow, type RowContext } from './check-row.js';
import { readCsv, type CsvRow } from './csv/index.js';
import { Parents } from './parents.js';
import { Quarantine, quarantineReader } from './quarantine.js';
import type { Source } from './read-source.js';
import { planRows, type RowPlan } from './row-plan.js';
import { RowWriter, type WriteTarget, type WrittenCounts } from './row-writer.js';
import { SeenRows } from './seen-rows.js';
import { SubjectRegistry, type SeenSubject } from './subject-registry.js';

export interface RowsContext {
  readonly source: Source;
  readonly options: { readonly quarantinePath: string; readonly onProgress?: (rows: number) => void };
  readonly dictionary: Dictionary;
  readonly calendar: Calendar;
  /** ISO instant. */
  readonly now: string;
}

export interface RowsRead {
  readonly plan: RowPlan;
  readonly subjects: readonly SeenSubject[];
  readonly counts: WrittenCounts;
  readonly rows: number;
  readonly rejected: number;
  /** Where the rejected rows are, if there are any. */
  readonly quarantine: string;
}

const PROGRESS_ROWS = 10_000;

/**
 * Reads and checks every row of a source's file; good ones are written as they come where there is an import to write
 * them to, bad ones are put into the quarantine.
 *
 * @throws Failure of `readCsv`, `planRows` and `Parents`; `csv.empty`
 */
export async function readRows(
  context: RowsContext,
  unit: UnitOfWork,
  importId: number | undefined,
): Promise<RowsRead> {
  const { source, options } = context;
  const { definition, file } = source;
  const delimiter = definition.delimiter ?? ',';
  const chunks = readCsv(file, { encoding: definition.encoding ?? 'utf-8', delimiter });
  const first = await firstRows(chunks, file);
  const { header, read } = quarantineReader(first.header);
  const plan = planRows(source, header, context);
  const kind = plan.items[0]?.item.periodKind;
  const { level } = definition.subject;
  const subjects = new SubjectRegistry(
    definition.subject,
    context.dictionary.items
      .filter((item) => item.level === level && item.periodKind === kind)
      .map(({ code }) => code),
    plan.attributes.map(({ attribute }) => attribute),
  );
  const writer = new RowWriter(
    importId === undefined ? undefined : await targetOf(unit, importId, plan),
    definition.records?.dataSet,
    plan.items.length,
    subjects,
  );
  const quarantine = new Quarantine(options.quarantinePath, header, delimiter);
  const parents = await Parents.of(unit, definition.subject);
  const rowContext = contextOf(plan, subjects, parents);
  let rows = 0;
  const take = async (row: CsvRow): Promise<void> => {
    rows += 1;
    if (rows % PROGRESS_ROWS === 0) options.onProgress?.(rows);
    const raw = read(row);
    const checked = checkRow(raw, plan, rowContext);
    if (!('code' in checked)) return quarantine.add(raw.cells, checked);
    subjects.note(checked);
    await writer.add(checked);
  };
  try {
    for (const row of first.rows) await take(row);
    for await (const chunk of chunks) for (const row of chunk) await take(row);
    const counts = await writer.finish();
    parents.assertAllKnown(subjects);
    await quarantine.complete();
    return {
      plan,
      subjects: [...subjects.all()],
      counts,
      rows,
      rejected: quarantine.count,
      quarantine: quarantine.path,
    };
  } catch (error) {
    await quarantine.discard();
    await writer.settle();
    throw error;
  }
}

async function firstRows(
  chunks: AsyncGenerator<readonly CsvRow[]>,
  file: string,
): Promise<{ header: readonly string[]; rows: readonly CsvRow[] }> {
  for (let chunk = await chunks.next(); !chunk.done; chunk = await chunks.next()) {
    const [header, ...rows] = chunk.value;
    if (header) return { header: header.cells, rows };
  }
  throw new Failure('csv.empty', {
    zh: `${file} 是空文件：第一行应是列名。`,
    en: `${file} is empty: the first line should name the columns.`,
  });
}

async function targetOf(unit: UnitOfWork, importId: number, plan: RowPlan): Promise<WriteTarget> {
  const codes = plan.items.map(({ item }) => item.code);
  const ids = await unit.observations.itemIds(codes);
  return { unit, importId, itemIds: codes.map((code) => ids.get(code) ?? 0) };
}

function contextOf(plan: RowPlan, subjects: SubjectRegistry, parents: Parents): RowContext {
  const seen = new SeenRows();
  // Events may repeat: two absences of one student on one day are two.
  const mayRepeat = plan.items.length === 0 && plan.occurredAt !== undefined;
  return {
    earlierLine: (code, period, knownAt, line) =>
      mayRepeat ? undefined : seen.lineOf(code, period, knownAt, line),
    isKnownCode: (code) => subjects.has(code),
    isKnownParent: (code) => parents.mayBe(code),
  };
}
