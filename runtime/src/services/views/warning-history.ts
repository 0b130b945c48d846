import {
  periodOfKey,
  type ComparisonExplanation,
  type Dictionary,
  type Rule,
  type RuleExplanation,
} from '@zhengai/engine';
import type { HistoryPoint } from '../../contract/index.js';
import type { Subject, UnitOfWork } from '../../ports/index.js';
import { evaluateSubjects } from '../evaluation/index.js';

/** Newest periods shown. */
const PERIODS_SHOWN = 60;

/**
 * What one rule has said of one subject, period by period, ascending, with the line judged against.
 * Verdicts and values are those in force; lines are derived again from the data of now.
 */
export async function warningHistory(
  unit: UnitOfWork,
  rule: Rule,
  subject: Subject,
  /** With the rule in the version asked for. */
  dictionary: Dictionary,
): Promise<HistoryPoint[]> {
  const verdicts = (await unit.verdicts.ofRule(rule.code, [subject.id])).slice(-PERIODS_SHOWN);
  const [first] = verdicts;
  const last = verdicts.at(-1);
  if (first === undefined || last === undefined) return [];
  const [released, settings] = await Promise.all([unit.definitions.released(), unit.settings.get()]);
  const evaluated = await evaluateSubjects(
    unit,
    {
      released,
      settings,
      rules: [rule],
      subjects: [subject],
      from: periodOfKey(rule.periodKind, first.period),
      to: periodOfKey(rule.periodKind, last.period),
    },
    dictionary,
  );
  const cellOf = new Map(Array.from(evaluated.periodKeys, (key, cell) => [key, cell]));
  return verdicts.map(({ period, value, verdict }) => {
    const cell = cellOf.get(period);
    const explained = cell === undefined ? undefined : evaluated.result.explain(rule.code, cell);
    return {
      period: periodOfKey(rule.periodKind, period),
      value,
      verdict,
      line: explained === undefined ? null : lineOf(explained.explanation, rule.indicator),
    };
  });
}

/** The number that the rule's own indicator is compared with, in the period judged. */
export function lineOf(explanation: RuleExplanation, indicator: string | undefined): number | null {
  for (const { left, right } of comparisonsOf(explanation)) {
    const [subject, line] =
      right.ref?.kind === 'indicator' && right.ref.code === indicator ? [right, left] : [left, right];
    const isIndicator = subject.ref?.kind === 'indicator' && subject.ref.code === indicator;
    if (isIndicator && (subject.ref?.offset ?? 0) === 0 && typeof line.value === 'number') return line.value;
  }
  return null;
}

function comparisonsOf(explanation: RuleExplanation): ComparisonExplanation[] {
  return explanation.kind === 'comparison' ? [explanation] : explanation.children.flatMap(comparisonsOf);
}

/** The dictionary with one rule as it was in another version. */
export function withRule(dictionary: Dictionary, rule: Rule): Dictionary {
  return { ...dictionary, rules: [...dictionary.rules.filter(({ code }) => code !== rule.code), rule] };
}
