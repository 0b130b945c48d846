import {
  periodKey,
  periodOfKey,
  periodsBetween,
  planEvaluation,
  type Column,
  type EvaluationPlan,
  type Grid,
  type GridHistory,
  type ItemHistory,
  type ReplayInput,
  type Rule,
} from '@zhengai/engine';
import {
  Failure,
  type CurrentColumn,
  type ReleasedDefinitions,
  type Settings,
  type Subject,
  type UnitOfWork,
} from '../../ports/index.js';
import { isUndated, levelExtent, loadGrid, loadRelated } from '../evaluation/index.js';
import { responsibleDepartments } from '../warning/index.js';

/** Cells of one item; what a process can hold beside its other work. */
const MOST_CELLS = 50_000_000;

/** All that a replay of some versions of a rule needs of the past, but its days. */
export interface Past {
  readonly input: Omit<ReplayInput, 'rule' | 'from' | 'to'>;
  readonly subjects: readonly Subject[];
  /** Names of departments, by code. */
  readonly departments: ReadonlyMap<string, string>;
}

export interface PastScope {
  readonly released: ReleasedDefinitions;
  readonly settings: Settings;
  /** Versions to be replayed: of one level and one kind of period. */
  readonly rules: readonly [Rule, ...Rule[]];
  /** Day as of which departments are looked up. */
  readonly asOf: string;
}

/**
 * Reads every value ever known that the rules read; `undefined` where the level has no data.
 *
 * @throws Failure `replay.tooLarge`
 */
export async function loadPast(unit: UnitOfWork, scope: PastScope): Promise<Past | undefined> {
  const { asOf, released, rules, settings } = scope;
  const [{ indicator, level, periodKind, process }] = rules;
  const { calendar } = settings;
  const extent = await levelExtent(unit, released.dictionary, level, periodKind);
  if (!extent) return undefined;
  const [from, to] = [periodOfKey(periodKind, extent.from), periodOfKey(periodKind, extent.to)];
  const subjects = await unit.subjects.ofLevel(level);
  const cells = subjects.length * periodsBetween(from, to, calendar).length;
  if (cells > MOST_CELLS) throw tooLarge(cells);
  const plans = rules.map((rule) => planOfDraft(scope, rule));
  const plan = {
    items: namesIn(plans, ({ items }) => items),
    attributes: namesIn(plans, ({ attributes }) => attributes),
    relations: plans.flatMap(({ relations }) => relations),
  };
  // attributes and validity as evaluations see them; values come with their histories
  const shape = { ...plan, items: [] };
  const request = {
    dictionary: released.dictionary,
    calendar,
    plan: shape,
    level,
    periodKind,
    subjects,
    from,
    to,
  };
  const { grid } = await loadGrid(unit, { ...request, back: 0 });
  const around = await loadRelated(unit, request);
  const historyOf = (other: Grid, own: readonly Subject[]) =>
    withHistory(unit, scope, other, own, plan.items);
  const grids = await Promise.all(
    around.grids.grids.map(async (other) => historyOf(other, await unit.subjects.ofLevel(other.level))),
  );
  const departments = await departmentsOf(unit, indicator ?? null, subjects, asOf);
  const found = released.processes.find(({ code }) => code === process);
  return {
    input: {
      dictionary: released.dictionary,
      history: await historyOf({ ...grid, calendar }, subjects),
      departments: departments.codes,
      ...(settings.openPeriods === null ? {} : { openPeriods: settings.openPeriods }),
      ...(found && { process: found }),
      ...(plan.relations.length > 0 && { around: { ...around.grids, grids } }),
    },
    subjects,
    departments: departments.names,
  };
}

function planOfDraft({ released: { dictionary } }: PastScope, rule: Rule): EvaluationPlan {
  const { recovery, ...lifeCycle } = rule.lifeCycle;
  const others = dictionary.rules.filter(({ code }) => code !== rule.code);
  const asked = recovery ? [{ ...rule, code: `${rule.code}-recovery`, conditions: recovery, lifeCycle }] : [];
  const rules = [...others, rule, ...asked];
  return planEvaluation(
    { ...dictionary, rules },
    [rule, ...asked].map(({ code }) => code),
  );
}

function namesIn(
  plans: readonly EvaluationPlan[],
  names: (plan: EvaluationPlan) => readonly string[],
): readonly string[] {
  return [...new Set(plans.flatMap(names))];
}

async function withHistory(
  unit: UnitOfWork,
  { released }: PastScope,
  grid: Grid,
  subjects: readonly Subject[],
  items: readonly string[],
): Promise<GridHistory> {
  const { level, periodKind } = grid;
  const own = released.dictionary.items.filter(
    (item) => item.level === level && item.periodKind === periodKind && items.includes(item.code),
  );
  const ids = new Map(subjects.map(({ code, id }) => [code, id]));
  const places = new Map(grid.subjects.map((code, place) => [ids.get(code) ?? -1, place]));
  const periods = new Map(grid.periods.map((period, place) => [periodKey(period), place]));
  const columns = await unit.observations.histories({
    items: own.map(({ code }) => code),
    level,
    periodKind,
    ...(grid.subjects.length < subjects.length && { subjectIds: [...places.keys()] }),
    fromPeriod: periodKey(grid.periods[0] ?? ''),
    toPeriod: periodKey(grid.periods.at(-1) ?? ''),
  });
  const dated = new Map(subjects.map((subject) => [subject.code, isUndated(subject)]));
  return {
    ...grid,
    undated: Uint8Array.from(grid.subjects, (code) => (dated.get(code) === true ? 1 : 0)),
    items: columns.map((column, i) => historyOf(column, own[i]?.valueType ?? 'number', places, periods)),
  };
}

function historyOf(
  column: CurrentColumn,
  type: Column['kind'],
  places: ReadonlyMap<number, number>,
  periods: ReadonlyMap<number, number>,
): ItemHistory {
  return {
    item: column.item,
    subject: column.subjectId.map((id) => places.get(id) ?? 0),
    period: column.period.map((key) => periods.get(key) ?? 0),
    values: valuesOf(column, type),
    knownAt: column.knownAt,
  };
}

function valuesOf({ number, text }: CurrentColumn, type: Column['kind']): Column {
  if (type === 'number') return { kind: 'number', values: number };
  if (type === 'boolean') {
    return {
      kind: 'boolean',
      values: Uint8Array.from(number, (one) => (Number.isNaN(one) ? 2 : one === 0 ? 0 : 1)),
    };
  }
  return { kind: type, values: text ?? new Array<null>(number.length).fill(null) };
}

async function departmentsOf(
  unit: UnitOfWork,
  indicator: string | null,
  subjects: readonly Subject[],
  asOf: string,
): Promise<{ readonly codes: readonly (string | null)[]; readonly names: ReadonlyMap<string, string> }> {
  const ids = subjects.map(({ id }) => id);
  const found = await responsibleDepartments(unit, indicator, ids, asOf);
  const departments = await unit.subjects.byIds([...new Set([...found.values()].flatMap((id) => id ?? []))]);
  const codeOf = new Map(departments.map(({ code, id }) => [id, code]));
  return {
    codes: ids.map((id) => codeOf.get(found.get(id) ?? -1) ?? null),
    names: new Map(departments.map(({ code, name }) => [code, name])),
  };
}

function tooLarge(cells: number): Failure {
  return new Failure('replay.tooLarge', {
    zh: `数据太多（${cells} 个单元格，上限 ${MOST_CELLS}），请用统计周期更长的数据项。`,
    en: `There is too much data (${cells} cells, at most ${MOST_CELLS}); use items of longer periods.`,
  });
}
