import { periodKey, periodRange, type Calendar, type DataItem, type InputState } from '@zhengai/engine';
import type { CellRevisions, SubjectId } from '../../ports/index.js';
import { itemsBehind } from '../evaluation/index.js';
import { groupBy } from '../group-by.js';
import type { JudgedRule, WarningCase, WarningCases } from './judged-rule.js';

/** The values of one item in one period that a case rests on: of the subject itself, or of those below it. */
interface Input {
  readonly item: DataItem;
  readonly period: string;
  readonly below?: readonly string[];
}

const DAY_MS = 86_400_000;
/** Days after the others from which a value counts as late. */
const LATE_DAYS = 7;
/** Part of a period after which what has flowed in is no estimate of the whole any more: vacations end many of them. */
const SETTLED_AFTER = 2 / 3;

/** How good the data behind each case are: one read of the history for all of them. */
export async function inputStatesOf(
  judged: JudgedRule,
  cases: WarningCases,
  calendar: Calendar,
): Promise<(one: WarningCase) => readonly InputState[]> {
  const inputs = new Map(cases.cases.map((one) => [one, inputsOf(judged, cases, one)]));
  const ids = await idsBelow(judged, [...inputs.values()].flat());
  const subjectsOf = ({ below, item }: Input, { warning }: WarningCase): readonly SubjectId[] =>
    below ? below.flatMap((code) => ids.get(item.level)?.get(code) ?? []) : [warning.subjectId];
  const all = [...inputs].flatMap(([one, list]) =>
    list.map((input) => ({ ...input, subjects: subjectsOf(input, one) })),
  );
  const revisions = await judged.unit.observations.revisionsOf({
    item: [...new Set(all.map(({ item }) => item.code))],
    subjectId: [...new Set(all.flatMap(({ subjects }) => subjects))],
    period: [...new Set(all.map(({ period }) => periodKey(period)))],
  });
  const byCell = new Map(revisions.map((one) => [cellKey(one.item, one.subjectId, one.period), one]));
  const usual = usualDelays(cases);
  return (one) =>
    (inputs.get(one) ?? []).map((input) => {
      const { item, period } = input;
      const subjects = subjectsOf(input, one);
      const found = subjects.flatMap((id) => byCell.get(cellKey(item.code, id, periodKey(period))) ?? []);
      const count = (holds: (cell: CellRevisions) => boolean) => found.filter(holds).length;
      const range = periodRange(period, calendar);
      const [start, end] = [Date.parse(range.from), Date.parse(range.to) + DAY_MS];
      const settled = start + (end - start) * SETTLED_AFTER;
      const known = usual(item.code, period);
      const late = Math.max(0, ...found.map(({ firstKnownAt }) => (firstKnownAt - known) / DAY_MS));
      return {
        item: item.code,
        label: item.name,
        period,
        asked: subjects.length,
        missing: subjects.length - found.length,
        superseded: count(({ values }) => values > 1),
        unreviewed: count(({ unreviewed }) => unreviewed),
        estimated: item.kind === 'flow' ? count(({ firstKnownAt }) => firstKnownAt < settled) : 0,
        ...(late > LATE_DAYS ? { lateDays: Math.floor(late) } : {}),
      };
    });
}

function cellKey(item: string, subject: SubjectId, period: number): string {
  return `${item} ${subject} ${period}`;
}

function inputsOf(
  { compiled, dictionary, rule }: JudgedRule,
  { own, period }: WarningCases,
  { now }: WarningCase,
): Input[] {
  const inputs: Input[] = [];
  for (const ref of compiled.facts) {
    const isBelow = ref.via?.relation === 'children' && ref.kind === 'item';
    const below = isBelow ? own.result.children(ref, now).map(({ subject }) => subject) : undefined;
    const behind = isBelow ? [{ item: ref.code, offset: ref.offset ?? 0 }] : itemsBehind(dictionary, ref);
    for (const { item: code, offset } of behind) {
      const item = dictionary.items.find((one) => one.code === code);
      const at = own.grid.periods[own.grid.periods.indexOf(period) + offset];
      if (!item || at === undefined || item.periodKind !== rule.periodKind) continue;
      if (!isBelow && item.level !== rule.level) continue;
      if (!inputs.some((one) => one.item === item && one.period === at))
        inputs.push({ item, period: at, ...(below ? { below } : {}) });
    }
  }
  return inputs;
}

/** Subjects below by their level and code: one read for each level. */
async function idsBelow(
  { unit }: JudgedRule,
  inputs: readonly Input[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, SubjectId>>> {
  const found = new Map<string, ReadonlyMap<string, SubjectId>>();
  for (const [level, ofLevel] of groupBy(inputs, ({ item }) => item.level)) {
    const codes = [...new Set(ofLevel.flatMap(({ below = [] }) => below))];
    if (codes.length > 0) found.set(level, await unit.subjects.idsOf(level, codes));
  }
  return found;
}

/** When the value of the other subjects of the level in the same period was known: the median. */
function usualDelays({ level, period }: WarningCases): (item: string, period: string) => number {
  const column = level.grid.periods.indexOf(period);
  const width = level.grid.periods.length;
  const found = new Map<string, number>();
  return (item, at) => {
    if (at !== period) return NaN;
    let median = found.get(item);
    if (median === undefined) {
      const known = (level.knownAt[item] ?? new Float64Array(0)).filter(
        (instant, cell) => cell % width === column && !Number.isNaN(instant),
      );
      median = known.sort()[known.length >> 1] ?? NaN;
      found.set(item, median);
    }
    return median;
  };
}
