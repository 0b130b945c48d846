import { Failure, type DecidedStep, type PersonId, type RevisionPlan } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { foldWarnings, latestPeriods } from '../warning/index.js';
import { record } from './release-rule.js';

/**
 * Takes back what the plan did to warnings: those it closed stand again, those it kept or reopened end as if nobody
 * had spoken. The released version stays in force.
 *
 * @throws Failure `plan.notFound`, `plan.undone`
 */
export async function undoPlan(
  deps: ServiceDeps,
  input: { readonly rule: string; readonly id: number; readonly by: PersonId },
): Promise<RevisionPlan> {
  return deps.store.transaction(async (unit) => {
    const plan = await unit.revisionPlans.find(input.id);
    if (plan?.rule !== input.rule) throw notFound(input.id);
    const at = deps.clock.now();
    const warningIds = plan.steps.flatMap(({ warningId }) => warningId ?? []);
    const before = await unit.warnings.byIds(warningIds);
    const subjectIds = [...new Set(before.map(({ subjectId }) => subjectId))];
    await unit.warnings.lock(plan.rule, subjectIds);
    if (!(await unit.revisionPlans.undo(plan.id, input.by, at))) throw undone();
    const periods = await latestPeriods(unit, plan.rule, before);
    const warnings = new Map((await unit.warnings.byIds(warningIds)).map((one) => [one.id, one]));
    for (const step of plan.steps) {
      const warning = warnings.get(step.warningId ?? 0);
      if (warning === undefined) continue;
      const event = {
        at,
        by: input.by,
        period: periods.get(warning.subjectId) ?? warning.openedIn,
        data: { planId: plan.id },
      };
      if (step.eventId !== null) {
        const data = { ...event.data, eventId: step.eventId };
        await record(unit, warning, { ...event, data, kind: 'planUndone' });
      }
      if (standsAgain(step)) await record(unit, warning, { ...event, kind: 'reopenedByPlan' });
      else if (step.decided === 'reopen') await record(unit, warning, { ...event, kind: 'closed' });
    }
    await foldWarnings(unit, deps, plan.rule, subjectIds);
    return { ...plan, undoneAt: at, undoneBy: input.by };
  });
}

/** The new version by itself would end it: somebody has to say that it stands. */
function standsAgain({ decided, proposed }: DecidedStep): boolean {
  return proposed === 'close' && decided === 'close';
}

function notFound(id: number): Failure {
  return new Failure('plan.notFound', {
    zh: `没有编号为 ${id} 的处置方案。`,
    en: `There is no plan with the number ${id}.`,
  });
}

function undone(): Failure {
  return new Failure('plan.undone', {
    zh: '这个处置方案已经撤销。请刷新页面。',
    en: 'This plan is undone already. Reload the page.',
  });
}
