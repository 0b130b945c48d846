import type { DefinitionLife } from '../../definitions/index.js';
import { AppliedPlanNote, ReleaseDialog } from '../../revision/index.js';

interface RuleReleaseProps {
  readonly life: DefinitionLife;
  readonly isReleasing: boolean;
  readonly onClose: () => void;
}

/** What a release does to the warnings of the rule: before it is decided, and after it was done. */
export function RuleRelease({ life, isReleasing, onClose }: RuleReleaseProps) {
  const { busy, current, moveBy } = life;
  if (!current) return null;
  if (isReleasing) {
    return <ReleaseDialog draft={current} busy={busy} onClose={onClose} onRelease={moveBy} />;
  }
  return current.status === 'released' ? (
    <AppliedPlanNote code={current.code} version={current.version} />
  ) : null;
}
