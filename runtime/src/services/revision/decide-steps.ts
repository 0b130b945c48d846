import type { RevisionPlanView } from '../../contract/index.js';
import { Failure, type DecidedStep } from '../../ports/index.js';

export type ProposedStep = RevisionPlanView['steps'][number];

/** What a person decides about one warning of the plan; the others go as proposed. */
export interface PlanDecision {
  /** Code of the subject. */
  readonly subject: string;
  readonly openedIn: string;
  readonly step: 'keep' | 'close' | 'reopen' | 'leave';
}

/** What can be decided where the new version proposes something. */
const CHOICES: Readonly<Record<ProposedStep['step'], readonly DecidedStep['decided'][]>> = {
  keep: ['keep', 'close'],
  regrade: ['regrade', 'close'],
  close: ['close', 'keep'],
  reopen: ['reopen', 'leave'],
  open: ['open'],
};

/**
 * The steps of a plan as they were decided.
 *
 * @throws Failure `plan.decision` for what the plan does not hold, or cannot be decided so
 */
export function decideSteps(
  proposed: readonly ProposedStep[],
  decisions: readonly PlanDecision[],
): (ProposedStep & { readonly decided: DecidedStep['decided'] })[] {
  const wanted = new Map(decisions.map((one) => [keyOf(one.subject, one.openedIn), one.step]));
  const decided = proposed.map((step) => {
    const key = keyOf(step.subject.code, step.openedIn);
    const choice = wanted.get(key) ?? step.step;
    wanted.delete(key);
    if (CHOICES[step.step].includes(choice)) return { ...step, decided: choice };
    throw undecidable(step.subject.name);
  });
  const [left] = wanted.keys();
  if (left !== undefined) throw undecidable(left);
  return decided;
}

function keyOf(subject: string, openedIn: string): string {
  return `${subject} ${openedIn}`;
}

function undecidable(subject: string): Failure {
  return new Failure('plan.decision', {
    zh: `“${subject}”的预警不能这样处理：处置方案已经变化。请重新查看处置方案。`,
    en: `This cannot be decided for the warning of ${subject}: the plan is another one by now. Look at it again.`,
  });
}
