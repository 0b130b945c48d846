import type { LineVerdict, MilestoneTarget } from '../model/index.js';
import { addFractions, divideFractions, fractionOf, ZERO } from '../rounding/index.js';
import { attainmentNumber } from './attainment.js';

/** What was reported of a milestone. */
export interface MilestoneReport {
  /** Day on which it was done; `null` is not yet. */
  readonly doneOn: string | null;
  /** Codes of the evidence that is there. */
  readonly evidence?: readonly string[];
}

/**
 * `done` with all its evidence, by its day or `late`; `unproven`: reported as done, evidence is missing; `overdue`: its
 * day has passed; `open`: it has not.
 */
export type MilestoneState = 'done' | 'late' | 'unproven' | 'overdue' | 'open';

export interface MilestoneJudgement {
  readonly kind: 'milestone';
  readonly verdict: LineVerdict;
  readonly attainment: number | null;
  readonly milestones: readonly {
    readonly code: string;
    readonly dueOn: string;
    readonly doneOn: string | null;
    readonly state: MilestoneState;
    readonly missingEvidence: readonly string[];
  }[];
}

/**
 * Met when everything due by the day is done in time and proved. The attainment is the weight of what is done and
 * proved, late or not, out of all that is due by the day or done already; without anything due it is not known.
 */
export function judgeMilestones(
  target: MilestoneTarget,
  asOf: string | undefined,
  reports: Readonly<Record<string, MilestoneReport>>,
): MilestoneJudgement {
  const milestones = target.milestones.map(({ code, dueOn, weight = 1, evidence }) => {
    const report = Object.hasOwn(reports, code) ? reports[code] : undefined;
    const doneOn = report?.doneOn ?? null;
    const there = new Set(report?.evidence ?? []);
    const missingEvidence = evidence.filter((one) => !there.has(one.code)).map((one) => one.code);
    const state = stateOf(dueOn, doneOn, missingEvidence.length === 0, asOf);
    return { code, dueOn, doneOn, state, missingEvidence, weight };
  });
  const counted = milestones.filter(({ state }) => state !== 'open');
  const all = addFractions(...counted.map(({ weight }) => fractionOf(weight)));
  const done = counted.filter(({ state }) => state === 'done' || state === 'late');
  const share =
    asOf === undefined || all.numerator === 0n
      ? null
      : divideFractions(addFractions(ZERO, ...done.map(({ weight }) => fractionOf(weight))), all);
  return {
    kind: 'milestone',
    verdict: share === null ? 'unknown' : counted.every(({ state }) => state === 'done') ? 'met' : 'notMet',
    attainment: attainmentNumber(share),
    milestones: milestones.map(({ weight: _weight, ...one }) => one),
  };
}

function stateOf(
  dueOn: string,
  doneOn: string | null,
  proven: boolean,
  asOf: string | undefined,
): MilestoneState {
  const passed = asOf !== undefined && asOf > dueOn;
  // what is done after the day that is looked at is not yet done
  if (doneOn === null || (asOf !== undefined && doneOn > asOf)) return passed ? 'overdue' : 'open';
  if (!proven) return passed ? 'unproven' : 'open';
  return doneOn > dueOn ? 'late' : 'done';
}
