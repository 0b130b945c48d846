/** A value at which a warning was raised, and whether that was right; either may not be known. */
export interface LabelledValue {
  readonly value?: number | null;
  readonly wasRight?: boolean;
}

/** What a threshold would have made of the warnings that people have labelled. */
export interface ThresholdQuality {
  /** Warnings at it or beyond it would have been raised. */
  readonly threshold: number;
  readonly raised: number;
  /** Right among the raised, 0–1. */
  readonly precision: number;
  /** Raised among the right, 0–1; of what this rule found, for nobody knows what it did not find. */
  readonly recall: number;
}

export interface ThresholdSweep {
  readonly labelled: number;
  /** Every threshold at which the answer changes, the widest first: raised and recall never grow. */
  readonly thresholds: readonly ThresholdQuality[];
  /** The one with the best balance of both (F1), the widest of equals. */
  readonly best: ThresholdQuality;
}

/** Fewer labels say nothing. */
export const LABELS_NEEDED = 30;

/**
 * Precision and recall of every threshold, from the values of labelled warnings: one pass over them in order. Nothing
 * while there are fewer than `LABELS_NEEDED` labels with values, or none of them right.
 *
 * @param trouble  whether high or low values are raised
 */
export function sweepThresholds(
  entries: readonly LabelledValue[],
  trouble: 'high' | 'low',
): ThresholdSweep | undefined {
  const labelled = entries.flatMap(({ value, wasRight }) =>
    wasRight === undefined || value === undefined || value === null ? [] : [{ value, wasRight }],
  );
  const right = labelled.filter(({ wasRight }) => wasRight).length;
  if (labelled.length < LABELS_NEEDED || right === 0) return undefined;
  const sign = trouble === 'high' ? -1 : 1;
  // the gravest first
  labelled.sort((a, b) => sign * (a.value - b.value));
  const thresholds: ThresholdQuality[] = [];
  let rightSoFar = 0;
  for (const [i, { value, wasRight }] of labelled.entries()) {
    if (wasRight) rightSoFar++;
    if (labelled[i + 1]?.value === value) continue;
    const raised = i + 1;
    thresholds.unshift({
      threshold: value,
      raised,
      precision: rightSoFar / raised,
      recall: rightSoFar / right,
    });
  }
  const best = thresholds.reduce((one, other) => (balanceOf(other) > balanceOf(one) ? other : one));
  return { labelled: labelled.length, thresholds, best };
}

function balanceOf({ precision, recall }: ThresholdQuality): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
