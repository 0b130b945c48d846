import { periodKey, type LocalizedText, type Rule, type RuleExplanation, type Truth } from '@zhengai/engine';
import type { ReleasedDefinitions, Settings, Subject, SubjectId, UnitOfWork } from '../../ports/index.js';
import {
  compiledRuleOf,
  evaluateSubjects,
  explainCells,
  roundedValues,
  type EvaluatedSubjects,
} from '../evaluation/index.js';
import { warningMessage } from './warning-message.js';

export interface RuleScope {
  readonly released: ReleasedDefinitions;
  readonly settings: Settings;
  readonly rule: Rule;
}

/** A subject and a period of it. */
export interface Spot {
  readonly subject: Subject;
  readonly period: string;
}

export interface Finding {
  readonly value: number | null;
  readonly explanation: RuleExplanation;
  readonly message: LocalizedText;
}

/** What a warning shows of the period that raised it: value, explanation with sources, sentence; in the order given. */
export async function findingsOf(
  unit: UnitOfWork,
  scope: RuleScope,
  spots: readonly (Spot & { readonly since: string })[],
): Promise<Finding[]> {
  const evaluated = await evaluateSpots(unit, scope, spots);
  if (!evaluated) return [];
  const { dictionary } = scope.released;
  const cellOf = cellFinder(evaluated);
  const cells = spots.map(({ period, subject }) => cellOf(subject.id, period) ?? 0);
  const explained = await explainCells(unit, dictionary, evaluated, scope.rule, cells);
  const valueOf = roundedValues(dictionary, evaluated, scope.rule);
  return spots.map(({ since, subject }, index) => {
    const cell = cells[index] ?? 0;
    const evaluation = explained[index];
    if (!evaluation) throw new Error('a cell has an explanation');
    const value = valueOf(cell);
    return {
      value: Number.isNaN(value) ? null : value,
      explanation: evaluation.explanation,
      message: warningMessage(scope.rule, subject.name, evaluation.explanation, since),
    };
  });
}

/**
 * Whether the rule's own recovery condition holds, by subject and period; `undefined` for a rule without one.
 *
 * @param spots  all the periods that the life cycles look at
 */
export async function recoveryOf(
  unit: UnitOfWork,
  scope: RuleScope,
  spots: readonly Spot[],
): Promise<((id: SubjectId, period: string) => Truth) | undefined> {
  const { recovery } = compiledRuleOf(scope.released.dictionary, scope.rule);
  if (!recovery) return undefined;
  const evaluated = await evaluateSpots(unit, scope, spots);
  if (!evaluated) return () => null;
  const cellOf = cellFinder(evaluated);
  return (id, period) => {
    const cell = cellOf(id, period);
    return cell === undefined ? null : recovery.decide(evaluated.result.facts(scope.rule.code, cell));
  };
}

async function evaluateSpots(
  unit: UnitOfWork,
  { released, rule, settings }: RuleScope,
  spots: readonly Spot[],
): Promise<EvaluatedSubjects | undefined> {
  const periods = spots.map(({ period }) => period).sort((a, b) => periodKey(a) - periodKey(b));
  const [from] = periods;
  const to = periods.at(-1);
  if (from === undefined || to === undefined) return undefined;
  const subjects = [...new Map(spots.map(({ subject }) => [subject.id, subject])).values()];
  return evaluateSubjects(unit, { released, settings, rules: [rule], subjects, from, to });
}

function cellFinder(evaluated: EvaluatedSubjects): (id: SubjectId, period: string) => number | undefined {
  const width = evaluated.periodKeys.length;
  const rowOf = new Map(evaluated.subjects.map(({ id }, row) => [id, row]));
  const columnOf = new Map(evaluated.grid.periods.map((period, column) => [period, column]));
  return (id, period) => {
    const row = rowOf.get(id);
    const column = columnOf.get(period);
    return row === undefined || column === undefined ? undefined : row * width + column;
  };
}
