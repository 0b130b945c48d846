import type { LineVerdict, QualitativeTarget } from '../model/index.js';
import { addFractions, divideFractions, fractionOf } from '../rounding/index.js';
import { attainmentNumber } from './attainment.js';

export interface QualitativeJudgement {
  readonly kind: 'qualitative';
  readonly verdict: LineVerdict;
  readonly attainment: number | null;
  /** Step that the judges' middle lies on, the worse of two; `null` with too few judges. */
  readonly step: string | null;
  readonly opinions: readonly { readonly judge: string; readonly step: string }[];
}

/** The middle of the judges' opinions decides; the attainment is the mean of theirs. A judge's last opinion counts. */
export function judgeQualitative(
  { scale, metFrom, minimumJudges = 1 }: QualitativeTarget,
  given: readonly { readonly judge: string; readonly step: string }[],
): QualitativeJudgement {
  const rankOf = (step: string) => scale.findIndex(({ code }) => code === step);
  const opinions = [...new Map(given.map((one) => [one.judge, one])).values()].filter(
    ({ step }) => rankOf(step) >= 0,
  );
  if (opinions.length < minimumJudges) {
    return { kind: 'qualitative', verdict: 'unknown', attainment: null, step: null, opinions };
  }
  const ranks = opinions.map(({ step }) => rankOf(step)).sort((a, b) => a - b);
  const middle = ranks[ranks.length >> 1] as number;
  const attained = ranks.map((rank) => fractionOf(scale[rank]?.attainment ?? 0));
  return {
    kind: 'qualitative',
    verdict: middle <= rankOf(metFrom) ? 'met' : 'notMet',
    attainment: attainmentNumber(divideFractions(addFractions(...attained), fractionOf(ranks.length))),
    step: scale[middle]?.code ?? null,
    opinions,
  };
}
