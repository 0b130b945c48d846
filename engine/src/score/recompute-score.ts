import { scoreGroup, scoreLeaf, outcomeOf } from './score-outcome.js';
import type { LeafExplanation } from './form-given.js';
import type { ScoreExplanation, ScoreItemExplanation, ScoreOutcome } from './score-explanation.js';

/** The score that follows from what an explanation says was given; what it says of the points is not looked at. */
export function recomputeScore(explanation: ScoreExplanation): ScoreOutcome {
  const { items, grades, decimals } = explanation;
  return outcomeOf(
    items.map((item) => recomputeItem(item, decimals)),
    grades,
    decimals,
  );
}

function recomputeItem(item: ScoreItemExplanation, decimals: number): ScoreItemExplanation {
  if (item.kind !== 'group') return scoreLeaf<LeafExplanation>(item, decimals);
  return scoreGroup({ ...item, items: item.items.map((one) => recomputeItem(one, decimals)) }, decimals);
}
