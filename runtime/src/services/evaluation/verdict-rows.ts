import {
  decidingComparisons,
  VERDICT_OF_CODE,
  type FactValue,
  type Rule,
  type RuleEvaluation,
  type RuleVerdict,
} from '@zhengai/engine';
import type { EvaluatedSubjects, RuleCells } from './evaluate-subjects.js';

/** A row of `verdicts.csv`: one rule × subject of its level × period in which the subject is valid. */
export interface VerdictRow {
  readonly rule: string;
  readonly ruleVersion: number;
  readonly subject: string;
  readonly level: string;
  readonly period: string;
  readonly verdict: RuleVerdict;
  /** Empty unless triggered. */
  readonly severity: string;
  /** Of the deciding comparisons, joined by `;`. */
  readonly value: string;
  readonly expected: string;
  /** Sorted union of the smallest sets of missing facts, joined by `;`. */
  readonly missing: string;
}

/** Ordered by subject as given, then rule, then period. */
export function verdictRows(evaluated: EvaluatedSubjects, rules: readonly RuleCells[]): VerdictRow[] {
  const width = evaluated.periodKeys.length;
  const bySubject = new Map<number, VerdictRow[]>();
  for (const { rule, version, cells } of rules) {
    const codes = evaluated.result.verdicts(rule.code);
    const isBroken = evaluated.plan.broken.has(rule.code);
    for (const cell of cells) {
      const subject = Math.floor(cell / width);
      const rows = bySubject.get(subject) ?? [];
      if (rows.length === 0) bySubject.set(subject, rows);
      rows.push({
        rule: rule.code,
        ruleVersion: version,
        subject: evaluated.grid.subjects[subject] ?? '',
        level: evaluated.grid.level,
        period: evaluated.grid.periods[cell % width] ?? '',
        ...(isBroken ? NOTHING_TO_SAY : verdictColumns(rule, evaluated.result.explain(rule.code, cell))),
        verdict: VERDICT_OF_CODE[codes[cell] ?? 2] ?? 'unknown',
      });
    }
  }
  return [...bySubject.entries()].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows);
}

/** A rule whose model is broken is unknown for everybody. */
const NOTHING_TO_SAY = { severity: '', value: '', expected: '', missing: '' };

function verdictColumns(
  rule: Rule,
  evaluation: RuleEvaluation,
): Pick<VerdictRow, 'severity' | 'value' | 'expected' | 'missing'> {
  const deciding = decidingComparisons(evaluation.explanation);
  return {
    severity: evaluation.verdict === 'triggered' ? rule.event.type : '',
    value: deciding.map(({ left }) => cellText(left.value)).join(';'),
    expected: deciding.map(({ right }) => cellText(right.value)).join(';'),
    missing: [...new Set(evaluation.missing.flat())].sort().join(';'),
  };
}

function cellText(value: FactValue | readonly FactValue[]): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.map(cellText).join(',') : String(value);
}
