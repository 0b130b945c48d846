import {
  periodKey,
  periodOfKey,
  shiftPeriod,
  type Calendar,
  type Dictionary,
  type PeriodKind,
} from '@zhengai/engine';
import type { SubjectId, UnitOfWork } from '../../ports/index.js';
import {
  evaluationMessages,
  isUndated,
  itemsOf,
  levelExtent,
  planOf,
  rulesOf,
  rulesReadingAround,
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
  const around = await messagesAround(unit, dictionary, calendar, touched, warn);
  if (rules.length === 0 || !extent) return around;

  const plan = planOf(dictionary, rules);
  const back = Math.max(...rules.map((code) => plan.reach(code).back));
  const last = periodKey(shiftPeriod(periodOfKey(periodKind, touched.toPeriod), back, calendar));
  const range = { from: Math.max(touched.fromPeriod, extent.from), to: Math.min(last, extent.to) };
  const atTheEdge = touched.fromPeriod <= extent.from || touched.toPeriod >= extent.to;

  const ids = new Set(touched.subjectIds);
  const all = await unit.subjects.ofLevel(level);
  const undated = all.filter((subject) => isUndated(subject) && ids.has(subject.id));
  const dated = all.filter((subject) => !isUndated(subject) && (atTheEdge || ids.has(subject.id)));
  const own = [
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
  return [...own, ...around];
}

/** Rules of other subjects that read what came: over all subjects of their level, because edges may have come too. */
async function messagesAround(
  unit: UnitOfWork,
  dictionary: Dictionary,
  calendar: Calendar,
  { fromPeriod, level, periodKind, toPeriod }: TouchedData,
  warn: boolean,
): Promise<EvaluateMessage[]> {
  const messages: EvaluateMessage[] = [];
  for (const around of rulesReadingAround(dictionary, periodKind, itemsOf(dictionary, level, periodKind))) {
    const extent = await levelExtent(unit, dictionary, around.level, periodKind);
    if (!extent) continue;
    const back = Math.max(...around.rules.map((code) => planOf(dictionary, [code]).reach(code).back));
    const last = periodKey(shiftPeriod(periodOfKey(periodKind, toPeriod), back, calendar));
    const atTheEdge = fromPeriod <= extent.from || toPeriod >= extent.to;
    const range = atTheEdge ? extent : { from: fromPeriod, to: Math.min(last, extent.to) };
    const subjects = await unit.subjects.ofLevel(around.level);
    const allPeriods = range.from === extent.from && range.to === extent.to;
    const rules = atTheEdge
      ? rulesOf(dictionary, around.level, periodKind).map(({ code }) => code)
      : around.rules;
    const subjectIds = subjects.map(({ id }) => id);
    messages.push(
      ...evaluationMessages(
        { level: around.level, periodKind, rules, subjectIds, range, allPeriods, warn },
        calendar,
      ),
    );
  }
  return messages;
}
