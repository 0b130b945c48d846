import { periodKey, periodOfKey, shiftPeriod, type PeriodKind } from '@zhengai/engine';
import type { SubjectId, UnitOfWork } from '../../ports/index.js';
import {
  evaluationMessages,
  isUndated,
  levelExtent,
  planOf,
  rulesOf,
  type EvaluateMessage,
} from '../evaluation/index.js';

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
 * Subjects without dates of validity are evaluated over all their periods, because an import may have lengthened them;
 * where the import reaches the level's first or last period, all its subjects are evaluated there.
 *
 * @param options  `warn: false` for verdicts only
 * @returns        how many messages were added
 */
export async function enqueueAfterImport(
  unit: UnitOfWork,
  touched: readonly TouchedData[],
  options: { readonly warn: boolean },
): Promise<number> {
  let count = 0;
  for (const part of touched) {
    const messages = await messagesAfterImport(unit, part, options.warn);
    await unit.outbox.add(messages);
    count += messages.length;
  }
  return count;
}

async function messagesAfterImport(
  unit: UnitOfWork,
  touched: TouchedData,
  warn: boolean,
): Promise<EvaluateMessage[]> {
  const { level, periodKind } = touched;
  const { dictionary } = await unit.definitions.released();
  const { calendar } = await unit.settings.get();
  const rules = rulesOf(dictionary, level, periodKind).map(({ code }) => code);
  const extent = await levelExtent(unit, dictionary, level, periodKind);
  if (rules.length === 0 || !extent) return [];

  const plan = planOf(dictionary, rules);
  const back = Math.max(...rules.map((code) => plan.reach(code).back));
  const last = periodKey(shiftPeriod(periodOfKey(periodKind, touched.toPeriod), back, calendar));
  const range = { from: Math.max(touched.fromPeriod, extent.from), to: Math.min(last, extent.to) };
  const atTheEdge = touched.fromPeriod <= extent.from || touched.toPeriod >= extent.to;

  const ids = new Set(touched.subjectIds);
  const all = await unit.subjects.ofLevel(level);
  const undated = all.filter((subject) => isUndated(subject) && ids.has(subject.id));
  const dated = all.filter((subject) => !isUndated(subject) && (atTheEdge || ids.has(subject.id)));
  return [
    { subjects: undated, range: extent },
    { subjects: dated, range },
  ].flatMap((work) =>
    evaluationMessages(
      {
        level,
        periodKind,
        rules,
        subjectIds: work.subjects.map(({ id }) => id),
        range: work.range,
        allPeriods: work.range.from === extent.from && work.range.to === extent.to,
        warn,
      },
      calendar,
    ),
  );
}
