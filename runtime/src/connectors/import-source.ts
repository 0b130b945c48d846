import { periodOfKey, periodRange } from '@zhengai/engine';
import type { Clock, PersonId, Store, UnitOfWork } from '../ports/index.js';
import { describeSubjects, type DaysOf } from './describe-subjects.js';
import { readRows, type RowsContext, type RowsRead } from './read-rows.js';
import type { Source } from './read-source.js';
import type { WrittenCounts } from './row-writer.js';
import { touchedData, type Touched } from './touched-data.js';

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
  readonly afterImport: (unit: UnitOfWork, touched: readonly Touched[]) => Promise<void>;
}

/**
 * Streams a source's CSV into observations and records: one transaction, all rows or none unless `acceptGoodRows`.
 * Memory grows with the number of subjects and of rows' keys, not with what stands in the rows.
 *
 * @throws Failure of `readRows`
 */
export async function importSource(
  { store, clock, afterImport }: ImportDependencies,
  source: Source,
  options: ImportOptions,
): Promise<ImportReport> {
  const { dictionary } = await store.read.definitions.released();
  const { calendar } = await store.read.settings.get();
  const context = { source, options, dictionary, calendar, now: clock.now() };
  if (options.dryRun) return reportOf(await readRows(context, store.read, undefined), false);
  try {
    return await store.transaction(async (unit) => {
      const importId = await unit.observations.beginImport({
        source: source.definition.source,
        file: source.file,
        sha256: null,
        by: options.by,
        at: context.now,
      });
      const read = await readRows(context, unit, importId);
      const report = reportOf(read, read.rejected === 0 || options.acceptGoodRows);
      if (!report.stored) throw new NothingStored(report);
      const { accepted, rejected, rows } = report;
      await unit.observations.finishImport(importId, { rows, accepted, rejected, at: clock.now() });
      await afterImport(unit, await describe(unit, read, context));
      await unit.changes.publish([{ kind: 'observations', data: { importId, count: rows } }]);
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

/** @returns what has to be evaluated again */
async function describe(
  unit: UnitOfWork,
  { plan, subjects }: RowsRead,
  { source, dictionary, calendar, now }: RowsContext,
): Promise<Touched[]> {
  const periodKind = plan.periodKind();
  if (periodKind === undefined || subjects.length === 0) return [];
  const days = new Map<number, ReturnType<DaysOf>>();
  const daysOf: DaysOf = (period) => {
    const known = days.get(period) ?? periodRange(periodOfKey(periodKind, period), calendar);
    days.set(period, known);
    return known;
  };
  const { subject } = source.definition;
  const areOtherwise = await describeSubjects(unit, subject, plan, subjects, daysOf);
  const { level } = subject;
  return touchedData(subjects, { level, periodKind, areOtherwise, dictionary, calendar, now });
}

function reportOf({ counts, rows, rejected, subjects, quarantine }: RowsRead, stored: boolean): ImportReport {
  return {
    ...counts,
    rows,
    accepted: rows - rejected,
    rejected,
    subjects: subjects.length,
    quarantine: rejected > 0 ? quarantine : null,
    stored,
  };
}
