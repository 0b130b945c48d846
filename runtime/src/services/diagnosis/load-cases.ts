import { periodKey, periodOfKey, shiftPeriod } from '@zhengai/engine';
import type { Warning } from '../../ports/index.js';
import { evaluateSubjects } from '../evaluation/index.js';
import { groupBy } from '../group-by.js';
import type { JudgedRule, WarningCase, WarningCases } from './judged-rule.js';
import { valuesOfLevel } from './peers-of.js';

/** A value further back than so many periods is not what one compares with. */
const FURTHEST = 24;

/** Evaluates the level in one period, and the warned subjects from the period that each is compared with. */
export async function loadCases(
  judged: JudgedRule,
  period: string,
  warnings: readonly Warning[],
): Promise<WarningCases> {
  const { unit, rule } = judged;
  const released = await unit.definitions.released();
  const settings = await unit.settings.get();
  const subjects = await unit.subjects.ofLevel(rule.level);
  const scope = { released, settings, rules: [rule], to: period };
  const level = await evaluateSubjects(unit, { ...scope, subjects, from: period });
  const values = valuesOfLevel(judged, level);

  const known = warnings.filter(({ subjectId }) => values.has(subjectId));
  const furthest = periodKey(shiftPeriod(period, -FURTHEST, settings.calendar));
  const baseOf = (warning: Warning) =>
    (judged.histories.get(warning.subjectId) ?? []).findLast(
      (verdict) => verdict.value !== null && verdict.period < periodKey(period) && verdict.period >= furthest,
    )?.period;
  const bases = known.flatMap((warning) => baseOf(warning) ?? []);
  const byId = groupBy(subjects, ({ id }) => id);
  const warned = [...new Set(known.map(({ subjectId }) => subjectId))].flatMap((id) => byId.get(id) ?? []);
  const from = periodOfKey(rule.periodKind, Math.min(periodKey(period), ...bases));
  const own = await evaluateSubjects(unit, { ...scope, subjects: warned, from });

  const rowOf = new Map(own.subjects.map(({ id }, row) => [id, row]));
  const columnOf = new Map(Array.from(own.periodKeys, (key, column) => [key, column]));
  const cellOf = (warning: Warning, key: number): number =>
    (rowOf.get(warning.subjectId) ?? 0) * own.periodKeys.length + (columnOf.get(key) ?? 0);
  return {
    period,
    level,
    own,
    cases: known.map((warning): WarningCase => {
      const base = baseOf(warning);
      return {
        warning,
        value: values.get(warning.subjectId)?.value ?? NaN,
        now: cellOf(warning, periodKey(period)),
        before: base === undefined ? undefined : cellOf(warning, base),
      };
    }),
  };
}
