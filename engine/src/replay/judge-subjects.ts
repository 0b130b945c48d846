import type { RuleVerdict } from '../model/index.js';
import type { WarningLife } from '../warning/index.js';
import type { ReplayInput } from './replay-input.js';
import { ReplayRun } from './replay-rule.js';

/** Where one subject stands by one version of a rule, with everything known by a day and nobody acting. */
export interface JudgedSubject {
  readonly subject: string;
  readonly life: WarningLife;
  /** The newest period with a verdict, its verdict and value (unrounded). */
  readonly period: string;
  readonly verdict: RuleVerdict;
  readonly value: number | null;
}

/**
 * The lives of all subjects that have a verdict, from what is known by the last day: no clock, one evaluation. What plans
 * and shadow runs are made of.
 *
 * @throws ModelError when the rule cannot be compiled
 */
export function judgeSubjects(input: Omit<ReplayInput, 'from'>): readonly JudgedSubject[] {
  const verdicts = new ReplayRun({ ...input, from: input.to }).runWhole();
  const { periods, subjects } = input.history;
  return subjects.flatMap((subject, place) => {
    const found = verdicts.lifeOf(place);
    if (!found) return [];
    const { last, life } = found;
    const value = verdicts.values[place * periods.length + last] ?? NaN;
    return [
      {
        subject,
        life,
        period: periods[last] as string,
        verdict: life.lastVerdict,
        value: Number.isFinite(value) ? value : null,
      },
    ];
  });
}
