import {
  evaluateGrid,
  roundComputed,
  VERDICT_CODES,
  type Dictionary,
  type EvaluationPlan,
  type GridResult,
  type Rule,
} from '@zhengai/engine';
import type {
  ReleasedDefinitions,
  Settings,
  Subject,
  SubjectId,
  UnitOfWork,
  VerdictBatch,
} from '../../ports/index.js';
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
  return { ...evaluated, rules: await storeVerdicts(unit, scope, evaluated, asOf) };
}

/** Cells that were judged, and whose they are. */
interface JudgedCells {
  readonly cells: Int32Array;
  readonly subjectId: Int32Array;
  readonly period: Int32Array;
}

function judgedCells({ firstJudged, grid, periodKeys, subjects }: EvaluatedSubjects): JudgedCells {
  const width = grid.periods.length;
  const found = { cells: new Int32Array(grid.valid.length), length: 0 };
  for (let cell = 0; cell < grid.valid.length; cell++) {
    if (grid.valid[cell] === 1 && cell % width >= firstJudged) found.cells[found.length++] = cell;
  }
  const cells = found.cells.subarray(0, found.length);
  return {
    cells,
    subjectId: cells.map((cell) => subjects[Math.floor(cell / width)]?.id ?? 0),
    period: cells.map((cell) => periodKeys[cell % width] ?? 0),
  };
}

async function storeVerdicts(
  unit: UnitOfWork,
  scope: EvaluationScope,
  evaluated: EvaluatedSubjects,
  asOf: string,
): Promise<RuleCells[]> {
  const judged = judgedCells(evaluated);
  const batches = scope.rules.map((rule) => verdictBatch(scope, evaluated, rule, judged, asOf));
  const changed = await unit.verdicts.write(batches);
  return scope.rules.map((rule, index): RuleCells => {
    const { ruleVersion, verdict } = batches[index] as VerdictBatch;
    const changedIds = changed[index]?.subjectId ?? new Int32Array(0);
    const triggeredSubjects = new Set<SubjectId>();
    let [triggered, unknown] = [0, 0];
    verdict.forEach((code, at) => {
      if (code === VERDICT_CODES.triggered) {
        triggered++;
        triggeredSubjects.add(judged.subjectId[at] ?? 0);
      } else if (code === VERDICT_CODES.unknown) unknown++;
    });
    return {
      rule,
      version: ruleVersion,
      cells: judged.cells,
      triggered,
      unknown,
      triggeredSubjects,
      changed: changedIds.length,
      changedSubjects: new Set(changedIds),
    };
  });
}

function verdictBatch(
  scope: EvaluationScope,
  evaluated: EvaluatedSubjects,
  rule: Rule,
  { cells, period, subjectId }: JudgedCells,
  asOf: string,
): VerdictBatch {
  const codes = evaluated.result.verdicts(rule.code);
  const values = roundedValues(scope.released.dictionary, evaluated, rule);
  return {
    rule: rule.code,
    ruleVersion: scope.released.ruleVersions.get(rule.code) ?? 1,
    asOf,
    length: cells.length,
    subjectId,
    period,
    verdict: Uint8Array.from(cells, (cell) => codes[cell] ?? VERDICT_CODES.unknown),
    value: Float64Array.from(cells, values),
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
