import type {
  CumulativeTarget,
  Dictionary,
  LineVerdict,
  MilestoneTarget,
  NumericTarget,
  QualitativeTarget,
  Target,
} from '../model/index.js';
import { judgeCumulative, type CumulativeJudgement } from './judge-cumulative.js';
import { judgeMilestones, type MilestoneJudgement, type MilestoneReport } from './judge-milestones.js';
import { judgeNumeric, type NumericJudgement } from './judge-numeric.js';
import { judgeQualitative, type QualitativeJudgement } from './judge-qualitative.js';

/** What is known when a target is judged; each kind of target takes its own part. */
export interface TargetEvidence {
  /** Period that is judged: numeric and cumulative targets. */
  readonly period?: string;
  /** Values of the indicator by period; absent or `null` is not known. */
  readonly values?: Readonly<Record<string, number | null>>;
  /** Day on which milestones are looked at, `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** What was reported, by milestone; absent is nothing yet. */
  readonly milestones?: Readonly<Record<string, MilestoneReport>>;
  /** Steps of the scale that judges chose. */
  readonly opinions?: readonly { readonly judge: string; readonly step: string }[];
}

export interface TargetVerdict {
  readonly verdict: LineVerdict;
  /** 达成度, 1 is reached in full; not capped; `null` where it is not known or cannot be said. */
  readonly attainment: number | null;
}

export type TargetJudgement = TargetVerdict &
  (NumericJudgement | CumulativeJudgement | MilestoneJudgement | QualitativeJudgement);

/** Met or not, how far, and from what that follows; what is not known is `unknown`, never missed. */
export function judgeTarget(
  target: Target,
  evidence: TargetEvidence,
  dictionary: Dictionary,
): TargetJudgement {
  return (JUDGES[target.kind] as Judge<Target>)(target, evidence, dictionary);
}

type Judge<T extends Target> = (
  target: T,
  evidence: TargetEvidence,
  dictionary: Dictionary,
) => TargetJudgement;

const JUDGES: {
  readonly numeric: Judge<NumericTarget>;
  readonly cumulative: Judge<CumulativeTarget>;
  readonly milestone: Judge<MilestoneTarget>;
  readonly qualitative: Judge<QualitativeTarget>;
} = {
  numeric: (target, { period, values = {} }, dictionary) => judgeNumeric(target, period, values, dictionary),
  cumulative: (target, { period, values = {} }, dictionary) =>
    judgeCumulative(target, period, values, dictionary),
  milestone: (target, { asOf, milestones = {} }) => judgeMilestones(target, asOf, milestones),
  qualitative: (target, { opinions = [] }) => judgeQualitative(target, opinions),
};
