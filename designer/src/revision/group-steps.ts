import type { RevisionPlanView } from '@zhengai/runtime/contract';

export type PlanStep = RevisionPlanView['steps'][number];
export type Step = PlanStep['step'];

/** Warnings for which the same is proposed, for the same reason. */
export interface StepGroup {
  readonly step: Step;
  readonly reason: PlanStep['reason'];
  readonly steps: readonly PlanStep[];
}

const ORDER: readonly Step[] = ['close', 'regrade', 'reopen', 'open', 'keep'];

/** What can be decided instead of what is proposed; nothing where only the new version has a say. */
export const INSTEAD = { close: 'keep', keep: 'close', regrade: 'close', reopen: 'leave' } as const;

export function keyOf({ openedIn, subject }: Pick<PlanStep, 'openedIn' | 'subject'>): string {
  return `${subject.code} ${openedIn}`;
}

/** What changes most for people comes first. */
export function groupSteps(steps: readonly PlanStep[]): StepGroup[] {
  const groups = new Map<string, PlanStep[]>();
  for (const step of steps) {
    const key = `${step.step} ${step.reason.zh}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [{ step: first.step, reason: first.reason, steps: group }];
    })
    .sort((a, b) => ORDER.indexOf(a.step) - ORDER.indexOf(b.step) || b.steps.length - a.steps.length);
}
