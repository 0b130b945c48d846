import { periodOfKey, periodRange, type Dictionary, type PeriodKind } from '@zhengai/engine';
import { Failure, type Clock, type PersonId, type Store, type UnitOfWork } from '../ports/index.js';
import { checkRow, SeenRows } from './check-row.js';
import { Quarantine } from './quarantine.js';
import { readCsv } from './read-csv.js';
import type { Source } from './read-source.js';
import { planRows, type RowPlan } from './row-plan.js';
import { RowWriter, type WrittenCounts } from './row-writer.js';
import { SubjectRegistry } from './subject-registry.js';

/** What an import wrote: what has to be evaluated again. */
export interface Touched {
  readonly level: string;
  readonly periodKind: PeriodKind;
  readonly items: readonly string[];
  readonly subjectIds: readonly number[];
  /** `periodKey`s, inclusive. */
  readonly fromPeriod: number;
  readonly toPeriod: number;
}

export interface ImportOptions {
  /** Checks every row and writes nothing. */
  readonly dryRun: boolean;
  /** Stores the good rows although others are bad. */
  readonly acceptGoodRows: boolean;
  readonly quarantinePath: string;
  readonly by: PersonId | null;
  readonly onProgress?: (rows: number) => void;
}

export interface ImportReport extends WrittenCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly subjects: number;
  /** Path of the rejected rows; `null` when there are none. */
  readonly quarantine: string | null;
  /** False after a dry run, or when bad rows stopped the import. */
  readonly stored: boolean;
}

export interface ImportDependencies {
  readonly store: Store;
  readonly clock: Clock;
  /** Called inside the import's transaction, after its rows. */
  readonly afterImport: (unit: UnitOfWork, touched: Touched) => Promise<void>;
}

const PROGRESS_ROWS = 10_000;

/**
 * Streams a source's CSV into observations and records: one transaction, all rows or none unless `acceptGoodRows`.
 * Memory grows with the number of rows' keys, not with their values.
 *
 * @throws Failure of `readCsv` and `planRows`
 */
export async function importSource(
  { store, clock, afterImport }: ImportDependencies,
  source: Source,
  options: ImportOptions,
): Promise<ImportReport> {
  const { dictionary } = await store.read.definitions.released();
  if (options.dryRun) return (await readRows(source, options, dictionary, undefined, clock)).report;
  const { calendar } = await store.read.settings.get();
  try {
    return await store.transaction(async (unit) => {
      const { report, plan, subjects } = await readRows(source, options, dictionary, unit, clock);
      if (!report.stored) throw new NothingStored(report);
      const kind = plan.periodKind;
      if (kind) await subjects.describe(unit, (period) => periodRange(periodOfKey(kind, period), calendar));
      const touched = touchedBy(source, plan, subjects);
      if (touched) await afterImport(unit, touched);
      return report;
    });
  } catch (error) {
    if (error instanceof NothingStored) return error.report;
    throw error;
  }
}

/** Rolls the transaction back; the report says why. */
class NothingStored extends Error {
  constructor(readonly report: ImportReport) {
    super('nothing was stored');
  }
}

async function readRows(
  source: Source,
  options: ImportOptions,
  dictionary: Dictionary,
  unit: UnitOfWork | undefined,
  clock: Clock,
): Promise<{ report: ImportReport; plan: RowPlan; subjects: SubjectRegistry }> {
  const { definition, file } = source;
  const rows = readCsv(file, {
    encoding: definition.encoding ?? 'utf-8',
    delimiter: definition.delimiter ?? ',',
  });
  const first = await rows.next();
  if (first.done) {
    throw new Failure('csv.empty', { zh: `${file} 是空文件。`, en: `${file} is empty.` });
  }
  const header = first.value.cells;
  const plan = planRows(definition, header, dictionary);
  const quarantine = new Quarantine(options.quarantinePath, header);
  const subjects = new SubjectRegistry(definition.subject);
  const seen = new SeenRows();
  const importId = await unit?.observations.beginImport({
    source: definition.source,
    file,
    sha256: null,
    by: options.by,
    at: clock.now(),
  });
  const codes = plan.items.map(({ item }) => item.code);
  const itemIds = await unit?.observations.itemIds(codes);
  const writer = new RowWriter(
    unit,
    importId ?? 0,
    codes.map((code) => itemIds?.get(code) ?? 0),
    definition.records?.dataSet,
    subjects,
  );
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count % PROGRESS_ROWS === 0) options.onProgress?.(count);
    const checked = checkRow(row, plan, seen);
    if ('good' in checked) {
      subjects.note(checked.good, row.cells, plan);
      await writer.add(checked.good);
    } else {
      await quarantine.add(row.cells, checked.problems.map(({ zh, en }) => `${zh} / ${en}`).join(';'));
    }
  }
  const written = await writer.finish();
  await quarantine.close();
  const rejected = quarantine.count;
  const report: ImportReport = {
    ...written,
    rows: count,
    accepted: count - rejected,
    rejected,
    subjects: subjects.size,
    quarantine: rejected > 0 ? quarantine.path : null,
    stored: unit !== undefined && (rejected === 0 || options.acceptGoodRows),
  };
  if (unit && importId !== undefined && report.stored) {
    await unit.observations.finishImport(importId, {
      rows: count,
      accepted: report.accepted,
      rejected,
      at: clock.now(),
    });
  }
  return { report, plan, subjects };
}

function touchedBy(source: Source, plan: RowPlan, subjects: SubjectRegistry): Touched | undefined {
  const periods = subjects.periods();
  if (!periods || !plan.periodKind || plan.items.length === 0) return undefined;
  return {
    level: source.definition.subject.level,
    periodKind: plan.periodKind,
    items: plan.items.map(({ item }) => item.code),
    subjectIds: subjects.ids(),
    fromPeriod: periods.from,
    toPeriod: periods.to,
  };
}
