import {
  evaluateGrid,
  roundComputed,
  VERDICT_CODES,
  type Dictionary,
  type EvaluationPlan,
  type GridResult,
  type Rule,
} from '@zhengai/engine';
import type { ReleasedDefinitions, Settings, Subject, SubjectId, UnitOfWork } from '../../ports/index.js';
import { loadGrid, type LoadedGrid } from './load-grid.js';
import { loadRelated, type LoadedRelated } from './load-related.js';
import { planOf } from './rules-in-force.js';

export interface EvaluationScope {
  readonly released: ReleasedDefinitions;
  readonly settings: Settings;
  /** Of one level and one period kind. */
  readonly rules: readonly Rule[];
  readonly subjects: readonly Subject[];
  /** Periods to judge, inclusive. */
  readonly from: string;
  readonly to: string;
}

/** A grid with its results: what explanations are drawn from. */
export interface EvaluatedSubjects extends LoadedGrid {
  readonly plan: EvaluationPlan;
  readonly result: GridResult;
  /** What stands around the subjects, as far as the plan reads it. */
  readonly related: LoadedRelated;
}

/** Evaluates without storing anything. */
export async function evaluateSubjects(
  unit: UnitOfWork,
  scope: EvaluationScope,
  /** Another one than the released: a frozen rule version in place of the newest. */
  dictionary: Dictionary = scope.released.dictionary,
): Promise<EvaluatedSubjects> {
  const [first] = scope.rules;
  if (!first) throw new Error('an evaluation needs a rule');
  const codes = scope.rules.map(({ code }) => code);
  const plan = planOf(dictionary, codes);
  const loaded = await loadGrid(unit, {
    dictionary,
    calendar: scope.settings.calendar,
    plan,
    level: first.level,
    periodKind: first.periodKind,
    subjects: scope.subjects,
    from: scope.from,
    to: scope.to,
    back: Math.max(0, ...codes.map((code) => plan.reach(code).back)),
  });
  const { periods } = loaded.grid;
  const related = await loadRelated(unit, {
    dictionary,
    calendar: scope.settings.calendar,
    plan,
    level: first.level,
    periodKind: first.periodKind,
    subjects: scope.subjects,
    from: periods[0] ?? scope.from,
    to: periods.at(-1) ?? scope.to,
  });
  return { ...loaded, plan, result: evaluateGrid(plan, loaded.grid, related.grids), related };
}

export interface RuleCells {
  readonly rule: Rule;
  readonly version: number;
  /** Cells of the grid that were judged: valid and inside the periods asked for. */
  readonly cells: Int32Array;
  readonly triggered: number;
  readonly unknown: number;
  /** Subjects with a verdict, value or version that differs from what was stored before. */
  readonly changedSubjects: ReadonlySet<SubjectId>;
  readonly changed: number;
  readonly triggeredSubjects: ReadonlySet<SubjectId>;
}

/**
 * Evaluates and stores the verdicts of valid cells. Evaluations of the same subjects take turns, so that the newest data
 * has the last word.
 */
export async function evaluateAndStore(
  unit: UnitOfWork,
  scope: EvaluationScope,
  asOf: string,
): Promise<EvaluatedSubjects & { readonly rules: readonly RuleCells[] }> {
  await unit.subjects.lock(scope.subjects.map(({ id }) => id));
  const evaluated = await evaluateSubjects(unit, scope);
  const judged = judgedCells(evaluated);
  const rules: RuleCells[] = [];
  for (const rule of scope.rules) rules.push(await storeVerdicts(unit, scope, evaluated, rule, judged, asOf));
  return { ...evaluated, rules };
}

function judgedCells({ firstJudged, grid }: EvaluatedSubjects): Int32Array {
  const width = grid.periods.length;
  const cells: number[] = [];
  for (let cell = 0; cell < grid.valid.length; cell++) {
    if (grid.valid[cell] === 1 && cell % width >= firstJudged) cells.push(cell);
  }
  return Int32Array.from(cells);
}

async function storeVerdicts(
  unit: UnitOfWork,
  scope: EvaluationScope,
  evaluated: EvaluatedSubjects,
  rule: Rule,
  cells: Int32Array,
  asOf: string,
): Promise<RuleCells> {
  const { periodKeys, result, subjects } = evaluated;
  const width = periodKeys.length;
  const version = scope.released.ruleVersions.get(rule.code) ?? 1;
  const codes = result.verdicts(rule.code);
  const values = roundedValues(scope.released.dictionary, evaluated, rule);
  const batch = {
    subjectId: new Int32Array(cells.length),
    period: new Int32Array(cells.length),
    verdict: new Uint8Array(cells.length),
    value: new Float64Array(cells.length),
  };
  const triggeredSubjects = new Set<SubjectId>();
  let triggered = 0;
  let unknown = 0;
  cells.forEach((cell, index) => {
    const id = subjects[Math.floor(cell / width)]?.id ?? 0;
    const verdict = codes[cell] ?? VERDICT_CODES.unknown;
    batch.subjectId[index] = id;
    batch.period[index] = periodKeys[cell % width] ?? 0;
    batch.verdict[index] = verdict;
    batch.value[index] = values(cell);
    if (verdict === VERDICT_CODES.triggered) {
      triggered++;
      triggeredSubjects.add(id);
    } else if (verdict === VERDICT_CODES.unknown) unknown++;
  });
  const changed = await unit.verdicts.write({
    rule: rule.code,
    ruleVersion: version,
    asOf,
    length: cells.length,
    ...batch,
  });
  return {
    rule,
    version,
    cells,
    triggered,
    unknown,
    triggeredSubjects,
    changed: changed.subjectId.length,
    changedSubjects: new Set(changed.subjectId),
  };
}

/** The rule's indicator at a cell, rounded as it is judged and shown; NaN where there is none. */
export function roundedValues(
  dictionary: Dictionary,
  { result }: EvaluatedSubjects,
  rule: Rule,
): (cell: number) => number {
  const indicator = dictionary.indicators.find(({ code }) => code === rule.indicator);
  if (!indicator) return () => NaN;
  const values = result.indicator(indicator.code);
  return (cell) => {
    const value = values[cell] ?? NaN;
    return Number.isNaN(value) ? NaN : roundComputed(value, indicator.decimals);
  };
}
