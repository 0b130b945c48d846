import type { PeriodKind } from '@zhengai/engine';
import type { SubjectId, UnitOfWork } from '../../ports/index.js';

/** What a bulk import has touched, of one level and one period kind. */
export interface TouchedData {
  readonly level: string;
  readonly periodKind: PeriodKind;
  /** Subjects that got rows, or whose validity or attributes changed. */
  readonly subjectIds: readonly SubjectId[];
  /** `periodKey`s, inclusive. */
  readonly fromPeriod: number;
  readonly toPeriod: number;
}

/**
 * Asks for the evaluation of all rules of the touched levels, in the importing transaction, after its rows are in.
 * Subjects without dates of validity are evaluated over all their periods, because an import may have extended them.
 *
 * @param warn  `false`: verdicts only
 * @returns     how many messages were added
 */
export async function enqueueAfterImport(
  unit: UnitOfWork,
  touched: readonly TouchedData[],
  options: { readonly warn: boolean },
): Promise<number> {
  throw new Error(`not built yet: ${touched.length} ${options.warn} ${unit ? '' : '-'}`);
}
